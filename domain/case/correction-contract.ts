/**
 * POST /cases/{caseId}/corrections: what of the referral is wrong, how it is right, and why. The fact is given whole, as it
 * should stand: what is left out of it is not known, or is not. Counties of an address that are left out stay as they are.
 */
import * as z from 'zod';
import { paragraph } from '../shared/free-text.ts';
import { correctionReasons } from './answer-codes.ts';
import { longestCorrectionExplanation } from './correction-record.ts';
import { givenForms } from './given-forms.ts';
import { namesItsResidence, referralFor, residenceUnnamed } from './stored-referral-contract.ts';

const { person, discharge, medicaid, legal, indicators } = referralFor(givenForms).shape;

const why = {
  reason: z.enum(correctionReasons),
  /** Required with reason other. */
  explanation: paragraph(longestCorrectionExplanation).optional(),
};

export const correctionBodySchema = z
  .discriminatedUnion('fact', [
    z
      .strictObject({
        fact: z.literal('name'),
        ...person.pick({ firstName: true, middleName: true, lastName: true }).shape,
        ...why,
      })
      .refine(({ firstName, lastName }) => firstName !== undefined || lastName !== undefined, {
        path: ['lastName'],
        error: 'Give lastName or firstName: for somebody who has one name, one of the two is enough.',
      }),
    z.strictObject({
      fact: z.literal('birthDate'),
      ...person.pick({ dateOfBirth: true, dateOfBirthEstimated: true }).shape,
      ...why,
    }),
    z.strictObject({ fact: z.literal('cin'), ...person.pick({ medicaidCin: true }).shape, ...why }),
    z.strictObject({ fact: z.literal('telephone'), ...person.pick({ phone: true }).shape, ...why }),
    z.strictObject({
      fact: z.literal('address'),
      ...person
        .pick({
          currentAddress: true,
          countyOfResidence: true,
          countyOfFiscalResponsibility: true,
        })
        .partial().shape,
      ...why,
    }),
    z
      .strictObject({
        fact: z.literal('destination'),
        destination: discharge.unwrap().shape.destination,
        ...why,
      })
      .refine(({ destination }) => namesItsResidence(destination), residenceUnnamed),
    z.strictObject({
      fact: z.literal('indicators'),
      /** Substance use stands in partTwo of the referral, and is not told here. */
      indicators: indicators.unwrap().omit({ substanceUseDisorder: true }),
      ...why,
    }),
    z.strictObject({ fact: z.literal('medicaid'), medicaid, ...why }),
    z.strictObject({ fact: z.literal('parole'), parole: legal.shape.parole, ...why }),
  ])
  .refine(({ reason, explanation }) => reason !== 'other' || explanation !== undefined, {
    path: ['explanation'],
    error: 'Say why in words.',
  });
export type CorrectionBody = z.infer<typeof correctionBodySchema>;
