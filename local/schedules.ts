/**
 * What EventBridge does on AWS: runs the orders at 10:00 UTC and the ladders by the hour, and both once at the start, to
 * make up for the time in which this machine was off. An hour in which no rung is due is left out, or a clock that is
 * moved over a year would stop at nine thousand of them. A runtime with schedules settles only when a run that is under
 * way has ended.
 */
import { errorNameOf } from '../domain/ports/log-line.ts';
import { epochMs, type Instant } from '../domain/shared/instant.ts';
import { nextClimbAt } from '../domain/shared/work-item.ts';
import type { ScheduledRound } from '../lambdas/schedules/open-obligations/open-obligations.ts';
import { createRuntime, type Runtime, type RuntimeOptions } from './runtime.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const ordersMs = 10 * hourMs;
const endOfTime = '9999';

/** The next 10:00 UTC after an instant. */
const nextOrdersMs = (nowMs: number): number =>
  Math.floor((nowMs - ordersMs) / dayMs) * dayMs + ordersMs + dayMs;

export const createScheduledRuntime = (options: RuntimeOptions): Runtime => {
  const { clock, log, store } = options;
  let running: Promise<unknown> = Promise.resolve();
  let left = 0;
  const hours = new Set<number>();

  const inTurn = (act: () => Promise<void>): void => {
    left += 1;
    running = running
      .then(act)
      .catch((error: unknown) => {
        log.error('HHP5005', { error: errorNameOf(error) });
        climbAt(clock.nowMs() + hourMs);
      })
      .finally(() => {
        left -= 1;
      });
  };
  const run = (round: ScheduledRound['round']): void =>
    inTurn(async () => {
      await runtime.openObligations({ round });
      // A ladder that another release made longer has no rung yet where its mark says so: it is asked again, as on AWS.
      if ((await store.casesToClimb(runtime.now())).length > 0) climbAt(clock.nowMs() + hourMs);
    });

  /** Runs the ladders at the first full hour from an instant on. */
  const climbAt = (atMs: number): void => {
    const hour = Math.ceil(Math.max(atMs, clock.nowMs()) / hourMs);
    if (hours.has(hour)) return;
    hours.add(hour);
    clock.setTimer(hour * hourMs, () => {
      hours.delete(hour);
      run('ladders');
    });
  };
  const climbFor = (rung: Instant | undefined): void => {
    if (rung !== undefined) climbAt(epochMs(rung));
  };
  const runOrders = (): void => {
    run('orders');
    clock.setTimer(nextOrdersMs(clock.nowMs()), runOrders);
  };

  const runtime = createRuntime({
    ...options,
    store: {
      ...store,
      save: async (write, idempotency) => {
        await store.save(write, idempotency);
        climbFor(write.nextClimb.after);
      },
    },
  });
  const settle = async (): Promise<void> => {
    do {
      await running;
      await runtime.settle();
    } while (left > 0);
  };

  runOrders();
  run('ladders');
  inTurn(async () => {
    for (const caseId of await store.casesToClimb(endOfTime))
      climbFor(nextClimbAt((await store.load(caseId))?.workItems ?? []));
  });
  return { ...runtime, settle, advanceTo: (targetMs) => clock.advanceTo(targetMs, settle) };
};
