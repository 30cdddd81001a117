/** Composition root of putDischargePlan. */
import { tableRuntime } from '../../../adapters/aws/table-runtime.ts';

import { policyFor } from '../../../domain/policy/county-protocol.ts';
import { apiHandler } from '../../middleware/api-handler.ts';
import { createPutDischargePlan } from './put-discharge-plan.ts';

const { onCase, frame } = tableRuntime('put-discharge-plan');

export const handler = apiHandler(
  'putDischargePlan',
  createPutDischargePlan({ ...onCase, policyFor }),
  frame,
);
