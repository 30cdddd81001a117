/** The task screen-referral on AWS. */
import { tablePorts } from '../../../adapters/aws/table-ports.ts';
import { taskFunction } from '../../middleware/task-function.ts';
import { taskInputSchema } from '../../change-case-in-task.ts';
import { createScreenReferral } from './screen-referral.ts';

export const handler = taskFunction(
  'screen-referral',
  taskInputSchema,
  createScreenReferral,
)(tablePorts('screen-referral'));
