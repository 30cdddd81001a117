/** recordSearchStep: its route and its contract. */
import { searchStepBodySchema } from '../../case/search-step.ts';
import { rolesOf } from '../roles-of-operations.ts';
import { casePath, type Route } from '../route.ts';
import { ofOrder } from '../times-of-requests.ts';

export const recordSearchStep = {
  method: 'POST',
  path: '/cases/{caseId}/search-steps',
  roles: rolesOf.recordSearchStep,
  pathParameters: casePath,
  body: searchStepBodySchema,
  times: { occurredAt: ofOrder },
  confirmsTimes: true,
  success: 201,
  summary:
    'Record a step of a search: an attempt, a talk with the county, a police report, a removal request.',
} as const satisfies Route;
