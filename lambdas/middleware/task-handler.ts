/**
 * The frame of every task function: parse the input, run, log the outcome by code. What a task throws goes to Step
 * Functions by its name alone; signals (AlreadyAnswered, CaseClosed, ...) are outcomes and are not logged as errors.
 */
import middy from '@middy/core';
import type { Context } from 'aws-lambda';
import type * as z from 'zod';
import { errorNameOf } from '../../domain/ports/log-line.ts';
import { ConcurrentWrite, type Log, StoreBusy } from '../../domain/ports/ports.ts';
import type { TaskName } from '../../domain/ports/task-names.ts';
import { WorkflowSignal } from '../../domain/shared/workflow-signal.ts';
import { type TaskInput, taskInputSchema } from '../change-case-in-task.ts';
import { silentFault } from './silent-fault.ts';

export type TaskHandler<Output = unknown> = (event: unknown, context: Context) => Promise<Output>;

export const taskHandler = <Input extends TaskInput, Output>(
  task: TaskName,
  schema: z.ZodType<Input>,
  run: (input: Input) => Promise<Output>,
  log: Log,
): TaskHandler<Output> =>
  middy<unknown, Output>()
    .onError((request) => {
      const { error, event } = request;
      if (error instanceof WorkflowSignal) return;
      const caseId = taskInputSchema.safeParse(event).data?.caseId;
      log.error('HHP5001', {
        task,
        ...(caseId !== undefined && { caseId }),
        error: errorNameOf(error),
      });
      // By this name the machines try again, with longer and longer pauses.
      request.error = silentFault(error instanceof StoreBusy ? new ConcurrentWrite() : error);
    })
    .handler(async (event) => {
      const input = schema.parse(event);
      const output = await run(input);
      log.info('HHP2000', { task, caseId: input.caseId });
      return output;
    });
