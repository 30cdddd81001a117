/** getRegistryEntry: its route and its contract. */
import { registryPath } from '../registry-path.ts';
import { rolesOf } from '../roles-of-operations.ts';
import type { Route } from '../route.ts';

export const getRegistryEntry = {
  method: 'GET',
  path: '/registry/{kind}/{id}',
  roles: rolesOf.getRegistryEntry,
  pathParameters: registryPath,
  success: 200,
  summary: 'One entry of the registry.',
} as const satisfies Route;
