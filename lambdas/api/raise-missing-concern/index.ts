/** Composition root of raiseMissingConcern. */
import { tableRuntime } from '../../../adapters/aws/table-runtime.ts';
import { policyFor } from '../../../domain/policy/county-protocol.ts';
import { apiHandler } from '../../middleware/api-handler.ts';
import { createRaiseMissingConcern } from './raise-missing-concern.ts';

const { store, onCase, frame } = tableRuntime('raise-missing-concern');

export const handler = apiHandler(
  'raiseMissingConcern',
  createRaiseMissingConcern({ ...onCase, policyFor, registry: store }),
  frame,
);
