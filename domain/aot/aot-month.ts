/**
 * The face-to-face contacts of a month under a court order, as facts for the billing decision; nothing is decided here.
 * Guidance: at least four within the month, or the county's minimum where it is stricter; video is not face to face.
 * Policy choices, since the guidance is silent: a month in which the order was active on any day is an AOT month; two
 * contacts on one day both count and are flagged; the pace spreads the minimum evenly over the active days.
 */
import type { Contact } from '../case/contact.ts';
import type { CaseRecord } from '../case/case-record.ts';
import {
  addDays,
  addMonths,
  daysBetween,
  type LocalDate,
  localDate,
  startOfLocalDate,
} from '../shared/calendar.ts';
import type { Instant } from '../shared/instant.ts';
import type { CountyAotProtocol } from '../policy/county-aot-protocol.ts';
import { orderAt, orderEnd, ordersThatCount } from '../case/order.ts';

/** Guidance, Minimum Required Services: "at least four (4) face-to-face contacts must be made within the month". */
const guidanceMinimum = 4;

export interface AotMonthFacts {
  /** `2026-03`. */
  month: string;
  active: boolean;
  activeDays: number;
  minimum: number;
  made: number;
  /** What an even pace would have brought by now. */
  expectedByNow: number;
  shortBy: number;
  sameDayContacts: LocalDate[];
  /** Failed attempts, and those of them that were reported to the LGU by its procedure. */
  efforts: number;
  effortsReportedToLgu: number;
}

const isActiveOn = (record: Pick<CaseRecord, 'aot'>, day: LocalDate): boolean =>
  ordersThatCount(record).some((order) => order.from <= day && startOfLocalDate(day) < orderEnd(order));

const daysOf = (month: string): LocalDate[] => {
  const first = `${month}-01`;
  return Array.from({ length: daysBetween(first, addMonths(first, 1)) }, (_, day) => addDays(first, day));
};

const twiceOn = (dates: readonly LocalDate[]): LocalDate[] => [
  ...new Set(dates.filter((date, index) => dates.indexOf(date) !== index)),
];

/** `now` only sets the pace: contacts of the month count whenever they are entered. */
export const aotMonthFacts = (
  record: Pick<CaseRecord, 'aot'>,
  contacts: readonly Contact[],
  month: string,
  protocol: Pick<CountyAotProtocol, 'month'>,
  now: Instant,
): AotMonthFacts => {
  const activeDays = daysOf(month).filter((day) => isActiveOn(record, day));
  const inMonth = contacts.filter(({ at }) => localDate(at).startsWith(month));
  const made = inMonth.filter(({ method, outcome }) => method === 'faceToFace' && outcome === 'made');
  const efforts = inMonth.filter(({ outcome }) => outcome === 'attempted');
  const minimum = Math.max(guidanceMinimum, protocol.month.faceToFaceContacts);
  const gone = activeDays.filter((day) => day <= localDate(now)).length;
  return {
    month,
    active: activeDays.length > 0,
    activeDays: activeDays.length,
    minimum,
    made: made.length,
    expectedByNow: activeDays.length === 0 ? 0 : Math.floor((minimum * gone) / activeDays.length),
    shortBy: Math.max(0, minimum - made.length),
    sameDayContacts: twiceOn(made.map(({ at }) => localDate(at))),
    efforts: efforts.length,
    effortsReportedToLgu: efforts.filter(({ reportedToLguAt }) => reportedToLguAt !== undefined).length,
  };
};

/** The month in New York at an instant. */
export const monthOf = (at: Instant): string => localDate(at).slice(0, 7);

export const isAotMonth = (record: Pick<CaseRecord, 'aot'>, now: Instant): boolean =>
  orderAt(record, now) !== undefined || daysOf(monthOf(now)).some((day) => isActiveOn(record, day));
