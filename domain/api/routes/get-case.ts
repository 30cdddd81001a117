/** getCase: its route and its contract. */
import { rolesOf } from '../roles-of-operations.ts';
import { casePath, type Route } from '../route.ts';

export const getCase = {
  method: 'GET',
  path: '/cases/{caseId}',
  roles: rolesOf.getCase,
  pathParameters: casePath,
  success: 200,
  summary: 'One case with its clocks, its open work and the latest of everything else.',
} as const satisfies Route;
