/** putDischargePlan: its route and its contract. */
import { dischargePlanBodySchema } from '../../discharge/discharge-contract.ts';
import { rolesOf } from '../roles-of-operations.ts';
import { casePath, type Route } from '../route.ts';
import { event, planned } from '../times-of-requests.ts';

export const putDischargePlan = {
  method: 'PUT',
  path: '/cases/{caseId}/discharge-plan',
  roles: rolesOf.putDischargePlan,
  pathParameters: casePath,
  body: dischargePlanBodySchema,
  times: { ...planned, readmittedAt: event },
  confirmsTimes: true,
  success: 200,
  summary: 'Set, move or cancel the planned discharge, or report a readmission.',
} as const satisfies Route;
