/** An emergency access as it stands on the case record; what it is for is said in emergency-access.ts. */
import * as z from 'zod';
import { personSchema } from '../shared/actor.ts';
import { numbered } from './plan-of-care-record.ts';

export const emergencyReasons = [
  'dangerToLife',
  'missingPerson',
  'emergencyRoom',
  'policeContact',
  'other',
] as const;

export const emergencyAccessSchema = z.strictObject({
  ...numbered,
  by: personSchema,
  reason: z.enum(emergencyReasons),
  explanation: z.string(),
  openedAt: z.string(),
  until: z.string(),
});
export type EmergencyAccess = z.infer<typeof emergencyAccessSchema>;
