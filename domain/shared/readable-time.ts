/** Instants and days as people in New York read them. */
import { Temporal } from 'temporal-polyfill';
import { type LocalDate, newYork } from './calendar.ts';
import type { Instant } from './instant.ts';

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

interface Day {
  dayOfWeek: number;
  month: number;
  day: number;
  year: number;
}
const dayInWords = ({ dayOfWeek, month, day, year }: Day): string =>
  `${weekdays[dayOfWeek - 1] ?? ''}, ${months[month - 1] ?? ''} ${day}, ${year}`;

/** `2026-06-04` as `Thursday, June 4, 2026`. */
export const readableDay = (date: LocalDate): string => dayInWords(Temporal.PlainDate.from(date));

/** New York is four hours behind UTC in summer, five in winter. */
const summerOffset = '-04:00';

/** `2026-06-04T21:00:00.000Z` as `Thursday, June 4, 2026, 5:00 PM New York time (EDT)`, to the minute. */
export const readableTime = (at: Instant): string => {
  const local = Temporal.Instant.from(at).toZonedDateTimeISO(newYork);
  const hour = local.hour % 12 === 0 ? 12 : local.hour % 12;
  const minute = String(local.minute).padStart(2, '0');
  const half = local.hour < 12 ? 'AM' : 'PM';
  const zone = local.offset === summerOffset ? 'EDT' : 'EST';
  return `${dayInWords(local)}, ${hour}:${minute} ${half} New York time (${zone})`;
};
