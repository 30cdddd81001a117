/**
 * Every execution of every journey is stopped in turn right after each of its tasks did its work, which is in each of
 * its waits too, and starts again where the record stands: outcome and notices are those of the quiet journey.
 */
import { describe, expect, it } from '@jest/globals';
import { executionName } from '../../domain/shared/identifiers.ts';
import { taskInputSchema } from '../../lambdas/change-case-in-task.ts';
import type { AroundTask, Runtime } from '../../local/runtime.ts';
import { disturbance, namedJourneys } from './disturbed.ts';

let stopped = 0;
/** Tasks whose execution was stopped meanwhile by the system itself, since one of the next epoch goes on in its place. */
let replaced = 0;

/** Stops the execution that the task belongs to, right after the task did its work. */
const stopExecution =
  (runtime: () => Runtime): AroundTask =>
  async (_name, payload, run) => {
    try {
      return await run();
    } finally {
      const interrupted = executionName(taskInputSchema.parse(payload));
      const { engine, machineArns } = runtime();
      const executions = Object.values(machineArns).flatMap(
        (stateMachineArn) => engine.listExecutions({ stateMachineArn }).executions,
      );
      for (const { executionArn, name, status } of executions)
        if (name === interrupted && status === 'RUNNING') {
          engine.stopExecution({ executionArn });
          stopped += 1;
        } else if (name === interrupted && status === 'ABORTED') replaced += 1;
    }
  };

const stopAtEachTask = disturbance(stopExecution);

describe.each(namedJourneys)('%s', (_name, journey) => {
  it('ends the same when the execution is stopped at any one task and starts again', async () => {
    stopped = 0;
    replaced = 0;
    const { quiet, outcomes, missed } = await stopAtEachTask(journey);
    expect(outcomes).toEqual(outcomes.map(() => quiet));
    expect({ stopped: stopped + replaced, missed }).toEqual({ stopped: outcomes.length, missed: 0 });
    expect(replaced).toBeLessThanOrEqual(stopped / 10);
  });
});
