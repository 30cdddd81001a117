/** listCorrections: its route and its contract. */
import { casePath, type Route, shortPageQuery } from '../route.ts';
import { rolesOf } from '../roles-of-operations.ts';

export const listCorrections = {
  method: 'GET',
  path: '/cases/{caseId}/corrections',
  roles: rolesOf.listCorrections,
  pathParameters: casePath,
  query: shortPageQuery,
  success: 200,
  summary: 'What of the referral was corrected, latest first: how it stood, how it stands, by whom and why.',
} as const satisfies Route;
