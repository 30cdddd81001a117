/** putAotOrder: its route and its contract. */
import { aotOrderBodySchema } from '../../aot/order-contract.ts';
import { rolesOf } from '../roles-of-operations.ts';
import { casePath, type Route } from '../route.ts';

export const putAotOrder = {
  method: 'PUT',
  path: '/cases/{caseId}/aot-order',
  roles: rolesOf.putAotOrder,
  pathParameters: casePath,
  body: aotOrderBodySchema,
  confirmsTimes: true,
  success: 200,
  summary: 'Record, renew, correct or end a court order, or record an agreement.',
} as const satisfies Route;
