/** recordFact: its route and its contract. */
import { laterFactBodySchema } from '../../case/later-fact-contract.ts';
import { rolesOf } from '../roles-of-operations.ts';
import { casePath, type Route } from '../route.ts';
import { shownLater } from '../times-of-indicators.ts';
import { event, ofOrder } from '../times-of-requests.ts';

export const recordFact = {
  method: 'POST',
  path: '/cases/{caseId}/facts',
  roles: rolesOf.recordFact,
  pathParameters: casePath,
  body: laterFactBodySchema,
  times: { at: event, on: ofOrder, ...shownLater },
  confirmsTimes: true,
  success: 201,
  summary: 'Record a fact that came later: an admission, a residence on a campus, a new indicator.',
} as const satisfies Route;
