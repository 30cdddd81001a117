import type { LocalDate } from './calendar.ts';

/** The first day that a date can be of which perhaps the year, or year and month, alone is known. */
export const firstPossibleDay = (date: string): LocalDate => `${date}-01-01`.slice(0, 10);
