/** Composition root of completeWorkItem. */
import { protocolRuntime } from '../../../adapters/aws/protocol-runtime.ts';
import { tableRuntime } from '../../../adapters/aws/table-runtime.ts';

import { policyFor } from '../../../domain/policy/county-protocol.ts';
import { apiHandler } from '../../middleware/api-handler.ts';
import { createCompleteWorkItem } from './complete-work-item.ts';

const { store, onCase, frame } = tableRuntime('complete-work-item');

export const handler = apiHandler(
  'completeWorkItem',
  createCompleteWorkItem({ ...onCase, registry: store, policyFor, ...protocolRuntime() }),
  frame,
);
