/** Composition root of withdrawMissingConcern. */
import { tableRuntime } from '../../../adapters/aws/table-runtime.ts';
import { policyFor } from '../../../domain/policy/county-protocol.ts';
import { apiHandler } from '../../middleware/api-handler.ts';
import { createWithdrawMissingConcern } from './withdraw-missing-concern.ts';

const { onCase, frame } = tableRuntime('withdraw-missing-concern');

export const handler = apiHandler(
  'withdrawMissingConcern',
  createWithdrawMissingConcern({ ...onCase, policyFor }),
  frame,
);
