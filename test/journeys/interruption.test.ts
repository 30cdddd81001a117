/**
 * Whatever is interrupted, the record is the truth: executions stopped at each of their tasks, tasks run twice because
 * their answer was lost, signals that came at the wrong moment. Outcome and notices must be those of the quiet journey.
 */
import { beforeAll, describe, expect, it } from '@jest/globals';
import { executionName } from '../../domain/shared/identifiers.ts';
import { taskInputSchema } from '../../lambdas/change-case-in-task.ts';
import { allJourneys } from '../../local/journeys/all-journeys.ts';
import type { Journey } from '../../local/journeys/journeys.ts';
import type { AroundTask, Runtime } from '../../local/runtime.ts';
import type { Outcome } from './played.ts';
import { errorNamed, play } from './played.ts';

/** Retries of the state machine wait a second or two: time passes after each request, and in the quiet run too. */
const pauseMs = 20_000;

/** How many tasks a journey runs when nothing disturbs it. */
const countTasks = async (journey: Journey): Promise<number> => {
  let count = 0;
  const counting: AroundTask = (_name, _payload, run) => {
    count += 1;
    return run();
  };
  await play(journey, { disturb: () => counting, pauseMs });
  return count;
};

/** Disturbs the task that is the `index`th to run. */
const atTask = (index: number, disturbing: AroundTask): AroundTask => {
  let count = 0;
  return (name, payload, run) => {
    count += 1;
    return count === index ? disturbing(name, payload, run) : run();
  };
};

const loseAnswer: AroundTask = async (_name, _payload, run) => {
  await run();
  throw errorNamed('Lambda.ServiceException');
};

/** Stops the execution that the task belongs to, right after the task did its work. */
const stopExecution =
  (runtime: () => Runtime, stopped: string[]): AroundTask =>
  async (_name, payload, run) => {
    try {
      return await run();
    } finally {
      const { caseId, epoch, search } = taskInputSchema.parse(payload);
      const { engine, stateMachineArn, searchMachineArn } = runtime();
      const running = [stateMachineArn, searchMachineArn].flatMap(
        (arn) => engine.listExecutions({ stateMachineArn: arn, statusFilter: 'RUNNING' }).executions,
      );
      for (const { executionArn, name } of running)
        if (name === executionName(caseId, epoch, search)) {
          engine.stopExecution({ executionArn });
          stopped.push(name);
        }
    }
  };

describe.each(allJourneys.map((journey) => [journey.name, journey] as const))('%s', (_name, journey) => {
  let quiet: Outcome;
  let tasks: number;

  beforeAll(async () => {
    quiet = await play(journey, { pauseMs });
    tasks = await countTasks(journey);
  });

  it('ends the same when any one task runs twice because its answer was lost', async () => {
    for (let index = 1; index <= tasks; index += 1) {
      const outcome = await play(journey, { pauseMs, disturb: () => atTask(index, loseAnswer) });
      expect([index, outcome]).toEqual([index, quiet]);
    }
  });

  it('ends the same when the execution is stopped at any one task and starts again', async () => {
    for (let index = 1; index <= tasks; index += 1) {
      const stopped: string[] = [];
      const outcome = await play(journey, {
        pauseMs,
        disturb: (runtime) => atTask(index, stopExecution(runtime, stopped)),
      });
      expect(stopped).toHaveLength(1);
      expect([index, outcome]).toEqual([index, quiet]);
    }
  });
});
