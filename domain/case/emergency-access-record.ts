/** An emergency access as it stands on the case record; what it is for is said in emergency-access.ts. */
import * as z from 'zod';
import { storedInstant } from '../shared/stored-text.ts';
import { personSchema } from '../shared/actor.ts';

export const emergencyReasons = [
  'dangerToLife',
  'missingPerson',
  'emergencyRoom',
  'policeContact',
  'other',
] as const;

const wordSchema = z.strictObject({ at: storedInstant, by: personSchema });

export const emergencyAccessSchema = z.strictObject({
  /** Counts the openings of the case. */
  number: z.int().positive(),
  by: personSchema,
  reason: z.enum(emergencyReasons),
  explanation: z.string().max(2_000),
  openedAt: storedInstant,
  until: storedInstant,
  /** Somebody who was told ended it before its hour was over. */
  ended: wordSchema.optional(),
  /** The county lets this person open the case once more. */
  renewable: wordSchema.optional(),
});
export type EmergencyAccess = z.infer<typeof emergencyAccessSchema>;
