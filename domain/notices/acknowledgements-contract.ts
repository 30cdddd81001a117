/** Several notices that a person acknowledges at once, and what became of each. */
import * as z from 'zod';
import { noticeIdSchema } from '../shared/identifiers.ts';

const mostAcknowledged = 50;

export const acknowledgementsBodySchema = z.strictObject({
  noticeIds: z
    .array(noticeIdSchema)
    .min(1, 'Name at least one notice.')
    .max(mostAcknowledged, `Name at most ${mostAcknowledged} notices.`),
});

/**
 * `notFound`: no such notice, or not one to your organisation; the two are not told apart. `changedMeanwhile`: others wrote on
 * its case again and again; ask again.
 */
export const acknowledgementOutcomes = [
  'acknowledged',
  'alreadyAcknowledged',
  'notFound',
  'changedMeanwhile',
] as const;
export type AcknowledgementOutcome = (typeof acknowledgementOutcomes)[number];

/** In the order in which they were named. */
export const acknowledgementsAnswerSchema = z.strictObject({
  results: z
    .array(z.strictObject({ noticeId: noticeIdSchema, outcome: z.enum(acknowledgementOutcomes) }))
    .max(mostAcknowledged),
});
