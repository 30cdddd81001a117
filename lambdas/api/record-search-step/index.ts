/** Composition root of recordSearchStep. */
import { tableRuntime } from '../../../adapters/aws/table-runtime.ts';
import { policyFor } from '../../../domain/policy/county-protocol.ts';
import { apiHandler } from '../../middleware/api-handler.ts';
import { createRecordSearchStep } from './record-search-step.ts';

const { onCase, frame } = tableRuntime('record-search-step');

export const handler = apiHandler(
  'recordSearchStep',
  createRecordSearchStep({ ...onCase, policyFor }),
  frame,
);
