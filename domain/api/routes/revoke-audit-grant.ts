/** revokeAuditGrant: its route and its contract. */
import * as z from 'zod';
import { grantIdSchema } from '../../access/audit-grant.ts';
import { rolesOf } from '../roles-of-operations.ts';
import type { Route } from '../route.ts';

export const revokeAuditGrant = {
  method: 'POST',
  path: '/audit-grants/{grantId}/revocation',
  roles: rolesOf.revokeAuditGrant,
  pathParameters: z.strictObject({ grantId: grantIdSchema }),
  success: 200,
  summary: 'End a grant at once; what was read under it stays on record.',
} as const satisfies Route;
