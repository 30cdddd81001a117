/**
 * A birth date as far as it is known: the day, the month or the year, as FHIR gives a date, or nothing; and whether it is an
 * estimate. An age is then a range.
 */
import * as z from 'zod';
import { completedYears, type LocalDate, localDateSchema } from './calendar.ts';

/** `1984-06-17`, `1984-06` or `1984`. */
export type BirthDate = string;

const dayOf = (text: string): string => `${text}-01-01`.slice(0, 10);

export const birthDateSchema = z
  .string()
  .trim()
  .regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, {
    error: 'Give the birth date as YYYY-MM-DD; where only that is known as YYYY-MM or YYYY; or leave it out.',
    abort: true,
  })
  .refine(
    (text) => localDateSchema.safeParse(dayOf(text)).success,
    'Give a day that the calendar has, between 1900 and 2200.',
  );

/** What is known of when somebody was born. */
export interface Born {
  dateOfBirth?: BirthDate | undefined;
  dateOfBirthEstimated?: boolean | undefined;
}

const lastDayOf = (month: string): LocalDate =>
  [31, 30, 29].map((day) => `${month}-${day}`).find((day) => localDateSchema.safeParse(day).success) ??
  `${month}-28`;

/** The first and the last day that it can be. */
const birthDaysOf = (birthDate: BirthDate): readonly [LocalDate, LocalDate] => {
  if (birthDate.length === 4) return [`${birthDate}-01-01`, `${birthDate}-12-31`];
  return birthDate.length === 7 ? [`${birthDate}-01`, lastDayOf(birthDate)] : [birthDate, birthDate];
};

export const earliestBirth = (birthDate: BirthDate): LocalDate => birthDaysOf(birthDate)[0];

/** Policy choice: who estimates an age is taken to be wrong by so many years at most. */
const estimatedWithinYears = 5;

export interface AgeRange {
  least: number;
  most: number;
}

/** The age on a day; undefined where nothing is known of the birth. */
export const ageOn = ({ dateOfBirth, dateOfBirthEstimated }: Born, on: LocalDate): AgeRange | undefined => {
  if (dateOfBirth === undefined) return undefined;
  const [earliest, latest] = birthDaysOf(dateOfBirth);
  const wrongBy = dateOfBirthEstimated === true ? estimatedWithinYears : 0;
  return {
    least: completedYears(latest, on) - wrongBy,
    most: completedYears(earliest, on) + wrongBy,
  };
};
