/** Why a case ends before its journey does, told by a person who may tell it. */
import * as z from 'zod';
import { instantSchema } from '../shared/instant.ts';

export const withdrawalBodySchema = z.strictObject({
  reason: z.enum(['withdrawn', 'died', 'moved', 'refused']),
  /** When it happened; now, when not given. */
  at: instantSchema.optional(),
});
export type WithdrawalBody = z.infer<typeof withdrawalBodySchema>;
