/**
 * Journeys that are disturbed at one task after another. Journeys begin alike: a task before which all the same was
 * written, and all the same tasks were run at the same instants, is the same point in each of them, and is disturbed
 * in the first one only.
 */
import { machineOf, type MachineName } from '../../domain/shared/state-machines.ts';
import { createHash } from 'node:crypto';
import { createMemoryStore } from '../../adapters/memory/store.ts';
import { taskInputSchema } from '../../lambdas/change-case-in-task.ts';
import { allJourneys } from '../../local/journeys/all-journeys.ts';
import type { Journey } from '../../local/journeys/journeys.ts';
import type { WorldOptions } from '../../local/journeys/world.ts';
import type { AroundTask, Runtime } from '../../local/runtime.ts';
import { type Outcome, play } from '../journeys/played.ts';

/** Retries of the state machine wait a second or two: time passes after each request, and in the quiet run too. */
export const pauseMs = 20_000;

export const namedJourneys = allJourneys.map((journey) => [journey.name, journey] as const);

/** Everything that happened so far, as one hash. Task tokens are random, and what they stand for is told without them. */
class Past {
  #hash = '';

  add(...what: readonly unknown[]): string {
    const told = JSON.stringify(what).replaceAll(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'a token');
    this.#hash = createHash('sha256').update(this.#hash).update(told).digest('hex');
    return this.#hash;
  }
}

interface Quiet {
  outcome: Outcome;
  /** Each task that ran, in order, with all that happened before it. */
  points: { task: string; past: string; machine: MachineName }[];
}

/** Plays a journey that nothing disturbs, and notes where it could have been. */
export const playQuietly = async (journey: Journey): Promise<Quiet> => {
  const past = new Past();
  const points: Quiet['points'] = [];
  const store = createMemoryStore();
  const noting: WorldOptions = {
    store: {
      ...store,
      save: (write, idempotency) => {
        past.add(write);
        return store.save(write, idempotency);
      },
    },
    disturb: (runtime) => (name, payload, run) => {
      const machine = machineOf(taskInputSchema.parse(payload));
      points.push({ task: name, past: past.add(name, payload, runtime().now()), machine });
      return run();
    },
  };
  return { outcome: await play(journey, { ...noting, pauseMs }), points };
};

/** Disturbs one task, counted from 0 in the order in which they run. */
export const atTask = (index: number, disturbing: AroundTask): AroundTask => {
  let count = -1;
  return (name, payload, run) => {
    count += 1;
    return count === index ? disturbing(name, payload, run) : run();
  };
};

export interface Disturbed {
  quiet: Outcome;
  /** How each play ended that was disturbed at a task at which no earlier journey was. */
  outcomes: Outcome[];
  /** Tasks at which neither this journey nor an earlier one was disturbed: there must be none. */
  missed: number;
}

/** Gives the disturbance of one kind, which remembers where it has been. */
export const disturbance = (disturbing: (runtime: () => Runtime) => AroundTask) => {
  const been = new Set<string>();
  return async (journey: Journey): Promise<Disturbed> => {
    const { outcome: quiet, points } = await playQuietly(journey);
    const outcomes: Outcome[] = [];
    for (const [index, { past }] of points.entries()) {
      if (been.has(past)) continue;
      outcomes.push(
        await play(journey, { pauseMs, disturb: (runtime) => atTask(index, disturbing(runtime)) }),
      );
      been.add(past);
    }
    return { quiet, outcomes, missed: points.filter(({ past }) => !been.has(past)).length };
  };
};
