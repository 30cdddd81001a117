/** Composition root of the task await-answer. */
import { tableRuntime } from '../../../adapters/aws/table-runtime.ts';
import { taskHandler } from '../../middleware/task-handler.ts';
import { createAwaitAnswer, awaitAnswerInputSchema } from './await-answer.ts';

const { store, clock, log } = tableRuntime('await-answer');

export const handler = taskHandler(
  'await-answer',
  awaitAnswerInputSchema,
  createAwaitAnswer({ cases: store, clock }),
  log,
);
