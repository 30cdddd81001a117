/** submitReferral: its route and its contract. */
import { referralSchema } from '../../case/referral-contract.ts';
import { referralSizeLimitBytes, type Route } from '../route.ts';
import { rolesOf } from '../roles-of-operations.ts';
import { timesOfReferral } from '../times-of-referral.ts';

export const submitReferral = {
  method: 'POST',
  path: '/referrals',
  roles: rolesOf.submitReferral,
  body: referralSchema,
  times: timesOfReferral,
  confirmsTimes: true,
  bodyLimitBytes: referralSizeLimitBytes,
  success: 201,
  summary: 'Refer a patient of a State PC before discharge, or enter a referral of another source.',
} as const satisfies Route;
