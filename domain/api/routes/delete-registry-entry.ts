/** deleteRegistryEntry: its route and its contract. */
import { registryPath } from '../registry-path.ts';
import { rolesOf } from '../roles-of-operations.ts';
import type { Route } from '../route.ts';

export const deleteRegistryEntry = {
  method: 'DELETE',
  path: '/registry/{kind}/{id}',
  roles: rolesOf.deleteRegistryEntry,
  pathParameters: registryPath,
  success: 200,
  summary: 'Delete one entry of the registry that nothing refers to; the answer is the entry as it was.',
} as const satisfies Route;
