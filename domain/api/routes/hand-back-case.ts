/** handBackCase: its route and its contract. */
import { handBackBodySchema } from '../../placement/take-back-contract.ts';
import { rolesOf } from '../roles-of-operations.ts';
import { casePath, type Route } from '../route.ts';

export const handBackCase = {
  method: 'POST',
  path: '/cases/{caseId}/hand-back',
  roles: rolesOf.handBackCase,
  pathParameters: casePath,
  body: handBackBodySchema,
  success: 200,
  summary: 'Give a person back to the county whom your agency accepted.',
} as const satisfies Route;
