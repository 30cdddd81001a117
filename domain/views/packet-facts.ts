/**
 * What the evidence packet says, section by section, as rows of text: search-packet.ts makes the page of them. Times are New
 * York's, with the zone, since the hours of a night on which the clocks change exist twice.
 */
import { eventsOfType } from '../case/audit-events.ts';
import type { CaseRecord } from '../case/case-record.ts';
import type { Person } from '../shared/actor.ts';
import type { AuditEvent } from '../shared/audit-event.ts';
import { inWords, startOfLocalDate } from '../shared/calendar.ts';
import type { Instant } from '../shared/instant.ts';
import type { AotOrder, AotSearch, MissingConcern, SignificantEvent } from '../case/aot-record.ts';
import { orderEnd, ordersThatCount } from '../case/order.ts';

export type Row = readonly [string, string | number | undefined];

const time = (at: Instant | undefined): string | undefined => at && inWords(at);
const by = (person: Person | undefined): string => (person ? `, by ${person.sub} of ${person.org}` : '');

/** `unexplainedAbsence` as people say it. */
export const words = (code: string): string =>
  code.replaceAll(/([a-z])([A-Z])/g, (_both, last: string, next: string) => `${last} ${next.toLowerCase()}`);

/** Orders that were active at some time of the search: the first, and its renewals. */
export const ordersOf = (record: CaseRecord, { anchor, endedAt }: AotSearch, now: Instant): AotOrder[] =>
  ordersThatCount(record).filter(
    (order) => startOfLocalDate(order.from) <= (endedAt ?? now) && orderEnd(order) >= anchor,
  );

export const orderRows = ({ orderId, court, county, renews, orderedOn, ...order }: AotOrder): Row[] => [
  ['Order', `${orderId}${renews === undefined ? '' : `, renews ${renews}`}`],
  ['Court', court],
  ['County', county],
  ['First and last day', `${order.from} to ${order.until}`],
  ['Made on', orderedOn ?? order.from],
  [
    'Ended by the court',
    order.endedAt === undefined
      ? 'no'
      : `${inWords(order.endedAt)}, ${order.endReason ?? 'no reason recorded'}`,
  ],
  ['Confirmed by the county', order.verification === 'unverified' ? 'not yet' : 'yes'],
];

export const concernRows = (concern: MissingConcern): Row[] => [
  [
    'Concern',
    `${concern.concernId}: ${words(concern.kind)}, ${concern.status}${concern.closedAt === undefined ? '' : ` ${inWords(concern.closedAt)}`}${concern.withdrawnReason === undefined ? '' : ` (${words(concern.withdrawnReason)})`}`,
  ],
  ['Notice received by the care manager', time(concern.receivedAt)],
  ['Entered', `${inWords(concern.enteredAt)}${by(concern.by)}`],
];

export const determinationRows = (search: AotSearch): Row[] => [
  ['24 hours without credible contact counted from', time(search.anchor)],
  ['Deemed missing', time(search.deemedMissingAt)],
  ['Determination recorded', time(search.deemedMissingRecordedAt)],
  ['Search commenced', time(search.commencedAt)],
  ...(search.contactInTimeEnteredLate === undefined
    ? []
    : [['Contact within the 24 hours, entered afterwards', time(search.contactInTimeEnteredLate)] as const]),
];

/** How often the county was written to again because nobody acknowledged; from the audit chain. */
const remindersOf = (events: readonly AuditEvent[], search: AotSearch): string => {
  const reminders = eventsOfType(events, 'escalated').filter(
    ({ details }) => details.search === search.number && details.kind === 'missingAcknowledgement',
  );
  const [first] = reminders;
  return first ? `${reminders.length}, the first ${inWords(first.at)}` : 'none';
};

const eventRows = (event: SignificantEvent): Row[] => [
  ['Event', `${event.eventId}: ${words(event.kind)}, ${inWords(event.occurredAt)}`],
  ['Report to the county due', time(event.dueAt)],
  ...(event.bounces ?? []).map(({ at, channel }): Row => [
    'Report that bounced',
    `${inWords(at)}, ${words(channel)}`,
  ]),
  [
    'Reported',
    event.reportedAt &&
      `${inWords(event.reportedAt)} to ${event.reportedTo ?? 'the county'} (${words(event.channel ?? 'unknown')})${by(event.reportedBy)}${event.reportedAt > event.dueAt ? ' — LATE' : ''}`,
  ],
  ...(event.correctedAt === undefined
    ? []
    : [['Stood late until the report was entered', inWords(event.correctedAt)] as const]),
  ...(event.lateReason === undefined ? [] : [['Why it was late', event.lateReason] as const]),
  [
    'Acknowledged by a named person of the county',
    event.acknowledgedAt && `${inWords(event.acknowledgedAt)}${by(event.acknowledgedBy)}`,
  ],
];

export const reportRows = (
  significantEvents: readonly SignificantEvent[],
  search: AotSearch,
  events: readonly AuditEvent[],
): Row[] => [
  ...significantEvents.flatMap(eventRows),
  ['Reminders to the county', remindersOf(events, search)],
  [
    'Report to OMH',
    search.omhReportRequired === true
      ? (time(search.omhReportedAt) ?? 'required, not recorded')
      : 'not required of this agency',
  ],
];

export const endRows = (search: AotSearch): Row[] => [
  ['Ended', time(search.endedAt) ?? 'the search goes on'],
  ['Because', search.endReason && words(search.endReason)],
  ['Located', search.located && `${search.located.place}, ${inWords(search.located.at)}`],
];
