/** The warm hand-off checklist as a case shows it. */
import * as z from 'zod';
import { handOffPoints, handOffPointStates, handOffSides } from '../case/answer-codes.ts';
import { longestPointNote } from '../case/hand-off-record.ts';
import { organisationIdSchema, roleSchema } from '../shared/actor.ts';
import { storedInstant } from '../shared/stored-text.ts';

const pointSchema = z.strictObject({
  point: z.enum(handOffPoints),
  state: z.enum(handOffPointStates),
  at: storedInstant.optional(),
  by: z.strictObject({ role: roleSchema, org: organisationIdSchema }).optional(),
});
const signatureSchema = z.strictObject({
  side: z.enum(handOffSides),
  org: organisationIdSchema,
  revision: z.int().positive(),
  at: storedInstant,
  /** The checklist has changed since, or another organisation stands on that side now. */
  stale: z.boolean(),
});

/** As a change of it is answered: without anybody's words, which the case shows. */
export const changedChecklistSchema = z.strictObject({
  /** What a signature names; 0 before anybody wrote in it. */
  revision: z.int().nonnegative(),
  points: z.array(pointSchema).max(handOffPoints.length),
  signatures: z.array(signatureSchema).max(handOffSides.length),
});

export const handOffChecklistViewSchema = changedChecklistSchema.extend({
  points: z
    .array(pointSchema.extend({ note: z.string().max(longestPointNote).optional() }))
    .max(handOffPoints.length),
});

/** What a hand-off still lacks. */
export const handOffLacksSchema = z.strictObject({
  openPoints: z.array(z.enum(handOffPoints)).max(handOffPoints.length).optional(),
  unsigned: z.array(z.enum(handOffSides)).max(handOffSides.length),
});
