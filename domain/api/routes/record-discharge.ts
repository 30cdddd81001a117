/** recordDischarge: its route and its contract. */
import { dischargeBodySchema } from '../../discharge/discharge-contract.ts';
import { rolesOf } from '../roles-of-operations.ts';
import { casePath, type Route } from '../route.ts';
import { discharged } from '../times-of-requests.ts';

export const recordDischarge = {
  method: 'POST',
  path: '/cases/{caseId}/discharge',
  roles: rolesOf.recordDischarge,
  pathParameters: casePath,
  body: dischargeBodySchema,
  times: discharged(),
  confirmsTimes: true,
  success: 200,
  summary: 'Report the discharge, or correct its time; the facility confirms what others report.',
} as const satisfies Route;
