/** correctFact: its route and its contract. */
import { correctionBodySchema } from '../../case/correction-contract.ts';
import { rolesOf } from '../roles-of-operations.ts';
import { casePath, type Route } from '../route.ts';
import { shown } from '../times-of-indicators.ts';
import { past } from '../times-of-requests.ts';

export const correctFact = {
  method: 'POST',
  path: '/cases/{caseId}/corrections',
  roles: rolesOf.correctFact,
  pathParameters: casePath,
  body: correctionBodySchema,
  times: {
    dateOfBirth: { span: 'history', floors: [] },
    'medicaid.verifiedOn': past,
    'medicaid.followUp.dueOn': { span: 'due', floors: ['birth'] },
    ...shown,
  },
  confirmsTimes: true,
  success: 201,
  summary:
    'Correct what the referral says of the person: how it stood stays on record, and what follows from it follows anew.',
} as const satisfies Route;
