/** acknowledgeNotice: its route and its contract. */
import { rolesOf } from '../roles-of-operations.ts';
import { noticePath, type Route } from '../route.ts';

export const acknowledgeNotice = {
  method: 'POST',
  path: '/notices/{noticeId}/acknowledgement',
  roles: rolesOf.acknowledgeNotice,
  pathParameters: noticePath,
  success: 200,
  summary: 'Acknowledge a notice in your own name.',
} as const satisfies Route;
