/** A task before it has its ports, as api-function.ts has it of the API: its name, what it is given, and what it does. */
import type * as z from 'zod';
import type { Log } from '../../domain/ports/ports.ts';
import type { TaskName } from '../../domain/ports/task-names.ts';
import type { TaskInput } from '../change-case-in-task.ts';
import { type TaskHandler, taskHandler } from './task-handler.ts';

export const taskFunction =
  <Input extends TaskInput, Needs, Output>(
    task: TaskName,
    schema: z.ZodType<Input>,
    create: (needs: Needs) => (input: Input) => Promise<Output>,
  ) =>
  (ports: Needs & { log: Log }): TaskHandler<Output> =>
    taskHandler(task, schema, create(ports), ports.log);
