/** Raising and withdrawing a concern that a person under a court order cannot be found, and reporting them missing. */
import * as z from 'zod';
import { concernWithdrawals, reportChannels } from '../case/answer-codes.ts';
import { paragraph } from '../shared/free-text.ts';
import { instantSchema } from '../shared/instant.ts';
import { concernKinds } from '../case/aot-record.ts';

export const missingConcernBodySchema = z.strictObject({
  /** When the care manager received the notice: the 24 hours count from here, never from the appointment. */
  receivedAt: instantSchema,
  kind: z.enum(concernKinds),
  missedAppointmentAt: instantSchema.optional(),
});
export type MissingConcernBody = z.infer<typeof missingConcernBodySchema>;

export const concernWithdrawalBodySchema = z.strictObject({
  reason: z.enum(concernWithdrawals),
});
export type ConcernWithdrawalBody = z.infer<typeof concernWithdrawalBodySchema>;

export const eventReportBodySchema = {
  reportedAt: instantSchema,
  channel: z.enum(reportChannels),
  lateReason: paragraph(1_000).optional(),
  /** True when the report came back: it is then still owed, and the next contact of the county is told. */
  bounced: z.boolean().optional(),
};
