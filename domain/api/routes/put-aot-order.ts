/** putAotOrder: its route and its contract. */
import { aotOrderBodySchema } from '../../aot/order-contract.ts';
import { rolesOf } from '../roles-of-operations.ts';
import { casePath, type Route } from '../route.ts';
import { ofOrder } from '../times-of-requests.ts';

export const putAotOrder = {
  method: 'PUT',
  path: '/cases/{caseId}/aot-order',
  roles: rolesOf.putAotOrder,
  pathParameters: casePath,
  body: aotOrderBodySchema,
  times: {
    orderedOn: { span: 'order', floors: ['birth'] },
    from: { span: 'order', floors: ['birth'] },
    until: { span: 'order', floors: ['birth'] },
    'ended.at': ofOrder,
  },
  confirmsTimes: true,
  success: 200,
  summary: 'Record, renew, correct or end a court order, or record an agreement.',
} as const satisfies Route;
