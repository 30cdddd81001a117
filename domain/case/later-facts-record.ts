/**
 * What happens to a person after the rules have decided: admissions, where they live on a campus, new indicators of high need;
 * and the decisions that such a fact replaced. Indicators are clinical, and `clinicalDiscretion.rationale` in them is in words
 * that may speak of the person.
 */
import * as z from 'zod';
import { decisionRecordSchema } from '../rules/decision-record.ts';
import { personSchema } from '../shared/actor.ts';
import { storedDay, storedInstant } from '../shared/stored-text.ts';
import { admissionPlaces, decisionCauses, residenceFacts } from './answer-codes.ts';
import { numbered } from './part-number.ts';
import { campusResidences, laterIndicatorsSchema } from './later-indicators.ts';
import { screeningSchema } from './screening-record.ts';
import { voidedSchema } from './voided.ts';

export const admissionSchema = z.strictObject({
  ...numbered,
  at: storedInstant,
  place: z.enum(admissionPlaces),
  enteredAt: storedInstant,
  by: personSchema.optional(),
  /** When the person left again, once that is known. */
  endedAt: storedInstant.optional(),
  voided: voidedSchema.optional(),
});
export type Admission = z.infer<typeof admissionSchema>;

const entered = {
  ...numbered,
  on: storedDay,
  enteredAt: storedInstant,
  by: personSchema,
  voided: voidedSchema.optional(),
};
export const laterFactSchema = z.discriminatedUnion('fact', [
  z.strictObject({
    ...entered,
    fact: z.literal(residenceFacts[0]),
    residence: z.enum(campusResidences),
  }),
  z.strictObject({ ...entered, fact: z.literal(residenceFacts[1]) }),
  z.strictObject({ ...entered, fact: z.literal('indicator'), indicators: laterIndicatorsSchema }),
]);
export type LaterFact = z.infer<typeof laterFactSchema>;

/**
 * The decision as it stood, what replaced it and when, and whether the HH+ episode was on; with its facts and the versions of
 * its rules, by which it can be taken again.
 */
export const formerDecisionSchema = z.strictObject({
  ...numbered,
  replacedAt: storedInstant,
  because: z.enum(decisionCauses),
  inEpisode: z.boolean(),
  screening: screeningSchema.extend({ record: decisionRecordSchema.omit({ decision: true }).optional() }),
});
export type FormerDecision = z.infer<typeof formerDecisionSchema>;
