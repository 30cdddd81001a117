/** To whom a person is to be transferred, from which day on, and why. */
import * as z from 'zod';
import { transferReasons } from '../case/answer-codes.ts';
import { organisationIdSchema } from '../shared/actor.ts';
import { localDateSchema } from '../shared/calendar.ts';

export const transferBodySchema = z.strictObject({
  to: organisationIdSchema,
  /** A day in New York, from whose beginning the receiving agency has the person: today, or a day to come. */
  effectiveOn: localDateSchema,
  reason: z.enum(transferReasons),
});
export type TransferBody = z.infer<typeof transferBodySchema>;
