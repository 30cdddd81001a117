/** The task plan-wait on AWS. */
import { tablePorts } from '../../../adapters/aws/table-ports.ts';
import { policyFor } from '../../../domain/policy/county-protocol.ts';
import { taskFunction } from '../../middleware/task-function.ts';
import { createPlanWait, planWaitInputSchema } from './plan-wait.ts';

export const handler = taskFunction(
  'plan-wait',
  planWaitInputSchema,
  createPlanWait,
)({ ...tablePorts('plan-wait'), policyFor });
