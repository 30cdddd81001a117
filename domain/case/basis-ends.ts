/**
 * When that on which the person is shown or offered ends by itself: the last day of an authorization, the end of an order.
 * While an agency is asked, its own right to serve is looked at with every day too.
 */
import { endOfLocalDate, type LocalDate, localDate } from '../shared/calendar.ts';
import type { Instant } from '../shared/instant.ts';
import type { CaseRecord } from './case-record.ts';
import { consentOf } from './consent.ts';
import { orderEnd, ordersThatCount } from './order.ts';

const isAsking = ({ assignment }: Pick<CaseRecord, 'assignment'>): boolean =>
  assignment.offeredTo !== undefined || assignment.transfer !== undefined;

/** The last day of the authorization that stands, and when it is over; undefined for one without an end. */
export const consentEnd = (record: CaseRecord): { lastDay: LocalDate; at: Instant } | undefined => {
  const consent = consentOf(record);
  return consent.status === 'signed' && consent.expiresOn !== undefined
    ? { lastDay: consent.expiresOn, at: endOfLocalDate(consent.expiresOn) }
    : undefined;
};

const ends = (record: CaseRecord): Instant[] => [
  ...[consentEnd(record)].flatMap((end) => (end ? [end.at] : [])),
  ...(isAsking(record) ? ordersThatCount(record).map(orderEnd) : []),
];

/** When the schedule must look next, whatever work is open. */
export const basisEndsAfter = (record: CaseRecord, now: Instant): Instant | undefined => {
  if (record.strands.case === 'closed') return undefined;
  const days = isAsking(record) ? [endOfLocalDate(localDate(now))] : [];
  return [...ends(record), ...days].filter((at) => at > now).sort()[0];
};

/** The latest end until now: where nothing opens the person any more, what opened them last ended there. */
export const basisEndedAt = (record: CaseRecord, now: Instant): Instant =>
  ends(record)
    .filter((at) => at <= now)
    .sort()
    .at(-1) ?? now;

/** When the authorization that stands was put on record. */
export const consentSince = ({ openedAt, consentChanges = [] }: CaseRecord): Instant =>
  consentChanges.findLast(({ consent }) => consent.status === 'signed')?.recordedAt ?? openedAt;
