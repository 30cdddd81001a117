/** The task plan-search-wait on AWS. */
import { protocolPorts } from '../../../adapters/aws/protocol-ports.ts';
import { tablePorts } from '../../../adapters/aws/table-ports.ts';
import { policyFor } from '../../../domain/policy/county-protocol.ts';
import { taskFunction } from '../../middleware/task-function.ts';
import { createPlanSearchWait, planSearchWaitInputSchema } from './plan-search-wait.ts';

export const handler = taskFunction(
  'plan-search-wait',
  planSearchWaitInputSchema,
  createPlanSearchWait,
)({ ...tablePorts('plan-search-wait'), policyFor, ...protocolPorts() });
