/** answerEmergencyAccess: its route and its contract. */
import * as z from 'zod';
import { emergencyAnswerBodySchema } from '../../access/emergency-access.ts';
import { rolesOf } from '../roles-of-operations.ts';
import { casePath, type Route } from '../route.ts';

const emergencyPath = casePath.extend({
  number: z.string().regex(/^[1-9]\d{0,3}$/, 'Give the number of the emergency access, for example 1.'),
});

export const answerEmergencyAccess = {
  method: 'POST',
  path: '/cases/{caseId}/emergency-access/{number}/answer',
  roles: rolesOf.answerEmergencyAccess,
  pathParameters: emergencyPath,
  body: emergencyAnswerBodySchema,
  success: 200,
  summary: 'End an emergency access, or, as the county, let the same person open the case once more.',
} as const satisfies Route;
