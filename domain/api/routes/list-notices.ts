/** listNotices: its route and its contract. */
import { pageQuery, type Route } from '../route.ts';
import { rolesOf } from '../roles-of-operations.ts';

export const listNotices = {
  method: 'GET',
  path: '/notices',
  roles: rolesOf.listNotices,
  query: pageQuery,
  success: 200,
  summary: 'The notices to your organisation that nobody acknowledged yet.',
} as const satisfies Route;
