/** listSecondReferrals: its route and its contract. */
import { rolesOf } from '../roles-of-operations.ts';
import { casePath, type Route } from '../route.ts';

export const listSecondReferrals = {
  method: 'GET',
  path: '/cases/{caseId}/second-referrals',
  roles: rolesOf.listSecondReferrals,
  pathParameters: casePath,
  success: 200,
  summary:
    'What other sources that referred the person told while this referral was open, latest first, and whether the county took it.',
} as const satisfies Route;
