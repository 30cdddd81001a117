/** resubmitReferral: its route and its contract. */
import { referralSchema } from '../../case/referral-contract.ts';
import { casePath, referralSizeLimitBytes, type Route } from '../route.ts';
import { rolesOf } from '../roles-of-operations.ts';
import { timesOfReferral } from '../times-of-referral.ts';

export const resubmitReferral = {
  method: 'PUT',
  path: '/cases/{caseId}/referral',
  roles: rolesOf.resubmitReferral,
  pathParameters: casePath,
  body: referralSchema,
  times: timesOfReferral,
  confirmsTimes: true,
  bodyLimitBytes: referralSizeLimitBytes,
  success: 200,
  summary: 'Send a referral again that the SPOA returned for information.',
} as const satisfies Route;
