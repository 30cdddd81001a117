/** putHandOffChecklist: its route and its contract. */
import { handOffChecklistBodySchema } from '../../placement/hand-off-contract.ts';
import { rolesOf } from '../roles-of-operations.ts';
import { casePath, type Route } from '../route.ts';
import { stay } from '../times-of-requests.ts';

export const putHandOffChecklist = {
  method: 'PUT',
  path: '/cases/{caseId}/hand-off-checklist',
  roles: rolesOf.putHandOffChecklist,
  pathParameters: casePath,
  body: handOffChecklistBodySchema,
  times: { 'points[].at': { span: 'paper', floors: stay } },
  confirmsTimes: true,
  success: 200,
  summary: 'Settle points of the warm hand-off checklist, or open them again.',
} as const satisfies Route;
