/** withdrawTransfer: its route and its contract. */
import { rolesOf } from '../roles-of-operations.ts';
import { casePath, type Route } from '../route.ts';

export const withdrawTransfer = {
  method: 'POST',
  path: '/cases/{caseId}/transfer/withdrawal',
  roles: rolesOf.withdrawTransfer,
  pathParameters: casePath,
  success: 200,
  summary: 'Take back a transfer that has not taken effect.',
} as const satisfies Route;
