/** How both sides of a warm hand-off settle its points, and sign what they have read. */
import * as z from 'zod';
import { handOffPoints, handOffPointStates } from '../case/answer-codes.ts';
import { longestPointNote } from '../case/hand-off-record.ts';
import { paragraph } from '../shared/free-text.ts';
import { instantSchema } from '../shared/instant.ts';

const pointSchema = z
  .strictObject({
    point: z.enum(handOffPoints),
    state: z.enum(handOffPointStates),
    /** When it was settled; left out, now. */
    at: instantSchema.optional(),
    /** In words. Whoever puts a point puts all of it: a note that is left out is gone. */
    note: paragraph(longestPointNote).optional(),
  })
  .refine(({ state, at }) => state !== 'open' || at === undefined, {
    path: ['at'],
    error: 'Only a point that is done or not needed has a time.',
  });

export const handOffChecklistBodySchema = z.strictObject({
  /** The points that are put; the others stay as they are. */
  points: z
    .array(pointSchema)
    .min(1)
    .max(handOffPoints.length)
    .refine((points) => new Set(points.map(({ point }) => point)).size === points.length, {
      error: 'Give each point once.',
    }),
});
export type HandOffChecklistBody = z.infer<typeof handOffChecklistBodySchema>;

/** As the checklist says it: another revision since is refused. */
export const signatureBodySchema = z.strictObject({ revision: z.int().min(1).max(1_000_000) });
export type SignatureBody = z.infer<typeof signatureBodySchema>;
