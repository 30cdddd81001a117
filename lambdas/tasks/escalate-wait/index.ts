/** The task escalate-wait on AWS. */
import { tablePorts } from '../../../adapters/aws/table-ports.ts';
import { policyFor } from '../../../domain/policy/county-protocol.ts';
import { taskFunction } from '../../middleware/task-function.ts';
import { createEscalateWait, workItemInputSchema } from './escalate-wait.ts';

export const handler = taskFunction(
  'escalate-wait',
  workItemInputSchema,
  createEscalateWait,
)({ ...tablePorts('escalate-wait'), policyFor });
