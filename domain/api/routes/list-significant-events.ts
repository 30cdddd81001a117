/** listSignificantEvents: its route and its contract. */
import { casePath, pageQuery, type Route } from '../route.ts';
import { rolesOf } from '../roles-of-operations.ts';

export const listSignificantEvents = {
  method: 'GET',
  path: '/cases/{caseId}/significant-events',
  roles: rolesOf.listSignificantEvents,
  pathParameters: casePath,
  query: pageQuery,
  success: 200,
  summary: 'The significant events of a case, latest first, and who acknowledged them.',
} as const satisfies Route;
