/** claimWorkItem: its route and its contract. */
import { rolesOf } from '../roles-of-operations.ts';
import { type Route, workItemPath } from '../route.ts';

export const claimWorkItem = {
  method: 'POST',
  path: '/work-items/{workItemId}/claim',
  roles: rolesOf.claimWorkItem,
  pathParameters: workItemPath,
  success: 200,
  summary: 'Say that you take a work item on.',
} as const satisfies Route;
