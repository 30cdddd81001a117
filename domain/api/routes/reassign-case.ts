/** reassignCase: its route and its contract. */
import { reassignmentBodySchema } from '../../placement/take-back-contract.ts';
import { rolesOf } from '../roles-of-operations.ts';
import { casePath, type Route } from '../route.ts';

export const reassignCase = {
  method: 'POST',
  path: '/cases/{caseId}/reassignment',
  roles: rolesOf.reassignCase,
  pathParameters: casePath,
  body: reassignmentBodySchema,
  success: 200,
  summary: 'Take back a decision before an agency accepts, or the person from the agency that accepted.',
} as const satisfies Route;
