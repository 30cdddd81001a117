/**
 * "Within the past year": from the same day of the year before up to the day of determination, both included. Policy
 * choice, since the guidance does not say: on 15 March 2023 an event of 15 March 2022 counts and one of 14 March does
 * not; 29 February 2024 looks back to 28 February 2023.
 */
import { Temporal } from 'temporal-polyfill';
import type { LocalDate } from '../shared/calendar.ts';

export const yearBefore = (on: LocalDate): LocalDate =>
  Temporal.PlainDate.from(on).subtract({ years: 1 }).toString();

export const isWithinYear = (event: LocalDate, on: LocalDate): boolean =>
  yearBefore(on) <= event && event <= on;

export const countWithinYear = (events: readonly LocalDate[], on: LocalDate): number =>
  events.filter((event) => isWithinYear(event, on)).length;

/** Twelve consecutive months that begin on a date: its own day twelve months later is the first day outside. */
export const isWithinTwelveMonthsFrom = (start: LocalDate, on: LocalDate): boolean =>
  start <= on && on < Temporal.PlainDate.from(start).add({ months: 12 }).toString();
