/** The task await-answer on AWS. */
import { tablePorts } from '../../../adapters/aws/table-ports.ts';
import { taskFunction } from '../../middleware/task-function.ts';
import { createAwaitAnswer, awaitAnswerInputSchema } from './await-answer.ts';

export const handler = taskFunction(
  'await-answer',
  awaitAnswerInputSchema,
  createAwaitAnswer,
)(tablePorts('await-answer'));
