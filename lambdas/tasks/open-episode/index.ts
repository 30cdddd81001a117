/** Composition root of the task open-episode. */
import { tableRuntime } from '../../../adapters/aws/table-runtime.ts';
import { taskInputSchema } from '../../change-case-in-task.ts';
import { taskHandler } from '../../middleware/task-handler.ts';
import { createOpenEpisode } from './open-episode.ts';

const { store, clock, log } = tableRuntime('open-episode');

export const handler = taskHandler(
  'open-episode',
  taskInputSchema,
  createOpenEpisode({ cases: store, clock }),
  log,
);
