/** Composition root of the task plan-search-wait. */
import { protocolRuntime } from '../../../adapters/aws/protocol-runtime.ts';
import { tableRuntime } from '../../../adapters/aws/table-runtime.ts';
import { policyFor } from '../../../domain/policy/county-protocol.ts';
import { taskHandler } from '../../middleware/task-handler.ts';
import { createPlanSearchWait, planSearchWaitInputSchema } from './plan-search-wait.ts';

const { store, clock, log } = tableRuntime('plan-search-wait');

export const handler = taskHandler(
  'plan-search-wait',
  planSearchWaitInputSchema,
  createPlanSearchWait({ cases: store, clock, policyFor, ...protocolRuntime() }),
  log,
);
