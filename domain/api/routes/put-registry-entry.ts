/** putRegistryEntry: its route and its contract. */
import { registryPath } from '../registry-path.ts';
import { registryEntrySchema } from '../../registry/kinds.ts';
import { rolesOf } from '../roles-of-operations.ts';
import type { Route } from '../route.ts';

export const putRegistryEntry = {
  method: 'PUT',
  path: '/registry/{kind}/{id}',
  roles: rolesOf.putRegistryEntry,
  pathParameters: registryPath,
  body: registryEntrySchema,
  bodyParsedByUseCase: true,
  success: 200,
  summary: 'Enter or replace one entry of the registry.',
} as const satisfies Route;
