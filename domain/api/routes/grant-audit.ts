/** grantAudit: its route and its contract. */
import { auditGrantBodySchema } from '../../access/audit-grant.ts';
import { rolesOf } from '../roles-of-operations.ts';
import type { Route } from '../route.ts';

export const grantAudit = {
  method: 'POST',
  path: '/audit-grants',
  roles: rolesOf.grantAudit,
  body: auditGrantBodySchema,
  success: 201,
  summary: 'Let an auditor of the State read a sample of cases for a time.',
} as const satisfies Route;
