/** Codes and numbers as people type them: put into the one form in which they are kept, and what is wrong where that fails. */
import * as z from 'zod';
import * as coded from '../shared/coded-text.ts';
import { givenCountySchema } from '../shared/county-names.ts';
import { organisationIdPattern } from '../shared/actor.ts';
import { line } from '../shared/free-text.ts';
import type { CodeForms } from './person-contract.ts';

/** Says of a text that was put in form, and still is not right, what it lacks. Nothing of the text is repeated. */
const given = (inForm: (text: string) => string, pattern: RegExp, fault: (text: string) => string) =>
  z
    .string()
    .overwrite(inForm)
    .regex(pattern, { error: ({ input }) => fault(String(input)) });

const cinForm = 'A Medicaid CIN has two letters, five digits and one letter.';
const cinFault = (text: string): string => {
  if (text === '') return `${cinForm} Give it, or leave the field out.`;
  if (!/^[A-Z0-9]*$/.test(text))
    return `${cinForm} A sign in this one is neither a letter A to Z nor a digit.`;
  if (text.length !== 8)
    return `${cinForm} This one has ${text.length < 8 ? 'fewer' : 'more'} than eight signs.`;
  const digits = text.slice(2, 7);
  if (digits.includes('O')) return `${cinForm} A letter O stands where a digit belongs: give a zero.`;
  if (/[IL]/.test(digits)) return `${cinForm} A letter I or L stands where a digit belongs: give a one.`;
  if (/[A-Z]/.test(digits)) return `${cinForm} A letter stands where a digit belongs.`;
  return `${cinForm} A digit stands where a letter belongs.`;
};

const zipFault = (text: string): string => {
  const form = 'A ZIP code has five digits, or nine as 11717-1234.';
  if (/[^\d-]/.test(text)) return `${form} This one has a sign that is no digit.`;
  return text.length < 5 ? `${form} This one is too short.` : form;
};

const icd10Fault = (text: string): string => {
  const form = 'Give an ICD-10-CM code, for example F20.9.';
  return /^\d{3}/.test(text) ? `${form} This looks like a code of ICD-9.` : form;
};

const phoneFault = (text: string): string => {
  const digits = text.replace(/x.*$/, '').replace(/\D/g, '').length;
  if (/[^0-9+().x -]/.test(text)) return 'Give a telephone number in digits, with an extension as x12.';
  if (digits < 7) return 'A telephone number has at least seven digits, for example 555-0100.';
  return digits > 15
    ? 'A telephone number has at most fifteen digits; give each in a field of its own.'
    : 'Give a telephone number, for example (631) 555-0100 x12.';
};

/** A form that was left blank sends a text of nothing. */
const leftBlank = (text: unknown): unknown =>
  typeof text === 'string' && text.trim() === '' ? undefined : text;

export const givenForms = {
  cin: given(coded.asCin, coded.cinPattern, cinFault),
  county: givenCountySchema,
  district: given(
    coded.asDistrict,
    coded.districtPattern,
    () => 'Give the two-digit Medicaid district, for example 47.',
  ),
  icd10: given(coded.asIcd10, coded.icd10Pattern, icd10Fault),
  organisation: given(
    coded.asOrganisationId,
    organisationIdPattern,
    () => 'Give the organisation id, for example sample-cma-north.',
  ),
  phone: given(coded.asPhone, coded.phonePattern, phoneFault),
  state: given(coded.asState, coded.statePattern, () => 'Give the state as its two letters, for example NY.'),
  zip: given(coded.asZip, coded.zipPattern, zipFault),
  name: z.preprocess(leftBlank, line(120).optional()).optional(),
} as const satisfies CodeForms;
