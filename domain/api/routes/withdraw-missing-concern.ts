/** withdrawMissingConcern: its route and its contract. */
import * as z from 'zod';
import { caseIdSchema, concernIdSchema } from '../../shared/identifiers.ts';
import { concernWithdrawalBodySchema } from '../../aot/missing-contract.ts';
import { rolesOf } from '../roles-of-operations.ts';
import type { Route } from '../route.ts';

const concernPath = z.strictObject({ caseId: caseIdSchema, concernId: concernIdSchema });

export const withdrawMissingConcern = {
  method: 'POST',
  path: '/cases/{caseId}/missing-concerns/{concernId}/withdrawal',
  roles: rolesOf.withdrawMissingConcern,
  pathParameters: concernPath,
  body: concernWithdrawalBodySchema,
  success: 200,
  summary: 'Take back a concern that was entered in error.',
} as const satisfies Route;
