/** completeWorkItem: its route and its contract. */
import { completionBodySchema } from '../completion-contract.ts';
import { rolesOf } from '../roles-of-operations.ts';
import { type Route, workItemPath } from '../route.ts';
import { timesOfWork } from '../times-of-work.ts';

export const completeWorkItem = {
  method: 'POST',
  path: '/work-items/{workItemId}/completion',
  roles: rolesOf.completeWorkItem,
  pathParameters: workItemPath,
  body: completionBodySchema,
  timesByKind: timesOfWork,
  confirmsTimes: true,
  takesLateReason: true,
  success: 200,
  summary: 'Complete a work item with your answer.',
} as const satisfies Route;
