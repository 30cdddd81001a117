/** Composition root of the task escalate-search-wait. */
import { tableRuntime } from '../../../adapters/aws/table-runtime.ts';
import { policyFor } from '../../../domain/policy/county-protocol.ts';
import { taskHandler } from '../../middleware/task-handler.ts';
import { createEscalateSearchWait, searchWorkItemInputSchema } from './escalate-search-wait.ts';

const { store, clock, log } = tableRuntime('escalate-search-wait');

export const handler = taskHandler(
  'escalate-search-wait',
  searchWorkItemInputSchema,
  createEscalateSearchWait({ cases: store, clock, policyFor }),
  log,
);
