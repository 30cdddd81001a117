/** Composition root of the task load-search. */
import { tableRuntime } from '../../../adapters/aws/table-runtime.ts';
import { taskHandler } from '../../middleware/task-handler.ts';
import { searchTaskInputSchema } from '../../search-task.ts';
import { createLoadSearch } from './load-search.ts';

const { store, clock, log } = tableRuntime('load-search');

export const handler = taskHandler(
  'load-search',
  searchTaskInputSchema,
  createLoadSearch({ cases: store, clock }),
  log,
);
