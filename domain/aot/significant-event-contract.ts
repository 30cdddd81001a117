/** POST /cases/{caseId}/significant-events. The county's protocol says which kinds there are and what each asks for. */
import * as z from 'zod';
import { boundedRecord } from '../shared/bounded-record.ts';
import { mostEventDetails } from '../policy/county-aot-protocol.ts';
import { line, paragraph } from '../shared/free-text.ts';
import { instantSchema } from '../shared/instant.ts';

const textSchema = paragraph(500);

export const significantEventBodySchema = z
  .strictObject({
    kind: line(60),
    occurredAt: instantSchema,
    /** When the care manager became aware: lateness counts from here. */
    awareAt: instantSchema,
    channel: z.enum(['portal', 'phone', 'email', 'fax', 'inPerson']),
    /** What the county asks for this kind, by field id. */
    details: boundedRecord(63, textSchema, mostEventDetails).default({}),
    lateReason: textSchema.optional(),
  })
  .refine(({ occurredAt, awareAt }) => occurredAt <= awareAt, {
    path: ['awareAt'],
    error: 'Nobody is aware of an event before it happened.',
  });
export type SignificantEventBody = z.infer<typeof significantEventBodySchema>;
