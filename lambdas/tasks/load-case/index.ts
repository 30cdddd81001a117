/** The task load-case on AWS. */
import { tablePorts } from '../../../adapters/aws/table-ports.ts';
import { taskFunction } from '../../middleware/task-function.ts';
import { taskInputSchema } from '../../change-case-in-task.ts';
import { createLoadCase } from './load-case.ts';

export const handler = taskFunction('load-case', taskInputSchema, createLoadCase)(tablePorts('load-case'));
