/** POST /cases/{caseId}/voids: which fact was entered in error, and why. */
import * as z from 'zod';
import { localDateSchema } from '../shared/calendar.ts';
import { paragraph } from '../shared/free-text.ts';
import { contactIdSchema, searchStepIdSchema, significantEventIdSchema } from '../shared/identifiers.ts';
import { instantSchema } from '../shared/instant.ts';
import { admissionPlaces, voidReasons } from './answer-codes.ts';
import { longestVoidExplanation } from './voided.ts';

const why = {
  reason: z.enum(voidReasons),
  /** Required with reason other. */
  explanation: paragraph(longestVoidExplanation).optional(),
};

export const voidBodySchema = z
  .discriminatedUnion('fact', [
    z.strictObject({
      fact: z.literal('contact'),
      contactId: contactIdSchema,
      /** As it is on record, so that a slip in the number voids no other contact. */
      at: instantSchema,
      ...why,
    }),
    z.strictObject({ fact: z.literal('sighting'), stepId: searchStepIdSchema, ...why }),
    z.strictObject({ fact: z.literal('searchStep'), stepId: searchStepIdSchema, ...why }),
    z.strictObject({ fact: z.literal('significantEvent'), eventId: significantEventIdSchema, ...why }),
    z.strictObject({ fact: z.literal('closing'), ...why }),
    // Each by its time as it is on record, as that was given: an instant or a day.
    z
      .strictObject({
        fact: z.literal('discharge'),
        dischargedAt: instantSchema.optional(),
        dischargedOn: localDateSchema.optional(),
        ...why,
      })
      .refine((body) => (body.dischargedAt === undefined) !== (body.dischargedOn === undefined), {
        path: ['dischargedAt'],
        error: 'Give dischargedAt (date and time) or dischargedOn (date), as it is on record.',
      }),
    z
      .strictObject({
        fact: z.literal('dischargePlan'),
        plannedFor: instantSchema.optional(),
        plannedOn: localDateSchema.optional(),
        ...why,
      })
      .refine((body) => (body.plannedFor === undefined) !== (body.plannedOn === undefined), {
        path: ['plannedFor'],
        error: 'Give plannedFor (date and time) or plannedOn (date), as it is on record.',
      }),
    z.strictObject({ fact: z.literal('handOff'), handedOffAt: instantSchema, ...why }),
    z.strictObject({
      fact: z.literal('admission'),
      at: instantSchema,
      place: z.enum(admissionPlaces),
      ...why,
    }),
    z.strictObject({
      fact: z.literal('laterFact'),
      number: z.int().positive().max(1_000_000),
      /** As it is on record, so that a slip in the number voids no other fact. */
      enteredAt: instantSchema,
      ...why,
    }),
  ])
  .refine(({ reason, explanation }) => reason !== 'other' || explanation !== undefined, {
    path: ['explanation'],
    error: 'Say why in words.',
  });
export type VoidBody = z.infer<typeof voidBodySchema>;
export type VoidOf<Fact extends VoidBody['fact']> = Extract<VoidBody, { fact: Fact }>;
