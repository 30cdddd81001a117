/** listSearchSteps: its route and its contract. */
import { casePath, longPageQuery, type Route } from '../route.ts';
import { rolesOf } from '../roles-of-operations.ts';

export const listSearchSteps = {
  method: 'GET',
  path: '/cases/{caseId}/search-steps',
  roles: rolesOf.listSearchSteps,
  pathParameters: casePath,
  query: longPageQuery,
  success: 200,
  summary: 'The ledger of the searches of a case.',
} as const satisfies Route;
