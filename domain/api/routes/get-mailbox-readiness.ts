/** getMailboxReadiness: its route and its contract. */
import { rolesOf } from '../roles-of-operations.ts';
import type { Route } from '../route.ts';

export const getMailboxReadiness = {
  method: 'GET',
  path: '/registry/mailbox-readiness',
  roles: rolesOf.getMailboxReadiness,
  success: 200,
  summary: 'Which counties and other organisations would hear no notice, and how each mailbox stands.',
} as const satisfies Route;
