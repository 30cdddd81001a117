/** voidFact: its route and its contract. */
import { voidBodySchema } from '../../case/void-contract.ts';
import { rolesOf } from '../roles-of-operations.ts';
import { casePath, type Route } from '../route.ts';

export const voidFact = {
  method: 'POST',
  path: '/cases/{caseId}/voids',
  roles: rolesOf.voidFact,
  pathParameters: casePath,
  body: voidBodySchema,
  success: 201,
  summary: 'Void a fact that was entered in error: it stays on record, and no longer counts.',
} as const satisfies Route;
