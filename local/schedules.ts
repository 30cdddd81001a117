/**
 * What EventBridge does on AWS: runs the ladders by the hour and the orders at 10:00 UTC, and both once at the start, to
 * make up for the time in which this machine was off. A runtime with schedules settles only when a run that is under way
 * has ended.
 */
import type { ScheduledRound } from '../lambdas/schedules/open-obligations/open-obligations.ts';
import { errorNameOf } from '../domain/ports/log-line.ts';
import { createRuntime, type Runtime, type RuntimeOptions } from './runtime.ts';
import type { FunctionDeps } from './functions.ts';

const hourMs = 3_600_000;
const ordersAtHour = 10;

const nextHourMs = (nowMs: number): number => (Math.floor(nowMs / hourMs) + 1) * hourMs;
const isHourOfOrders = (nowMs: number): boolean => Math.floor(nowMs / hourMs) % 24 === ordersAtHour;

export const createScheduledRuntime = (options: RuntimeOptions): Runtime => {
  const { clock, log } = options;
  let openObligations: (event: ScheduledRound) => Promise<void> = () => Promise.resolve();
  // The runtime hands its options to the functions, which give back the schedule with the ports of that runtime.
  const hooked: RuntimeOptions & Pick<FunctionDeps, 'onSchedule'> = {
    ...options,
    onSchedule: (run) => {
      openObligations = run;
    },
  };
  const runtime = createRuntime(hooked);

  let running: Promise<void> = Promise.resolve();
  let left = 0;
  const run = (round: ScheduledRound['round']): void => {
    left += 1;
    running = running
      .then(() => openObligations({ round }))
      .catch((error: unknown) => log.error('HHP5005', { error: errorNameOf(error) }))
      .finally(() => {
        left -= 1;
      });
  };
  const runHourly = (orders: boolean): void => {
    if (orders) run('orders');
    run('ladders');
    const nextMs = nextHourMs(clock.nowMs());
    clock.setTimer(nextMs, () => runHourly(isHourOfOrders(nextMs)));
  };
  const settle = async (): Promise<void> => {
    do {
      await running;
      await runtime.settle();
    } while (left > 0);
  };

  runHourly(true);
  return { ...runtime, settle, advanceTo: (targetMs) => clock.advanceTo(targetMs, settle) };
};
