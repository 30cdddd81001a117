/** openEmergencyAccess: its route and its contract. */
import { emergencyAccessBodySchema } from '../../access/emergency-access.ts';
import { rolesOf } from '../roles-of-operations.ts';
import { casePath, type Route } from '../route.ts';

export const openEmergencyAccess = {
  method: 'POST',
  path: '/cases/{caseId}/emergency-access',
  roles: rolesOf.openEmergencyAccess,
  pathParameters: casePath,
  body: emergencyAccessBodySchema,
  success: 201,
  summary: 'Open a case for an hour in an emergency, in your own name; the county is told at once.',
} as const satisfies Route;
