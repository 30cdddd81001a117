/** What an eligibility check answers (eligibility-check.ts): the decision as it would be stored, and what it means in words. */
import * as z from 'zod';
import { medicaidAnswerSchema } from './medicaid-answer-contract.ts';
import { decisionRecordSchema } from './decision-record.ts';

const rateAnswerSchema = z.discriminatedUnion('known', [
  z.strictObject({
    known: z.literal(true),
    cents: z.int().positive(),
    code: z.string().nullable(),
    source: z.string(),
  }),
  z.strictObject({ known: z.literal(false), reason: z.string() }),
]);

export const eligibilityAnswerSchema = decisionRecordSchema.extend({
  explanation: z.array(z.string()),
  medicaid: medicaidAnswerSchema.optional(),
  rate: rateAnswerSchema.optional(),
});
