/** The task escalate-search-wait on AWS. */
import { tablePorts } from '../../../adapters/aws/table-ports.ts';
import { policyFor } from '../../../domain/policy/county-protocol.ts';
import { taskFunction } from '../../middleware/task-function.ts';
import { createEscalateSearchWait, searchWorkItemInputSchema } from './escalate-search-wait.ts';

export const handler = taskFunction(
  'escalate-search-wait',
  searchWorkItemInputSchema,
  createEscalateSearchWait,
)({ ...tablePorts('escalate-search-wait'), policyFor });
