/**
 * Outbox entries: what must happen outside after a write, stored in the same transaction as the facts. Only the relay
 * acts on them, in the order of a case's entries, and completes those of one write together; every action may be run twice
 * without a second effect.
 */
import * as z from 'zod';
import { storedCaseId, storedId, storedInstant } from './stored-text.ts';
import { recipientSchema } from './recipient.ts';
import { runNumbers } from './state-machines.ts';

const base = { caseId: storedCaseId, seq: z.int().positive(), at: storedInstant };

export const outboxEntrySchema = z.discriminatedUnion('kind', [
  /**
   * Start the execution of an epoch, of the journey or of another run by its number; an epoch above 1 first stops the execution before
   * it, unless that one ordered its own continuation and ends by itself.
   */
  z.strictObject({
    ...base,
    kind: z.literal('startExecution'),
    epoch: z.int().positive(),
    ...runNumbers,
    continues: z.literal(true).optional(),
  }),
  /** The work item was done: wake its wait. */
  z.strictObject({ ...base, kind: z.literal('answerWait'), workItemId: storedId }),
  /** The deadline moved: make the wait plan itself again. */
  z.strictObject({ ...base, kind: z.literal('replanWait'), workItemId: storedId }),
  /** The case was closed: end the wait. */
  z.strictObject({ ...base, kind: z.literal('endWait'), workItemId: storedId }),
  z.strictObject({ ...base, kind: z.literal('publishNotice'), noticeId: storedId }),
  /**
   * Close the notices that are over. With every write the relay looks at what has become of their work; this says what that
   * does not show, and stands where a write orders nothing else.
   */
  z.strictObject({
    ...base,
    kind: z.literal('closeNotices'),
    /** The work is asked of another organisation now. */
    handedOver: z.strictObject({ workItemId: storedId, from: recipientSchema }).optional(),
    /** A person of this organisation acknowledged every significant event until now. */
    eventsReadBy: recipientSchema.optional(),
  }),
]);
export type OutboxEntry = z.infer<typeof outboxEntrySchema>;
/** The entries of one write, in their order. */
export type OutboxOfWrite = readonly [OutboxEntry, ...OutboxEntry[]];
type WithoutBase<Entry> = Entry extends unknown ? Omit<Entry, keyof typeof base> : never;
export type OutboxOrder = WithoutBase<OutboxEntry>;
