/** listEmergencyAccess: its route and its contract. */
import { rolesOf } from '../roles-of-operations.ts';
import { casePath, type Route } from '../route.ts';

export const listEmergencyAccess = {
  method: 'GET',
  path: '/cases/{caseId}/emergency-access',
  roles: rolesOf.listEmergencyAccess,
  pathParameters: casePath,
  success: 200,
  summary: 'Who opened a case in an emergency and why, for the county, who holds the person, and OMH.',
} as const satisfies Route;
