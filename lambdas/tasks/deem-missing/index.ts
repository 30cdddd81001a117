/** Composition root of the task deem-missing. */
import { tableRuntime } from '../../../adapters/aws/table-runtime.ts';
import { policyFor } from '../../../domain/policy/county-protocol.ts';
import { taskHandler } from '../../middleware/task-handler.ts';
import { searchTaskInputSchema } from '../../search-task.ts';
import { createDeemMissing } from './deem-missing.ts';

const { store, clock, log } = tableRuntime('deem-missing');

export const handler = taskHandler(
  'deem-missing',
  searchTaskInputSchema,
  createDeemMissing({ cases: store, clock, policyFor }),
  log,
);
