/**
 * The warm hand-off checklist as a case keeps it: what was settled, by whom, and who signed which revision of it. `note` is in
 * words that may speak of the person.
 */
import * as z from 'zod';
import { organisationIdSchema, personSchema } from '../shared/actor.ts';
import { storedInstant } from '../shared/stored-text.ts';
import { handOffPoints, handOffPointStates, handOffSides } from './answer-codes.ts';
import { numbered } from './part-number.ts';

export const longestPointNote = 500;

const handOffPointSchema = z.strictObject({
  point: z.enum(handOffPoints),
  state: z.enum(handOffPointStates),
  /** When it was settled. */
  at: storedInstant.optional(),
  note: z.string().max(longestPointNote).optional(),
  by: personSchema,
});
export type SettledPoint = z.infer<typeof handOffPointSchema>;

const signatureSchema = z.strictObject({
  side: z.enum(handOffSides),
  /** What was read and signed; another revision since makes it stale. */
  revision: z.int().positive(),
  at: storedInstant,
  by: personSchema,
});
export type HandOffSignature = z.infer<typeof signatureSchema>;

export const handOffChecklistSchema = z.strictObject({
  ...numbered,
  /** Absent while no agency has accepted: the facility may begin before. */
  agency: organisationIdSchema.optional(),
  revision: z.int().positive(),
  /** Points that nobody has written of are open. */
  points: z.array(handOffPointSchema).max(handOffPoints.length),
  signatures: z.array(signatureSchema).max(handOffSides.length),
});
export type HandOffChecklist = z.infer<typeof handOffChecklistSchema>;
