/** listRegistryChanges: its route and its contract. */
import { shortPageQuery, type Route } from '../route.ts';
import { rolesOf } from '../roles-of-operations.ts';

export const listRegistryChanges = {
  method: 'GET',
  path: '/registry/changes',
  roles: rolesOf.listRegistryChanges,
  query: shortPageQuery,
  success: 200,
  summary: 'What was changed in the registry and by whom, latest first.',
} as const satisfies Route;
