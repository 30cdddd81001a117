/** raiseMissingConcern: its route and its contract. */
import { missingConcernBodySchema } from '../../aot/missing-contract.ts';
import { rolesOf } from '../roles-of-operations.ts';
import { casePath, type Route } from '../route.ts';
import { ofOrder } from '../times-of-requests.ts';

export const raiseMissingConcern = {
  method: 'POST',
  path: '/cases/{caseId}/missing-concerns',
  roles: rolesOf.raiseMissingConcern,
  pathParameters: casePath,
  body: missingConcernBodySchema,
  times: { receivedAt: { ...ofOrder, after: 'missedAppointmentAt' }, missedAppointmentAt: ofOrder },
  confirmsTimes: true,
  success: 201,
  summary: 'Record notice that a person under a court order could not be found.',
} as const satisfies Route;
