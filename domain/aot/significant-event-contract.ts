/** POST /cases/{caseId}/significant-events. The county's protocol says which kinds there are and what each asks for. */
import * as z from 'zod';
import { boundedRecord } from '../shared/bounded-record.ts';
import { instantSchema } from '../shared/instant.ts';

const textSchema = z.string().trim().min(1).max(500);

export const significantEventBodySchema = z
  .strictObject({
    kind: z.string().max(60),
    occurredAt: instantSchema,
    /** When the care manager became aware: lateness counts from here. */
    awareAt: instantSchema,
    channel: z.enum(['portal', 'phone', 'email', 'fax', 'inPerson']),
    /** What the county asks for this kind, by field id. */
    details: boundedRecord(60, textSchema, 40).default({}),
    lateReason: textSchema.optional(),
  })
  .refine(({ occurredAt, awareAt }) => occurredAt <= awareAt, {
    path: ['awareAt'],
    error: 'Nobody is aware of an event before it happened.',
  });
export type SignificantEventBody = z.infer<typeof significantEventBodySchema>;
