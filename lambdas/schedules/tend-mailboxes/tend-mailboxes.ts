/**
 * Every quarter of an hour: makes of the mailboxes that the registry names subscriptions of SNS, and ends those that it names
 * no longer. An invitation that nobody answered is sent again; a subscription that a link confirmed is none, since a link
 * could end it. Run twice: the second run finds nothing to do. What failed is left to the next round, and to an alarm.
 */
import {
  confirmed,
  invited,
  type MailboxStanding,
  tendMailbox,
} from '../../../domain/notices/mailbox-standing.ts';
import type { NamedMailbox } from '../../../domain/notices/mailbox.ts';
import { errorNameOf } from '../../../domain/ports/log-line.ts';
import type { Clock, Log, NoticeSubscriptions } from '../../../domain/ports/ports.ts';
import { readMailboxReadiness, type ReadToldDeps } from '../../read-told.ts';

export interface TendMailboxesDeps extends ReadToldDeps {
  subscriptions: NoticeSubscriptions;
  clock: Clock;
  log: Log;
}

/** Makes EventBridge run the round again, and in the end the alarm ring. */
class MailboxesNotTended extends Error {
  override readonly name = 'MailboxesNotTended';
}

type Place = Pick<NamedMailbox, 'role' | 'org'>;
const placeOf = ({ role, org }: Place, id: string): string => `${role}#${org}#${id}`;

const invite = async (
  { mailboxes, subscriptions, clock }: TendMailboxesDeps,
  mailbox: NamedMailbox,
  standing: MailboxStanding | undefined,
): Promise<void> => {
  const arn = await subscriptions.subscribe(mailbox);
  const next = invited(mailbox, standing, arn, clock.now());
  // A queue of this account needs no confirmation of anybody else.
  const found = await subscriptions.found(arn);
  const isConfirmed = found?.pending === false && found.authenticated;
  await mailboxes.saveStanding(isConfirmed ? confirmed(next, clock.now()) : next);
};

const tend = async (
  deps: TendMailboxesDeps,
  mailbox: NamedMailbox,
  standing: MailboxStanding | undefined,
): Promise<void> => {
  const { mailboxes, subscriptions, clock } = deps;
  const found = standing && (await subscriptions.found(standing.subscriptionArn));
  const tending = tendMailbox(mailbox, standing, found, clock.now());
  if (tending.do === 'invite') {
    if (tending.unsubscribe && standing) await subscriptions.unsubscribe(standing.subscriptionArn);
    return invite(deps, mailbox, standing);
  }
  if (tending.do === 'setFilterPolicy' && standing)
    await subscriptions.setFilterPolicy(standing.subscriptionArn, tending.filterPolicy);
  if (tending.next) await mailboxes.saveStanding(tending.next);
};

/** What somebody confirmed and nobody is meant to have: of a mailbox that was removed, or had another address. */
const endStrays = async ({ mailboxes, subscriptions }: TendMailboxesDeps): Promise<void> => {
  const standing = new Set((await mailboxes.standings()).map(({ subscriptionArn }) => subscriptionArn));
  for (const arn of await subscriptions.confirmedArns())
    if (!standing.has(arn)) await subscriptions.unsubscribe(arn);
};

export const createTendMailboxes = (deps: TendMailboxesDeps) => async (): Promise<void> => {
  const { registry, mailboxes, log } = deps;
  const named = await registry.entries('mailboxes');
  const standings = await mailboxes.standings();
  const standingAt = new Map(standings.map((one) => [placeOf(one, one.mailboxId), one]));
  const namedAt = new Set(named.map((mailbox) => placeOf(mailbox, mailbox.id)));
  const steps = [
    ...standings
      .filter((standing) => !namedAt.has(placeOf(standing, standing.mailboxId)))
      .map((standing) => () => mailboxes.removeStanding(standing)),
    ...named.map((mailbox) => () => tend(deps, mailbox, standingAt.get(placeOf(mailbox, mailbox.id)))),
    () => endStrays(deps),
  ];
  let failed = 0;
  for (const step of steps) {
    try {
      await step();
    } catch (error) {
      failed += 1;
      log.error('HHP5011', { error: errorNameOf(error) });
    }
  }
  const { counties } = await readMailboxReadiness(deps);
  if (counties.withoutMailbox.length > 0) log.count('CountyWithoutMailbox', counties.withoutMailbox.length);
  if (failed > 0) throw new MailboxesNotTended(`${failed} step(s) failed.`);
};
