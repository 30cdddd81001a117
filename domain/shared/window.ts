/** Windows of calendar dates, both ends included: attestations, employments, teams. An absent end is open. */
import type { LocalDate } from './calendar.ts';

export const isWithin = (on: LocalDate, from: LocalDate, until: LocalDate | undefined): boolean =>
  from <= on && (until === undefined || on <= until);

export const windowEndsAfterItBegins = (from: LocalDate, until: LocalDate | undefined): boolean =>
  until === undefined || from <= until;

interface Window {
  from: LocalDate;
  until?: LocalDate | undefined;
}

export const overlap = (a: Window, b: Window): boolean =>
  isWithin(a.from, b.from, b.until) || isWithin(b.from, a.from, a.until);
