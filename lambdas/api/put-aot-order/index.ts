/** Composition root of putAotOrder. */
import { protocolRuntime } from '../../../adapters/aws/protocol-runtime.ts';
import { tableRuntime } from '../../../adapters/aws/table-runtime.ts';
import { policyFor } from '../../../domain/policy/county-protocol.ts';
import { apiHandler } from '../../middleware/api-handler.ts';
import { createPutAotOrder } from './put-aot-order.ts';

const { store, onCase, frame } = tableRuntime('put-aot-order');

export const handler = apiHandler(
  'putAotOrder',
  createPutAotOrder({ ...onCase, registry: store, policyFor, ...protocolRuntime() }),
  frame,
);
