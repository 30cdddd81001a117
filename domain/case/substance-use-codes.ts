/**
 * Codes of mental and behavioural disorders due to psychoactive substance use (ICD-10-CM F10 to F19) in whatever spelling:
 * without the point, in small or full-width letters, with a hyphen or a space. Words cannot be recognised; codes can.
 *
 * Without the point a code is told from other words by its form: after the category comes 1, 2 or 9 in every code of the
 * chapter, so that a truck (F150), a jet (F-16) and a woman born in 1990 (F 1990) are none.
 */
import { organisationIdSchema } from '../shared/actor.ts';

/** References of cases and of accounts are letters and digits at random. */
const references = /WH(-[0-9A-Z]{4}){3}(-[0-9A-Z]+)*|[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}/g;

/** A code begins a word, or follows the name of its list, which begins one. */
const begins = String.raw`(?<=(?<![\p{L}\p{N}])(?:ICD-?(?:10(?:-?CM)?)?|DX)?)`;
const ends = String.raw`(?![\p{L}\p{N}])`;
const chapter = new RegExp(
  [
    String.raw`${begins}F1\d(?:[129]\d{0,2})?${ends}`,
    String.raw`${begins}F1\d\s?[.,·]\s?[0-9A-Z]{1,4}${ends}`,
    // With something between letter and number only the point tells a code from a date or a model.
    String.raw`${begins}F[\p{Pd}\s._]{1,2}1\d\s?[.,·]\s?\d{1,4}(?![.,]?[\p{L}\p{N}])`,
  ].join('|'),
  'u',
);

/** One spelling of each letter, without what cannot be seen. */
const folded = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\p{Cf}\p{Mn}]/gu, '')
    .toUpperCase()
    .replace(references, ' ');

/** An id that only contains a code, such as cma-f10-north, speaks of nobody. */
const isId = (text: string): boolean =>
  organisationIdSchema.safeParse(text).success && text.includes('-') && !text.startsWith('f');

export const namesSubstanceUse = (text: string): boolean => !isId(text) && chapter.test(folded(text));
