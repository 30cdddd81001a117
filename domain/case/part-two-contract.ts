/**
 * Substance-use records under 42 CFR Part 2, as they are sent: in a section of their own, where each is tagged by standing
 * there. A code of their chapter anywhere else in what the API takes is refused; what is shown to whom is part-two.ts.
 */
import * as z from 'zod';
import { asIcd10 } from '../shared/coded-text.ts';
import { line } from '../shared/free-text.ts';
import { partTwoConsentSchema } from './consent-contract.ts';
import { namesSubstanceUse } from './substance-use-codes.ts';

const recordSchema = z.strictObject({
  kind: z.enum(['diagnosis', 'treatment', 'medication', 'provider']),
  icd10: z
    .string()
    .overwrite(asIcd10)
    .regex(/^F1\d(\.[0-9A-Z]{1,4})?$/, 'Give an ICD-10-CM code from F10 to F19, for example F10.20.')
    .optional(),
  description: line(120),
});

export const partTwoSchema = z.strictObject({
  consent: partTwoConsentSchema.optional(),
  records: z.array(recordSchema).min(1).max(20),
});

/** Deeper than any contract goes; what is nested farther is refused by its contract. */
const deepest = 16;

function* pathsIn(value: unknown, path: PropertyKey[]): Generator<PropertyKey[]> {
  if (typeof value === 'string' && namesSubstanceUse(value)) yield path;
  if (typeof value !== 'object' || value === null || path.length > deepest) return;
  for (const [key, member] of Object.entries(value))
    yield* pathsIn(member, [...path, Array.isArray(value) ? Number(key) : key]);
}

/** Where a code of the chapter stands outside of `partTwo`, in whatever a contract took. */
export const strayPartTwoPaths = (body: unknown): PropertyKey[][] =>
  [...pathsIn(body, [])].filter(([section]) => section !== 'partTwo');

export const strayMessage =
  'Give substance-use diagnoses in partTwo of the referral, with the person’s specific consent (42 CFR Part 2).';
