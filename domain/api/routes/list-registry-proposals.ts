/** listRegistryProposals: its route and its contract. */
import { shortPageQuery, type Route } from '../route.ts';
import { rolesOf } from '../roles-of-operations.ts';

export const listRegistryProposals = {
  method: 'GET',
  path: '/registry/proposals',
  roles: rolesOf.listRegistryProposals,
  query: shortPageQuery,
  success: 200,
  summary: 'The changes of the registry that wait for a second person, and that you may answer.',
} as const satisfies Route;
