/** correctFact: its route and its contract. */
import { correctionBodySchema } from '../../case/correction-contract.ts';
import { rolesOf } from '../roles-of-operations.ts';
import { casePath, type Route } from '../route.ts';

export const correctFact = {
  method: 'POST',
  path: '/cases/{caseId}/corrections',
  roles: rolesOf.correctFact,
  pathParameters: casePath,
  body: correctionBodySchema,
  confirmsTimes: true,
  success: 201,
  summary:
    'Correct what the referral says of the person: how it stood stays on record, and what follows from it follows anew.',
} as const satisfies Route;
