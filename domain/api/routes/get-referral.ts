/** getReferral: its route and its contract. */
import { rolesOf } from '../roles-of-operations.ts';
import { casePath, type Route } from '../route.ts';

export const getReferral = {
  method: 'GET',
  path: '/cases/{caseId}/referral',
  roles: rolesOf.getReferral,
  pathParameters: casePath,
  success: 200,
  summary:
    'The referral as your facility wrote it last, also where the person has moved on to another facility.',
} as const satisfies Route;
