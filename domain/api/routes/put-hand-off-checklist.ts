/** putHandOffChecklist: its route and its contract. */
import { handOffChecklistBodySchema } from '../../placement/hand-off-contract.ts';
import { rolesOf } from '../roles-of-operations.ts';
import { casePath, type Route } from '../route.ts';

export const putHandOffChecklist = {
  method: 'PUT',
  path: '/cases/{caseId}/hand-off-checklist',
  roles: rolesOf.putHandOffChecklist,
  pathParameters: casePath,
  body: handOffChecklistBodySchema,
  confirmsTimes: true,
  success: 200,
  summary: 'Settle points of the warm hand-off checklist, or open them again.',
} as const satisfies Route;
