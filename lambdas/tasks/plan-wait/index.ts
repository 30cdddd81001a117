/** Composition root of the task plan-wait. */
import { tableRuntime } from '../../../adapters/aws/table-runtime.ts';
import { policyFor } from '../../../domain/policy/county-protocol.ts';
import { taskHandler } from '../../middleware/task-handler.ts';
import { createPlanWait, planWaitInputSchema } from './plan-wait.ts';

const { store, clock, log } = tableRuntime('plan-wait');

export const handler = taskHandler(
  'plan-wait',
  planWaitInputSchema,
  createPlanWait({ cases: store, clock, policyFor }),
  log,
);
