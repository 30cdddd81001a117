/** Composition root of the task screen-referral. */
import { tableRuntime } from '../../../adapters/aws/table-runtime.ts';
import { taskInputSchema } from '../../change-case-in-task.ts';
import { taskHandler } from '../../middleware/task-handler.ts';
import { createScreenReferral } from './screen-referral.ts';

const { store, clock, log } = tableRuntime('screen-referral');

export const handler = taskHandler(
  'screen-referral',
  taskInputSchema,
  createScreenReferral({ cases: store, clock }),
  log,
);
