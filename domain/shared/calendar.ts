/**
 * Calendar rules in New York time: business days and local dates. Everything else is elapsed time (instant.ts).
 *
 * Policy choice: a business day that is owed runs from the local time of receipt to the same local time on the
 * nth business day after it; what arrives on a weekend or a State holiday counts as received when the next
 * business day begins. Holidays follow General Construction Law section 24 (a holiday on a Sunday is kept on
 * the Monday); the list is data.
 */
import { Temporal } from 'temporal-polyfill';
import * as z from 'zod';
import { type Instant, instantFromMs, toInstant } from './instant.ts';

export const newYork = 'America/New_York';

/** A calendar date without time or zone, `2026-03-06`. */
export type LocalDate = string;
export const localDateSchema = z.iso
  .date({ error: 'Give a date as YYYY-MM-DD.', abort: true })
  .refine((date) => '1900-01-01' <= date && date < '2200-01-01', 'Give a date between 1900 and 2200.');

type HolidayRule =
  | { name: string; month: number; day: number }
  | { name: string; month: number; weekday: number; nth: number };

const monday = 1;
const tuesday = 2;
const thursday = 4;
const last = -1;

/** New York public holidays (General Construction Law section 24), as rules; `nth: -1` is the last of the month. */
export const stateHolidays = [
  { name: "New Year's Day", month: 1, day: 1 },
  { name: 'Dr. Martin Luther King, Jr. Day', month: 1, weekday: monday, nth: 3 },
  { name: "Lincoln's Birthday", month: 2, day: 12 },
  { name: "Washington's Birthday", month: 2, weekday: monday, nth: 3 },
  { name: 'Memorial Day', month: 5, weekday: monday, nth: last },
  { name: 'Juneteenth', month: 6, day: 19 },
  { name: 'Independence Day', month: 7, day: 4 },
  { name: 'Labor Day', month: 9, weekday: monday, nth: 1 },
  { name: 'Columbus Day', month: 10, weekday: monday, nth: 2 },
  { name: 'Veterans Day', month: 11, day: 11 },
  { name: 'Thanksgiving Day', month: 11, weekday: thursday, nth: 4 },
  { name: 'Christmas Day', month: 12, day: 25 },
] as const satisfies readonly HolidayRule[];

const nthWeekday = (year: number, month: number, weekday: number, nth: number): Temporal.PlainDate => {
  const first = Temporal.PlainDate.from({ year, month, day: 1 });
  if (nth === last) {
    const end = first.with({ day: first.daysInMonth });
    return end.subtract({ days: (end.dayOfWeek - weekday + 7) % 7 });
  }
  return first.add({ days: ((weekday - first.dayOfWeek + 7) % 7) + (nth - 1) * 7 });
};

const observedOn = (rule: HolidayRule, year: number): Temporal.PlainDate => {
  if ('weekday' in rule) return nthWeekday(year, rule.month, rule.weekday, rule.nth);
  const day = Temporal.PlainDate.from({ year, month: rule.month, day: rule.day });
  return day.dayOfWeek === 7 ? day.add({ days: 1 }) : day;
};

/** Election Day is the Tuesday after the first Monday of November, so it never falls on the 1st. */
const electionDay = (year: number): Temporal.PlainDate => {
  const firstMonday = nthWeekday(year, 11, monday, 1);
  return firstMonday.add({ days: tuesday - monday });
};

const holidaysByYear = new Map<number, ReadonlySet<LocalDate>>();

/** The holidays of a year, worked out once: a ladder of many business days asks for them again and again. */
const holidaysOf = (year: number): ReadonlySet<LocalDate> => {
  const known = holidaysByYear.get(year);
  if (known) return known;
  const days = [electionDay(year), ...stateHolidays.map((rule) => observedOn(rule, year))];
  const holidays = new Set(days.map((day) => day.toString()));
  holidaysByYear.set(year, holidays);
  return holidays;
};

const millisecondsADay = 86_400_000;

/** `count` days after a date; before it when negative. */
export const addDays = (date: LocalDate, count: number): LocalDate =>
  instantFromMs(Date.parse(date) + count * millisecondsADay).slice(0, 10);

export const isBusinessDay = (date: LocalDate): boolean => {
  const day = new Date(date);
  const isWeekend = day.getUTCDay() % 6 === 0;
  return !isWeekend && !holidaysOf(day.getUTCFullYear()).has(date);
};

const inNewYork = (at: Instant): Temporal.ZonedDateTime =>
  Temporal.Instant.from(at).toZonedDateTimeISO(newYork);
const toUtc = (local: Temporal.ZonedDateTime): Instant => toInstant(local.toInstant().toString());

const startsByDate = new Map<LocalDate, Instant>();

/** The first instant of a calendar date in New York, worked out once: a record is asked about the same days again and again. */
export const startOfLocalDate = (date: LocalDate): Instant => {
  const known = startsByDate.get(date) ?? toUtc(Temporal.PlainDate.from(date).toZonedDateTime(newYork));
  startsByDate.set(date, known);
  return known;
};

/** The calendar date in New York at an instant: New York is behind, so it is that of UTC, or until it begins the one before. */
export const localDate = (at: Instant): LocalDate => {
  const utc = toInstant(at);
  const date = utc.slice(0, 10);
  return utc < startOfLocalDate(date) ? addDays(date, -1) : date;
};

/** The instant `count` business days after `at`. A local time that a DST night skips moves forward an hour. */
export const addBusinessDays = (at: Instant, count: number): Instant => {
  let day = localDate(at);
  const isOpen = isBusinessDay(day);
  // What arrives on a closed day counts as received when the next business day begins.
  for (let left = isOpen ? count : count + 1; left > 0;) {
    day = addDays(day, 1);
    if (isBusinessDay(day)) left -= 1;
  }
  if (!isOpen) return startOfLocalDate(day);
  const plainTime = inNewYork(at).toPlainTime();
  return toUtc(Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: newYork, plainTime }));
};

/** The wall clock in New York at an instant, `09:30`, and the day of the week, Monday being 1. */
export const localTime = (at: Instant): string =>
  inNewYork(at).toPlainTime().toString({ smallestUnit: 'minute' });
export const weekday = (at: Instant): number => inNewYork(at).dayOfWeek;

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `10 Mar 2026, 10:00:00 EDT`: for people who read paper. Without the zone, an hour of every autumn would be two. */
export const inWords = (at: Instant): string => {
  const local = inNewYork(at);
  const zone = local.offset === '-04:00' ? 'EDT' : 'EST';
  const time = local.toPlainTime().toString({ smallestUnit: 'second' });
  return `${local.day} ${months.slice(local.month - 1, local.month).join('')} ${local.year}, ${time} ${zone}`;
};

const longDate = { weekday: 'long', year: 'numeric', month: 'long', day: 'numeric' } as const;

/** `Thursday, June 4, 2026`: for people who read mail. */
export const dayInMail = (date: LocalDate): string =>
  Temporal.PlainDate.from(date).toLocaleString('en-US', longDate);

/** `Thursday, June 4, 2026, 5:00 PM New York time (EDT)`: in ASCII, whichever blank the locale's data sets before PM. */
export const timeInMail = (at: Instant): string => {
  const local = inNewYork(at);
  const half = local.hour < 12 ? 'AM' : 'PM';
  const zone = local.offset === '-04:00' ? 'EDT' : 'EST';
  const minute = String(local.minute).padStart(2, '0');
  return `${dayInMail(localDate(at))}, ${local.hour % 12 || 12}:${minute} ${half} New York time (${zone})`;
};

/** The instant at which a calendar date in New York is over. */
export const endOfLocalDate = (date: LocalDate): Instant => startOfLocalDate(addDays(date, 1));

/** The day at whose end an instant lies: what is due then is due on that day, and its UTC reads as the next. */
export const dayEndingAt = (at: Instant): LocalDate | undefined => {
  const date = localDate(at);
  return startOfLocalDate(date) === at ? addDays(date, -1) : undefined;
};

/** With the day beside an instant at which something is due, where it is the end of one. */
export const withDueDay = (dueAt: Instant | undefined): { dueOn?: LocalDate } => {
  const dueOn = dueAt === undefined ? undefined : dayEndingAt(dueAt);
  return dueOn === undefined ? {} : { dueOn };
};

/** Completed years from a date of birth to a date; someone born on 29 February turns on 1 March in a common year. */
export const completedYears = (born: LocalDate, on: LocalDate): number => {
  const birth = Temporal.PlainDate.from(born);
  const day = Temporal.PlainDate.from(on);
  const hadBirthday = day.month > birth.month || (day.month === birth.month && day.day >= birth.day);
  return day.year - birth.year - (hadBirthday ? 0 : 1);
};

/** The same day `count` months on, or the last day of a month that has no such day: 31 August + 6 is 28 or 29 February. */
export const addMonths = (date: LocalDate, count: number): LocalDate =>
  Temporal.PlainDate.from(date).add({ months: count }).toString();

/** Days from one date to another: 0 for the same, 1 for the next. */
export const daysBetween = (from: LocalDate, to: LocalDate): number =>
  Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: 'days' }).days;
