/** A county as people call it: by its name, in whatever letters, with "County" and "Saint", or by the borough that it is. */
import * as z from 'zod';
import { counties, countyIds } from './counties.ts';

const lettersOf = (text: string): string => text.replace(/[^a-z]/g, '');

const boroughs = [
  ['brooklyn', 'kings'],
  ['manhattan', 'new-york'],
  ['statenisland', 'richmond'],
] as const;
const idByLetters: ReadonlyMap<string, string> = new Map<string, string>([
  ...counties.flatMap(({ id, name }) => [
    [lettersOf(id), id] as const,
    [lettersOf(name.toLowerCase()), id] as const,
  ]),
  ...boroughs,
]);

/** What may stand around the name. */
const around = /\b(county|co|cnty|cty|borough|of|the|ny|nys)\b/g;
const asLetters = (text: string): string =>
  lettersOf(
    text
      .normalize('NFKC')
      .toLowerCase()
      .replace(/\([^)]*\)/g, '')
      .replace(/,\s*new york( state)?\s*$/, '')
      .replaceAll('.', ' ')
      .replace(around, ' ')
      .replace(/\b(saint|ste)\b/g, 'st'),
  );

/** The id of a county that is meant by a text; anything else stays as it is. */
const countyIdOf = (given: unknown): unknown =>
  typeof given === 'string' ? (idByLetters.get(asLetters(given)) ?? given) : given;

const isNewYorkCity = (given: unknown): boolean =>
  typeof given === 'string' && /^(nyc|newyorkcity)$/.test(asLetters(given));

/** What people send; it is kept as the id. */
export const givenCountySchema = z.preprocess(
  countyIdOf,
  z.enum(countyIds, {
    error: ({ input }) =>
      isNewYorkCity(input)
        ? 'New York City is five counties: name the borough.'
        : 'Give a New York county, for example suffolk, St. Lawrence or Brooklyn.',
  }),
);
