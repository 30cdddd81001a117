/** An emergency access as it stands on the case record; what it is for is said in emergency-access.ts. */
import * as z from 'zod';
import { personSchema } from '../shared/actor.ts';

export const emergencyReasons = [
  'dangerToLife',
  'missingPerson',
  'emergencyRoom',
  'policeContact',
  'other',
] as const;

const wordSchema = z.strictObject({ at: z.string(), by: personSchema });

export const emergencyAccessSchema = z.strictObject({
  /** Counts the openings of the case. */
  number: z.int().positive(),
  by: personSchema,
  reason: z.enum(emergencyReasons),
  explanation: z.string(),
  openedAt: z.string(),
  until: z.string(),
  /** Somebody who was told ended it before its hour was over. */
  ended: wordSchema.optional(),
  /** The county lets this person open the case once more. */
  renewable: wordSchema.optional(),
});
export type EmergencyAccess = z.infer<typeof emergencyAccessSchema>;
