/** Composition root of the task load-case. */
import { tableRuntime } from '../../../adapters/aws/table-runtime.ts';
import { taskInputSchema } from '../../change-case-in-task.ts';
import { taskHandler } from '../../middleware/task-handler.ts';
import { createLoadCase } from './load-case.ts';

const { store, clock, log } = tableRuntime('load-case');

export const handler = taskHandler(
  'load-case',
  taskInputSchema,
  createLoadCase({ cases: store, clock }),
  log,
);
