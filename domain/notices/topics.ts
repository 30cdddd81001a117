/** The SNS topics: one for each of the 58 LGUs, one for OMH and every other kind of organisation (filtered by attribute). */
import { lguIds } from '../shared/counties.ts';
import type { Recipient } from '../shared/recipient.ts';

const topicOfRole = { planner: 'facility', cma: 'cma', healthHome: 'health-home', state: 'omh' } as const;

/** The end of a topic's name; a prefix with the stage stands before it. */
export const topicSuffix = ({ role, org }: Recipient): string =>
  role === 'spoa' ? `lgu-${org}` : topicOfRole[role];

export const topicSuffixes: readonly string[] = [
  ...lguIds.map((lgu) => `lgu-${lgu}`),
  ...Object.values(topicOfRole),
];
