/** listRegistryEntries: its route and its contract. */
import { registryKindPath } from '../registry-path.ts';
import { rolesOf } from '../roles-of-operations.ts';
import { longPageQuery, type Route } from '../route.ts';

export const listRegistryEntries = {
  method: 'GET',
  path: '/registry/{kind}',
  roles: rolesOf.listRegistryEntries,
  pathParameters: registryKindPath,
  query: longPageQuery,
  success: 200,
  summary: 'The entries of one kind of the registry, by id.',
} as const satisfies Route;
