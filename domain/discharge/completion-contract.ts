/** How the work of the discharge strand is completed; joined into the completion contract of all work. */
import * as z from 'zod';
import { duplicateDecisions, medicaidOutcomes } from '../case/answer-codes.ts';
import { contactBodySchema } from '../case/contact.ts';
import { instantSchema } from '../shared/instant.ts';
import { dischargeBodySchema } from './discharge-contract.ts';

const medicaidFollowUpSchema = z.strictObject({
  kind: z.literal('medicaidFollowUp'),
  outcome: z.enum(medicaidOutcomes),
  confirmedAt: instantSchema,
});
const faceToFaceContactSchema = z.strictObject({
  kind: z.literal('faceToFaceContact'),
  contact: contactBodySchema,
});
const possibleDuplicateSchema = z.strictObject({
  kind: z.literal('possibleDuplicate'),
  decision: z.enum(duplicateDecisions),
});
const admissionFollowUpSchema = z.strictObject({
  kind: z.literal('admissionFollowUp'),
  /** When the care manager was in touch with the hospital. */
  contactedAt: instantSchema,
});
const dischargeSchema = z.strictObject({ kind: z.literal('discharge'), discharge: dischargeBodySchema });

const confirmDischargeSchema = z
  .strictObject({
    kind: z.literal('confirmDischarge'),
    decision: z.enum(['confirm', 'correct']),
    /** With correct and only then: when it was, and what was wrong with the report. */
    discharge: dischargeBodySchema.optional(),
  })
  .refine(({ decision, discharge }) => (decision === 'correct') === (discharge !== undefined), {
    path: ['discharge'],
    error: 'Say when it was with correct, and only then.',
  })
  .refine(({ discharge }) => discharge === undefined || discharge.correctionReason !== undefined, {
    path: ['discharge', 'correctionReason'],
    error: 'Say what was wrong with the report.',
  });

export const dischargeCompletionSchemas = [
  confirmDischargeSchema,
  medicaidFollowUpSchema,
  admissionFollowUpSchema,
  possibleDuplicateSchema,
  faceToFaceContactSchema,
  dischargeSchema,
] as const;

type Completion = z.infer<(typeof dischargeCompletionSchemas)[number]>;
/** The answer to one kind of work of this area, as its contract has it. */
export type CompletionOf<Kind extends Completion['kind']> = Extract<Completion, { kind: Kind }>;
