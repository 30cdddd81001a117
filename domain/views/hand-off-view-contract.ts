/** The warm hand-off checklist as a case shows it. */
import * as z from 'zod';
import { handOffPoints, handOffPointStates, handOffSides } from '../case/answer-codes.ts';
import { longestPointNote } from '../case/hand-off-record.ts';
import { organisationIdSchema, roleSchema } from '../shared/actor.ts';
import { storedInstant } from '../shared/stored-text.ts';

export const handOffChecklistViewSchema = z.strictObject({
  /** What a signature names; 0 before anybody wrote in it. */
  revision: z.int().nonnegative(),
  points: z
    .array(
      z.strictObject({
        point: z.enum(handOffPoints),
        state: z.enum(handOffPointStates),
        at: storedInstant.optional(),
        note: z.string().max(longestPointNote).optional(),
        by: z.strictObject({ role: roleSchema, org: organisationIdSchema }).optional(),
      }),
    )
    .max(handOffPoints.length),
  signatures: z
    .array(
      z.strictObject({
        side: z.enum(handOffSides),
        org: organisationIdSchema,
        revision: z.int().positive(),
        at: storedInstant,
        /** The checklist has changed since, or another organisation stands on that side now. */
        stale: z.boolean(),
      }),
    )
    .max(handOffSides.length),
});

/** What a hand-off still lacks. */
export const handOffLacksSchema = z.strictObject({
  openPoints: z.array(z.enum(handOffPoints)).max(handOffPoints.length).optional(),
  unsigned: z.array(z.enum(handOffSides)).max(handOffSides.length),
});
