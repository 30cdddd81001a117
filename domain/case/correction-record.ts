/**
 * A correction of what the referral says, as a case keeps it: what stood, what stands since, by whom, when and why. `was` and
 * `became` are of the person, and opened as the fact itself is; `explanation` is in words that may speak of the person.
 */
import * as z from 'zod';
import { personSchema } from '../shared/actor.ts';
import { storedInstant } from '../shared/stored-text.ts';
import { correctableFacts, correctionReasons } from './answer-codes.ts';
import { numbered } from './part-number.ts';
import { storedReferralSchema } from './stored-referral-contract.ts';

export const longestCorrectionExplanation = 500;

const { person, discharge, medicaid, legal, indicators } = storedReferralSchema.shape;

/**
 * What a referral says of one fact, whole: a field that is left out is not known, or is not. Substance use is no indicator
 * here: it has its own consent (42 CFR Part 2), and a correction would tell of it.
 */
export const correctedValuesSchema = z.strictObject({
  ...person
    .pick({
      firstName: true,
      middleName: true,
      lastName: true,
      dateOfBirth: true,
      dateOfBirthEstimated: true,
      medicaidCin: true,
      phone: true,
      currentAddress: true,
      countyOfResidence: true,
      countyOfFiscalResponsibility: true,
    })
    .partial().shape,
  destination: discharge.unwrap().shape.destination.optional(),
  indicators: indicators.unwrap().omit({ substanceUseDisorder: true }).optional(),
  medicaid: medicaid.optional(),
  parole: legal.shape.parole,
});
export type CorrectedValues = z.infer<typeof correctedValuesSchema>;

export const correctionSchema = z.strictObject({
  ...numbered,
  fact: z.enum(correctableFacts),
  at: storedInstant,
  by: personSchema,
  reason: z.enum(correctionReasons),
  explanation: z.string().max(longestCorrectionExplanation).optional(),
  was: correctedValuesSchema,
  became: correctedValuesSchema,
});
export type Correction = z.infer<typeof correctionSchema>;
