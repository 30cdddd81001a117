/** putAotOrder on AWS. */
import { protocolPorts } from '../../../adapters/aws/protocol-ports.ts';
import { tablePorts } from '../../../adapters/aws/table-ports.ts';
import { policyFor } from '../../../domain/policy/county-protocol.ts';
import { putAotOrder } from '../../../domain/api/routes/put-aot-order.ts';
import { apiFunction } from '../../middleware/api-function.ts';
import { createPutAotOrder } from './put-aot-order.ts';

export const handler = apiFunction(
  'putAotOrder',
  putAotOrder,
  createPutAotOrder,
)({ ...tablePorts('put-aot-order'), policyFor, ...protocolPorts() });
