/**
 * How a mailbox stands with SNS, and what is to be done about it. It is decided from what the registry says, what was noted
 * and what SNS answers now, so that any round makes up for one that failed. One step a round: an invitation is a mail, and
 * nobody is to be flooded by a mistake. A subscription that no standing names is a stray, and ended (adapters/sns): a wrong
 * address that was put right, or an invitation of which the note was lost.
 */
import * as z from 'zod';
import { organisationIdSchema } from '../shared/actor.ts';
import { canonicalJson } from '../shared/hash.ts';
import { addElapsed, type Instant } from '../shared/instant.ts';
import { mailboxProtocols, mostMailboxRank } from '../shared/mailbox-protocols.ts';
import { recipientSchema } from '../shared/recipient.ts';
import { asciiText, storedInstant } from '../shared/stored-text.ts';
import { filterPolicyOf, type MailboxOfOrganisation, mailboxStates, type NamedMailbox } from './mailbox.ts';

export const mailboxStandingSchema = z.strictObject({
  mailboxId: organisationIdSchema,
  role: recipientSchema.shape.role,
  org: organisationIdSchema,
  protocol: z.enum(mailboxProtocols),
  /** As it was invited: another endpoint is another mailbox. */
  endpoint: asciiText(512),
  rank: z.int().min(1).max(mostMailboxRank),
  legalOnly: z.boolean().optional(),
  state: z.enum(mailboxStates),
  /** In this state. */
  since: storedInstant,
  subscriptionArn: asciiText(512),
  invitedAt: storedInstant,
  /** Since it was last confirmed; the first is 1. */
  invitations: z.int().min(1),
  /** The link of the last invitation was followed, which is no confirmation: a mail scanner does that too. */
  linkFollowed: z.boolean(),
  /** Notices in a row that came back. */
  failuresInARow: z.int().min(0),
  version: z.int(),
});
export type MailboxStanding = z.infer<typeof mailboxStandingSchema>;

/** What SNS says of a subscription; undefined where it knows none. */
export interface FoundSubscription {
  pending: boolean;
  /** Confirmed by a signed request, so that ending it takes a signed request too. */
  authenticated: boolean;
  filterPolicy: string | undefined;
}

/** `unsubscribe` ends what stands, before anything else; `next` is noted when all is done. */
export type Tending =
  | { do: 'nothing'; next?: MailboxStanding }
  | { do: 'invite'; unsubscribe: boolean }
  | { do: 'setFilterPolicy'; filterPolicy: string; next: MailboxStanding };

/** A token of SNS and a subscription that nobody confirms live so long. */
const tokenHours = 48;
/** From then on nobody is asked more often than weekly: a choice of ours. */
const oftenInvited = 7;
const rarelyHours = 7 * 24;
/** A mailbox that bounces is asked anew after a day: whoever mended it confirms that. */
const bouncedHours = 24;

/** Hours until the next invitation: sooner where a link was followed, and later each time, since a scanner follows each. */
const hoursToNext = ({ invitations, linkFollowed }: MailboxStanding): number => {
  if (invitations >= oftenInvited) return rarelyHours;
  return linkFollowed ? Math.min(2 ** (invitations - 1), tokenHours) : tokenHours;
};

export const policyText = (mailbox: Parameters<typeof filterPolicyOf>[0]): string =>
  canonicalJson(filterPolicyOf(mailbox));

const isSamePolicy = (found: string | undefined, wanted: string): boolean => {
  try {
    return canonicalJson(JSON.parse(found ?? '')) === wanted;
  } catch {
    return false;
  }
};

const into = (
  standing: MailboxStanding,
  state: MailboxStanding['state'],
  now: Instant,
  changed: Partial<MailboxStanding> = {},
): MailboxStanding => ({
  ...standing,
  ...changed,
  ...(standing.state !== state && { state, since: now }),
});

const noted = (next: MailboxStanding, before: MailboxStanding): Tending =>
  canonicalJson(next) === canonicalJson(before) ? { do: 'nothing' } : { do: 'nothing', next };

const isTimeToInvite = (standing: MailboxStanding, now: Instant): boolean =>
  now >= addElapsed(standing.invitedAt, hoursToNext(standing), 'hours');

/** What nobody confirmed goes after its time; what was confirmed and has gone was ended by somebody. */
const tendVanished = (standing: MailboxStanding, now: Instant): Tending => {
  if (standing.state === 'confirmed') return { do: 'nothing', next: into(standing, 'gone', now) };
  return standing.state === 'invited' && !isTimeToInvite(standing, now)
    ? { do: 'nothing' }
    : { do: 'invite', unsubscribe: false };
};

const tendUnconfirmed = (
  standing: MailboxStanding,
  { pending }: FoundSubscription,
  now: Instant,
): Tending => {
  const next = into(standing, 'invited', now, { linkFollowed: !pending });
  return isTimeToInvite(next, now) ? { do: 'invite', unsubscribe: !pending } : noted(next, standing);
};

/** What the next step is for a mailbox that the registry names. */
export const tendMailbox = (
  mailbox: NamedMailbox,
  standing: MailboxStanding | undefined,
  found: FoundSubscription | undefined,
  now: Instant,
): Tending => {
  if (!standing) return { do: 'invite', unsubscribe: false };
  if (mailbox.endpoint !== standing.endpoint || mailbox.protocol !== standing.protocol)
    return { do: 'invite', unsubscribe: found?.pending === false };
  if (!found) return tendVanished(standing, now);
  if (found.pending || !found.authenticated) return tendUnconfirmed(standing, found, now);
  const bounced = standing.state === 'bounced';
  if (bounced && now >= addElapsed(standing.since, bouncedHours, 'hours'))
    return { do: 'invite', unsubscribe: true };
  const next = into(standing, bounced ? 'bounced' : 'confirmed', now, {
    rank: mailbox.rank,
    legalOnly: mailbox.legalOnly,
    ...(!bounced && { invitations: 1, linkFollowed: false }),
  });
  const filterPolicy = policyText(mailbox);
  return isSamePolicy(found.filterPolicy, filterPolicy)
    ? noted(next, standing)
    : { do: 'setFilterPolicy', filterPolicy, next };
};

/** As it stands after an invitation. What was confirmed before begins to count anew. */
export const invited = (
  { id, role, org, protocol, endpoint, rank, legalOnly }: NamedMailbox,
  before: MailboxStanding | undefined,
  subscriptionArn: string,
  now: Instant,
): MailboxStanding => {
  const again = before?.endpoint === endpoint && before.state === 'invited' ? before : undefined;
  return {
    mailboxId: id,
    role,
    org,
    protocol,
    endpoint,
    rank,
    legalOnly,
    state: 'invited',
    since: again?.since ?? now,
    subscriptionArn,
    invitedAt: now,
    invitations: (again?.invitations ?? 0) + 1,
    linkFollowed: false,
    failuresInARow: 0,
    version: before?.version ?? 0,
  };
};

/** By a signed request of somebody of the organisation, or of who keeps the registry. */
export const confirmed = (standing: MailboxStanding, now: Instant): MailboxStanding =>
  into(standing, 'confirmed', now, { invitations: 1, linkFollowed: false, failuresInARow: 0 });

export const toOrganisation = ({
  mailboxId,
  rank,
  protocol,
  state,
  legalOnly,
}: MailboxStanding): MailboxOfOrganisation => ({ mailboxId, rank, protocol, state, legalOnly });
