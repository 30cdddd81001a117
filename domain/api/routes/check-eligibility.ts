/** checkEligibility: its route and its contract. */
import { eligibilityCheckSchema } from '../../rules/eligibility-check.ts';
import { rolesOf } from '../roles-of-operations.ts';
import type { Route } from '../route.ts';

export const checkEligibility = {
  method: 'POST',
  path: '/eligibility-checks',
  roles: rolesOf.checkEligibility,
  body: eligibilityCheckSchema,
  times: { dateOfBirth: { span: 'history', floors: [] } },
  success: 200,
  summary: 'Try every category of eligibility on a day, in plain words; nothing is stored.',
} as const satisfies Route;
