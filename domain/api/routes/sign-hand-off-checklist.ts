/** signHandOffChecklist: its route and its contract. */
import { signatureBodySchema } from '../../placement/hand-off-contract.ts';
import { rolesOf } from '../roles-of-operations.ts';
import { casePath, type Route } from '../route.ts';

export const signHandOffChecklist = {
  method: 'POST',
  path: '/cases/{caseId}/hand-off-checklist/signature',
  roles: rolesOf.signHandOffChecklist,
  pathParameters: casePath,
  body: signatureBodySchema,
  success: 200,
  summary: 'Sign the warm hand-off checklist for your side, in the revision that you have read.',
} as const satisfies Route;
