/**
 * A fact that was entered in error and no longer counts (HL7: entered in error). It stays where it was and readable to whoever
 * could read it, with who voided it, when and why. `explanation` is in words that may speak of the person.
 */
import * as z from 'zod';
import { personSchema } from '../shared/actor.ts';
import { storedAccount, storedInstant } from '../shared/stored-text.ts';
import { voidReasons } from './answer-codes.ts';

export const longestVoidExplanation = 500;

export const voidedSchema = z.strictObject({
  at: storedInstant,
  by: personSchema,
  reason: z.enum(voidReasons),
  explanation: z.string().max(longestVoidExplanation).optional(),
});
export type Voided = z.infer<typeof voidedSchema>;

/** What people see of it: who voided by their account, never by name. */
export const voidedViewSchema = voidedSchema.extend({ by: storedAccount });

export const isVoided = ({ voided }: { voided?: Voided | undefined }): boolean => voided !== undefined;
