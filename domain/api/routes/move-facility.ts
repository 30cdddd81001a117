/** moveFacility: its route and its contract. */
import { moveFacilityBodySchema } from '../../discharge/move-facility-contract.ts';
import { rolesOf } from '../roles-of-operations.ts';
import { casePath, type Route } from '../route.ts';
import { event, planned } from '../times-of-requests.ts';

export const moveFacility = {
  method: 'PUT',
  path: '/cases/{caseId}/facility',
  roles: rolesOf.moveFacility,
  pathParameters: casePath,
  body: moveFacilityBodySchema,
  times: { movedAt: event, ...planned },
  confirmsTimes: true,
  success: 200,
  summary: 'Report that the person moved to another State facility: the referral goes along.',
} as const satisfies Route;
