/** releaseWorkItem: its route and its contract. */
import { rolesOf } from '../roles-of-operations.ts';
import { type Route, workItemPath } from '../route.ts';

export const releaseWorkItem = {
  method: 'POST',
  path: '/work-items/{workItemId}/release',
  roles: rolesOf.releaseWorkItem,
  pathParameters: workItemPath,
  success: 200,
  summary: 'Give a work item back that you or a colleague took on.',
} as const satisfies Route;
