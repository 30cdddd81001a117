/**
 * Journeys that are disturbed at one task after another. A task does what the record of its case says: where it finds the
 * strands and the awaited work of another, it is at the same point, and is disturbed in the first journey only: work that
 * no execution awaits is climbed by the schedule. From the second rung on every rung of a ladder is like the one before.
 */
import { machineOf, type MachineName } from '../../domain/shared/state-machines.ts';
import { createMemoryStore } from '../../adapters/memory/store.ts';
import type { CaseSnapshot } from '../../domain/case/case-record.ts';
import { isAwaitedKind } from '../../domain/shared/work-item.ts';
import { taskInputSchema } from '../../lambdas/change-case-in-task.ts';
import { allJourneys } from '../../local/journeys/all-journeys.ts';
import type { Journey } from '../../local/journeys/journeys.ts';
import type { WorldOptions } from '../../local/journeys/world.ts';
import type { AroundTask, Runtime } from '../../local/runtime.ts';
import { type Outcome, play } from '../journeys/played.ts';

/** Retries of the state machine wait a second or two: time passes after each request, and in the quiet run too. */
export const pauseMs = 20_000;

export const namedJourneys = allJourneys.map((journey) => [journey.name, journey] as const);

/** The task, what it is asked, and the shape of the record that it finds: without ids, people and instants. */
const pointOf = (name: string, payload: unknown, { case: { strands }, workItems }: CaseSnapshot): string => {
  const named = workItems.reduce(
    (told, { workItemId, kind }) => told.replaceAll(`"${workItemId}"`, kind),
    JSON.stringify(payload),
  );
  const asked = named
    .replaceAll(taskInputSchema.parse(payload).caseId, '')
    .replaceAll(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '');
  const open = workItems
    .filter(({ status, kind }) => status === 'open' && isAwaitedKind(kind))
    .map(({ kind, ownerRole, rungsClimbed }) => [kind, ownerRole, Math.min(2, rungsClimbed)]);
  return JSON.stringify([name, asked, strands, open]);
};

interface Quiet {
  outcome: Outcome;
  /** Each task that ran, in order. */
  points: { task: string; point: string; machine: MachineName }[];
}

/** Plays a journey that nothing disturbs, and notes where it could have been. */
export const playQuietly = async (journey: Journey): Promise<Quiet> => {
  const points: Quiet['points'] = [];
  const store = createMemoryStore();
  const noting: WorldOptions = {
    store,
    disturb: () => async (name, payload, run) => {
      const input = taskInputSchema.parse(payload);
      const snapshot = await store.load(input.caseId);
      if (!snapshot) throw new RangeError(`${name} runs on no case.`);
      points.push({ task: name, point: pointOf(name, payload, snapshot), machine: machineOf(input) });
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
    for (const [index, { point }] of points.entries()) {
      if (been.has(point)) continue;
      outcomes.push(
        await play(journey, { pauseMs, disturb: (runtime) => atTask(index, disturbing(runtime)) }),
      );
      been.add(point);
    }
    return { quiet, outcomes, missed: points.filter(({ point }) => !been.has(point)).length };
  };
};
