/** The task tell-health-home on AWS. */
import { tablePorts } from '../../../adapters/aws/table-ports.ts';
import { policyFor } from '../../../domain/policy/county-protocol.ts';
import { taskFunction } from '../../middleware/task-function.ts';
import { taskInputSchema } from '../../change-case-in-task.ts';
import { createTellHealthHome } from './tell-health-home.ts';

export const handler = taskFunction(
  'tell-health-home',
  taskInputSchema,
  createTellHealthHome,
)({ ...tablePorts('tell-health-home'), policyFor });
