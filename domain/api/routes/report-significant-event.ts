/** reportSignificantEvent: its route and its contract. */
import { significantEventBodySchema } from '../../aot/significant-event-contract.ts';
import { rolesOf } from '../roles-of-operations.ts';
import { casePath, type Route } from '../route.ts';
import { ofOrder } from '../times-of-requests.ts';

export const reportSignificantEvent = {
  method: 'POST',
  path: '/cases/{caseId}/significant-events',
  roles: rolesOf.reportSignificantEvent,
  pathParameters: casePath,
  body: significantEventBodySchema,
  times: { occurredAt: ofOrder, awareAt: ofOrder },
  confirmsTimes: true,
  success: 201,
  summary: 'Report a significant event to the county.',
} as const satisfies Route;
