/** The task load-search on AWS. */
import { tablePorts } from '../../../adapters/aws/table-ports.ts';
import { taskFunction } from '../../middleware/task-function.ts';
import { searchTaskInputSchema } from '../../search-task.ts';
import { createLoadSearch } from './load-search.ts';

export const handler = taskFunction(
  'load-search',
  searchTaskInputSchema,
  createLoadSearch,
)(tablePorts('load-search'));
