/** putPlanOfCare: its route and its contract. */
import { planOfCareBodySchema } from '../../aot/plan-of-care-contract.ts';
import { rolesOf } from '../roles-of-operations.ts';
import { casePath, type Route } from '../route.ts';
import { ofOrder } from '../times-of-requests.ts';

export const putPlanOfCare = {
  method: 'PUT',
  path: '/cases/{caseId}/plan-of-care',
  roles: rolesOf.putPlanOfCare,
  pathParameters: casePath,
  body: planOfCareBodySchema,
  times: { 'consulted.physician.at': ofOrder, 'consulted.county.at': ofOrder },
  confirmsTimes: true,
  success: 200,
  summary: 'Set the categories of the plan of care beside the court-ordered plan.',
} as const satisfies Route;
