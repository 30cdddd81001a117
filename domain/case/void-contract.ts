/** POST /cases/{caseId}/voids: which fact was entered in error, and why. */
import * as z from 'zod';
import { paragraph } from '../shared/free-text.ts';
import { contactIdSchema, searchStepIdSchema, significantEventIdSchema } from '../shared/identifiers.ts';
import { instantSchema } from '../shared/instant.ts';
import { voidReasons } from './answer-codes.ts';
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
  ])
  .refine(({ reason, explanation }) => reason !== 'other' || explanation !== undefined, {
    path: ['explanation'],
    error: 'Say why in words.',
  });
export type VoidBody = z.infer<typeof voidBodySchema>;
export type VoidOf<Fact extends VoidBody['fact']> = Extract<VoidBody, { fact: Fact }>;
