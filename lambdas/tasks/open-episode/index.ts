/** The task open-episode on AWS. */
import { tablePorts } from '../../../adapters/aws/table-ports.ts';
import { taskFunction } from '../../middleware/task-function.ts';
import { taskInputSchema } from '../../change-case-in-task.ts';
import { createOpenEpisode } from './open-episode.ts';

export const handler = taskFunction(
  'open-episode',
  taskInputSchema,
  createOpenEpisode,
)(tablePorts('open-episode'));
