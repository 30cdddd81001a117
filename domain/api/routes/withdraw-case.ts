/** withdrawCase: its route and its contract. */
import { withdrawalBodySchema } from '../../referral/withdrawal-contract.ts';
import { rolesOf } from '../roles-of-operations.ts';
import { casePath, type Route } from '../route.ts';
import { event } from '../times-of-requests.ts';

export const withdrawCase = {
  method: 'POST',
  path: '/cases/{caseId}/withdrawal',
  roles: rolesOf.withdrawCase,
  pathParameters: casePath,
  body: withdrawalBodySchema,
  times: { at: { ...event, seldomBefore: ['opened', 'discharge', 'seen'] } },
  confirmsTimes: true,
  success: 200,
  summary: 'End a case: withdrawn, died, moved, refused.',
} as const satisfies Route;
