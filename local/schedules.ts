/**
 * What EventBridge does on AWS: runs the daily schedule at 10:00 UTC, and once at the start, to make up for days on which
 * this machine was off. A runtime with schedules settles only when a run that is under way has ended.
 */
import { errorNameOf } from '../domain/ports/log-line.ts';
import { createRuntime, type Runtime, type RuntimeOptions } from './runtime.ts';

const dayMs = 86_400_000;
const hourMs = 10 * 3_600_000;

/** The next 10:00 UTC after an instant. */
const nextRunMs = (nowMs: number): number => Math.floor((nowMs - hourMs) / dayMs) * dayMs + hourMs + dayMs;

export const createScheduledRuntime = (options: RuntimeOptions): Runtime => {
  const { clock, log } = options;
  const runtime = createRuntime(options);

  let running: Promise<void> | undefined;
  const run = (): void => {
    running = runtime
      .openObligations()
      .catch((error: unknown) => log.error('HHP5005', { error: errorNameOf(error) }))
      .finally(() => {
        running = undefined;
      });
  };
  const runDaily = (): void => {
    run();
    clock.setTimer(nextRunMs(clock.nowMs()), runDaily);
  };
  const settle = async (): Promise<void> => {
    do {
      await running;
      await runtime.settle();
    } while (running);
  };

  runDaily();
  return { ...runtime, settle, advanceTo: (targetMs) => clock.advanceTo(targetMs, settle) };
};
