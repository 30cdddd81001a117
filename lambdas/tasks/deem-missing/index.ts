/** The task deem-missing on AWS. */
import { tablePorts } from '../../../adapters/aws/table-ports.ts';
import { policyFor } from '../../../domain/policy/county-protocol.ts';
import { taskFunction } from '../../middleware/task-function.ts';
import { searchTaskInputSchema } from '../../search-task.ts';
import { createDeemMissing } from './deem-missing.ts';

export const handler = taskFunction(
  'deem-missing',
  searchTaskInputSchema,
  createDeemMissing,
)({ ...tablePorts('deem-missing'), policyFor });
