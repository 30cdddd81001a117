/** listCases: its route and its contract. */
import { pageQuery, type Route } from '../route.ts';
import { rolesOf } from '../roles-of-operations.ts';

export const listCases = {
  method: 'GET',
  path: '/cases',
  roles: rolesOf.listCases,
  query: pageQuery,
  success: 200,
  summary: 'The cases of your organisation, latest first.',
} as const satisfies Route;
