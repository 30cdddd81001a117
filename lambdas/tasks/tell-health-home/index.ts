/** Composition root of the task tell-health-home. */
import { tableRuntime } from '../../../adapters/aws/table-runtime.ts';
import { policyFor } from '../../../domain/policy/county-protocol.ts';
import { taskInputSchema } from '../../change-case-in-task.ts';
import { taskHandler } from '../../middleware/task-handler.ts';
import { createTellHealthHome } from './tell-health-home.ts';

const { store, clock, log } = tableRuntime('tell-health-home');

export const handler = taskHandler(
  'tell-health-home',
  taskInputSchema,
  createTellHealthHome({ cases: store, clock, policyFor }),
  log,
);
