/** Composition root of the task escalate-wait. */
import { tableRuntime } from '../../../adapters/aws/table-runtime.ts';
import { policyFor } from '../../../domain/policy/county-protocol.ts';
import { taskHandler } from '../../middleware/task-handler.ts';
import { createEscalateWait, workItemInputSchema } from './escalate-wait.ts';

const { store, clock, log } = tableRuntime('escalate-wait');

export const handler = taskHandler(
  'escalate-wait',
  workItemInputSchema,
  createEscalateWait({ cases: store, clock, policyFor }),
  log,
);
