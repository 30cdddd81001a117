/** getTimeline: its route and its contract. */
import { casePath, longPageQuery, type Route } from '../route.ts';
import { rolesOf } from '../roles-of-operations.ts';

export const getTimeline = {
  method: 'GET',
  path: '/cases/{caseId}/timeline',
  roles: rolesOf.getTimeline,
  pathParameters: casePath,
  query: longPageQuery,
  success: 200,
  summary: 'What happened in a case, in order, and the notices of it.',
} as const satisfies Route;
