/**
 * What EventBridge does on AWS: runs the orders and the staff at 10:00 UTC, the statement at 11:00, the ladders by the hour and the seals of
 * access logs every two minutes, the look after mailboxes daily and when the registry changed, and all once at the start, to make up for the time in which this machine was off. An hour in which no rung is
 * due is left out, and two minutes in which nobody asked for a case, or a clock that is moved over a year would stop at a
 * quarter of a million of them. A runtime with schedules settles only when a run that is under
 * way has ended.
 */
import { errorNameOf } from '../domain/ports/log-line.ts';
import { epochMs, type Instant } from '../domain/shared/instant.ts';
import type { Log, Store } from '../domain/ports/ports.ts';
import { nextClimbAt } from '../domain/shared/work-item.ts';
import type { ScheduledRound } from '../lambdas/schedules/open-obligations/stand-of-round.ts';
import { createRuntime, type Runtime, type RuntimeOptions } from './runtime.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const sealsMs = 2 * 60_000;
const ordersHour = 10;
const statementHour = 11;
const mailboxesHour = 12;
const endOfTime = '9999';

/** The next time that it is this hour, UTC. */
const nextMs = (hour: number, nowMs: number): number =>
  (Math.floor((nowMs - hour * hourMs) / dayMs) + 1) * dayMs + hour * hourMs;

/** Now, and every day at that hour. */
const daily = (clock: RuntimeOptions['clock'], hour: number, act: () => void): void => {
  act();
  clock.setTimer(nextMs(hour, clock.nowMs()), () => daily(clock, hour, act));
};

interface Heard {
  /** The next rung of a case that was written. */
  rung: (at: Instant | undefined) => void;
  /** Something came to an access log. */
  access: () => void;
  /** An entry of the registry may be a mailbox. */
  registry: () => void;
}

const heardBy = (store: Store, heard: Heard): Store => ({
  ...store,
  save: async (write, idempotency) => {
    await store.save(write, idempotency);
    heard.rung(write.case.climbAt);
    if (write.access) heard.access();
  },
  putEntry: async (...given) => {
    await store.putEntry(...given);
    heard.registry();
  },
  removeEntry: async (...given) => {
    await store.removeEntry(...given);
    heard.registry();
  },
  replaceEntries: async (...given) => {
    await store.replaceEntries(...given);
    heard.registry();
  },
  appendAccess: async (entry) => {
    await store.appendAccess(entry);
    heard.access();
  },
  saveAuditGrant: async (write, idempotency) => {
    await store.saveAuditGrant(write, idempotency);
    heard.access();
  },
});

/** Runs one after the other; `again` is asked for where one failed. */
const createTurns = (log: Log) => {
  let running: Promise<unknown> = Promise.resolve();
  let left = 0;
  const inTurn = (act: () => Promise<void>, again: () => void): void => {
    left += 1;
    running = running
      .then(act)
      .catch((error: unknown) => {
        log.error('HHP5005', { error: errorNameOf(error) });
        again();
      })
      .finally(() => {
        left -= 1;
      });
  };
  return { inTurn, left: () => left, ended: () => running };
};

export const createScheduledRuntime = (options: RuntimeOptions): Runtime => {
  const { clock, log, store } = options;
  const turns = createTurns(log);
  const { inTurn } = turns;
  const hours = new Set<number>();
  let sealing = false;

  const climbInAnHour = (): void => climbAt(clock.nowMs() + hourMs);
  const run = (round: ScheduledRound['round']): void =>
    inTurn(async () => {
      await runtime.openObligations({ round });
      // A ladder that another release made longer has no rung yet where its mark says so: it is asked again, as on AWS.
      if ((await store.casesToClimb(runtime.now())).length > 0) climbInAnHour();
    }, climbInAnHour);

  /** Seals at the end of the next two minutes. */
  const sealSoon = (delayMs = sealsMs): void => {
    if (sealing) return;
    sealing = true;
    clock.setTimer(Math.ceil((clock.nowMs() + delayMs) / sealsMs) * sealsMs, () => {
      sealing = false;
      seal();
    });
  };
  const seal = (): void =>
    inTurn(
      async () => {
        await runtime.sealAccessLogs();
        if ((await store.unsealed(1)).length > 0) sealSoon();
      },
      () => sealSoon(hourMs),
    );

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
  const again = (round: () => void) => () => clock.setTimer(clock.nowMs() + hourMs, round);
  const state = (): void => inTurn(() => runtime.sealDailyStatement(), again(state));
  const tend = (): void => inTurn(() => runtime.tendMailboxes(), again(tend));

  const runtime = createRuntime({
    ...options,
    store: heardBy(store, {
      rung: climbFor,
      access: () => sealSoon(),
      registry: () => clock.setTimer(clock.nowMs(), tend),
    }),
  });
  const settle = async (): Promise<void> => {
    do {
      await turns.ended();
      await runtime.settle();
    } while (turns.left() > 0);
  };

  daily(clock, ordersHour, () => {
    run('orders');
    run('staff');
  });
  run('ladders');
  seal();
  daily(clock, statementHour, state);
  daily(clock, mailboxesHour, tend);
  inTurn(async () => {
    for (const caseId of await store.casesToClimb(endOfTime))
      climbFor(nextClimbAt((await store.load(caseId))?.workItems ?? []));
  }, climbInAnHour);
  return { ...runtime, settle, advanceTo: (targetMs) => clock.advanceTo(targetMs, settle) };
};
