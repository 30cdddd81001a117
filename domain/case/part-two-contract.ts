/**
 * Substance-use records under 42 CFR Part 2, as they are sent: in a section of their own, where each is tagged by standing
 * there. A code of their chapter anywhere else is refused; what is shown to whom is part-two.ts.
 */
import * as z from 'zod';
import { line } from '../shared/free-text.ts';
import { partTwoConsentSchema } from './consent-contract.ts';

const recordSchema = z.strictObject({
  kind: z.enum(['diagnosis', 'treatment', 'medication', 'provider']),
  icd10: z
    .string()
    .regex(/^F1\d(\.[0-9A-Z]{1,4})?$/, 'Give an ICD-10-CM code from F10 to F19, for example F10.20.')
    .optional(),
  description: line(120),
});

export const partTwoSchema = z.strictObject({
  consent: partTwoConsentSchema.optional(),
  records: z.array(recordSchema).min(1).max(20),
});

/** Mental and behavioural disorders due to psychoactive substance use, ICD-10-CM F10 to F19. */
const chapter = /\bF1\d(\.[0-9A-Z]{1,4})?\b/;

function* pathsIn(value: unknown, path: PropertyKey[]): Generator<PropertyKey[]> {
  if (typeof value === 'string' && chapter.test(value)) yield path;
  if (typeof value !== 'object' || value === null) return;
  for (const [key, member] of Object.entries(value))
    yield* pathsIn(member, [...path, Array.isArray(value) ? Number(key) : key]);
}

/** Where a code of the chapter stands outside of `partTwo`. Words cannot be recognised; codes can. */
export const strayPartTwoPaths = ({
  partTwo,
  ...elsewhere
}: Readonly<Record<string, unknown>>): PropertyKey[][] => [...pathsIn(elsewhere, [])];
