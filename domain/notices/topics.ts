/** The SNS topics: one for each of the 58 LGUs, one for OMH and every other kind of organisation (filtered by attribute). */
import { lguIds } from '../shared/counties.ts';
import { recipientRoles, roleTraits } from '../shared/roles.ts';
import type { Recipient } from '../shared/recipient.ts';

/** The end of a topic's name; a prefix with the stage stands before it. */
export const topicSuffix = ({ role, org }: Recipient): string =>
  role === 'spoa' ? `${roleTraits[role].topic}-${org}` : roleTraits[role].topic;

/** Of no organisation: where the canary goes (canary.ts). */
export const canaryTopic = 'canary';

export const topicSuffixes: readonly string[] = [
  ...lguIds.map((org) => topicSuffix({ role: 'spoa', org })),
  ...recipientRoles.filter((role) => role !== 'spoa').map((role) => roleTraits[role].topic),
];
