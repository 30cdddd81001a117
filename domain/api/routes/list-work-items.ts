/** listWorkItems: its route and its contract. */
import { pageQuery, type Route } from '../route.ts';
import { rolesOf } from '../roles-of-operations.ts';

export const listWorkItems = {
  method: 'GET',
  path: '/work-items',
  roles: rolesOf.listWorkItems,
  query: pageQuery,
  success: 200,
  summary: 'The open work of your organisation, by due time.',
} as const satisfies Route;
