/** getOpenApi: its route and its contract. */
import { rolesOf } from '../roles-of-operations.ts';
import type { Route } from '../route.ts';

export const getOpenApi = {
  method: 'GET',
  path: '/openapi.json',
  roles: rolesOf.getOpenApi,
  success: 200,
  summary: 'This API as an OpenAPI 3.1 document.',
} as const satisfies Route;
