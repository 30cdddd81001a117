/** The hourly watch: what should be happening and is not, found in the record of a case that a journey wrote. */
import { describe, expect, it } from '@jest/globals';
import { createMemoryLog, createSettableClock } from '../../../adapters/memory/ports.ts';
import { createMemoryStore } from '../../../adapters/memory/store.ts';
import { executionsOf } from '../../../domain/case/executions.ts';
import type { Store } from '../../../domain/ports/ports.ts';
import { executionName } from '../../../domain/shared/identifiers.ts';
import { addElapsed, type Instant } from '../../../domain/shared/instant.ts';
import { World } from '../../../local/journeys/world.ts';
import { createWatchCases } from '../../../lambdas/schedules/watch-cases/watch-cases.ts';
import { concerned } from '../../journeys/search-scene.ts';

const recordOf = async (store: Store, caseId: string) => {
  const snapshot = await store.load(caseId);
  if (!snapshot) throw new Error('The case is gone.');
  return snapshot;
};

/** A watch over a store, at an instant, where just these executions run. */
const watchOver = (store: Store, at: Instant, names: readonly string[]) => {
  const log = createMemoryLog();
  const clock = createSettableClock(at);
  const running = { names: () => Promise.resolve(new Set(names)) };
  const watch = createWatchCases({ cases: store, clock, log, running });
  const counted = () =>
    Object.fromEntries(
      log.entries
        .filter(({ level }) => level === 'count')
        .map(({ code, fields }) => [code, fields['value'] ?? 1] as const),
    );
  return { watch, log, counted };
};

const referred = async () => {
  const world = await World.create();
  const caseId = await world.person('planner', 'pilgrim-pc').refer('pilgrim-enrolled-friday-evening');
  const { case: record } = await recordOf(world.store, caseId);
  return { store: world.store, caseId, written: record.updatedAt };
};
/** Every hour of a day from an instant on: each case is looked at closely in one of them. */
const hoursFrom = (at: Instant): Instant[] =>
  Array.from({ length: 24 }, (_, hours) => addElapsed(at, hours, 'hours'));

describe('a case under way of which no execution runs', () => {
  it('is started again from its record, counted, and named to the log by its reference', async () => {
    const { store, caseId, written } = await referred();
    const { watch, log, counted } = watchOver(store, addElapsed(written, 11, 'minutes'), []);
    await watch();
    expect(counted()).toEqual({ CaseWithoutExecution: 1, CasesUnderWay: 1 });
    expect(log.entries).toContainEqual({ level: 'error', code: 'HHP5030', fields: { caseId } });
    const events = await store.events(caseId);
    expect(events.at(-1)).toMatchObject({ type: 'journeyResumed', details: { epoch: 2, why: 'restart' } });
    expect((await store.pending(10)).flat()).toContainEqual(
      expect.objectContaining({ kind: 'startExecution', caseId, epoch: 2 }),
    );
  });

  it('is left to the relay while it was written within ten minutes', async () => {
    const { store, caseId, written } = await referred();
    const { watch, counted } = watchOver(store, addElapsed(written, 9, 'minutes'), []);
    await watch();
    expect(counted()).toEqual({ CasesUnderWay: 1 });
    expect((await recordOf(store, caseId)).case.epoch).toBe(1);
  });

  it('is not started again by a second run that sees the new execution', async () => {
    const { store, caseId, written } = await referred();
    await watchOver(store, addElapsed(written, 11, 'minutes'), []).watch();
    const again = watchOver(store, addElapsed(written, 71, 'minutes'), [`${caseId}.2`]);
    await again.watch();
    expect(again.counted()).toEqual({ CasesUnderWay: 1 });
    expect((await recordOf(store, caseId)).case.epoch).toBe(2);
  });

  it('is counted and left to a person when it broke ten times within an hour', async () => {
    const { store, caseId, written } = await referred();
    const stalled: Store = {
      ...store,
      load: async (id) => {
        const found = await store.load(id);
        return found && { ...found, case: { ...found.case, stalls: { count: 10, since: written } } };
      },
    };
    const { watch, counted } = watchOver(stalled, addElapsed(written, 11, 'minutes'), []);
    await watch();
    expect(counted()).toEqual({ CaseWithoutExecution: 1, CasesUnderWay: 1 });
    expect((await recordOf(store, caseId)).case.epoch).toBe(1);
  });

  it('is found within a day where its journey runs and its search does not, and the journey is left alone', async () => {
    const { world, caseId } = await concerned({ underWay: true });
    const { case: record } = await recordOf(world.store, caseId);
    const [journey, search] = executionsOf(record).map(executionName);
    expect(search).toContain('.search1.');
    const seen: unknown[] = [];
    for (const at of hoursFrom(addElapsed(record.updatedAt, 11, 'minutes'))) {
      const now = (await recordOf(world.store, caseId)).case;
      const { watch, counted } = watchOver(
        world.store,
        at,
        now.aot?.searches[0]?.epoch === 1 ? [String(journey)] : executionsOf(now).map(executionName),
      );
      await watch();
      seen.push(counted()['CaseWithoutExecution']);
    }
    expect(seen.filter((count) => count !== undefined)).toEqual([1]);
    const after = (await recordOf(world.store, caseId)).case;
    expect([after.epoch, after.aot?.searches[0]?.epoch]).toEqual([record.epoch, 2]);
  });
});

it('late work of which nobody was told for two hours is found within a day, and what was told in time is not', async () => {
  const { store, caseId } = await referred();
  const { workItems } = await recordOf(store, caseId);
  const rung =
    workItems.filter(({ status }) => status === 'open').map(({ nextRungAt }) => nextRungAt)[0] ?? '';
  const foundIn = async (from: Instant) => {
    let late = 0;
    for (const at of hoursFrom(from)) {
      const { watch, counted } = watchOver(store, at, [`${caseId}.1`]);
      await watch();
      late += Number(counted()['WorkOverdueWithoutRung'] ?? 0);
    }
    return late;
  };
  expect(await foundIn(addElapsed(rung, -24, 'hours'))).toBe(0);
  expect(await foundIn(addElapsed(rung, 2, 'hours'))).toBe(1);
});

it('cases that nobody touches for twenty days climb by themselves, and the watch has nothing to say of them', async () => {
  const { world } = await concerned({ underWay: true });
  await world.person('planner', 'pilgrim-pc').refer('pilgrim-not-enrolled-to-family');
  const { engine, machineArns } = world.runtime;
  const namesOf = () =>
    Object.values(machineArns).flatMap((stateMachineArn) =>
      engine.listExecutions({ stateMachineArn, statusFilter: 'RUNNING' }).executions.map(({ name }) => name),
    );
  const from = addElapsed(world.runtime.now(), 1, 'hours');
  for (let hour = 0; hour < 20 * 24; hour += 1) {
    await world.at(addElapsed(from, hour, 'hours'));
    const { watch, log } = watchOver(world.store, world.runtime.now(), namesOf());
    await watch();
    const found = log.entries.filter(
      ({ code }) => code !== 'CasesUnderWay' && code !== 'LegalNoticeUnacknowledged',
    );
    expect(found).toEqual([]);
  }
});

it('a legal notice that the county leaves unread for three days is counted, and others are not', async () => {
  const { world, caseId } = await concerned();
  const names = executionsOf((await recordOf(world.store, caseId)).case).map(executionName);
  const open = await world.store.openNoticesOf({ role: 'spoa', org: 'suffolk' }, { limit: 100 });
  const [legal] = open.items.filter(({ kind }) => kind === 'missingConcern');
  if (!legal) throw new Error('The county was not told.');
  const unread = async (at: Instant) => {
    const { watch, counted } = watchOver(world.store, at, names);
    await watch();
    return counted()['LegalNoticeUnacknowledged'];
  };
  expect(await unread(addElapsed(legal.at, 71, 'hours'))).toBeUndefined();
  expect(open.items.length).toBeGreaterThan(1);
  expect(await unread(addElapsed(legal.at, 73, 'hours'))).toBe(1);
});

describe('a run of the watch', () => {
  it('looks at every other case when one cannot be read, and does not count as finished', async () => {
    const { store, caseId, written } = await referred();
    const broken = 'WH-0000-0000-0009';
    const halting: Store = {
      ...store,
      casesUnderWay: () => Promise.resolve([broken, caseId]),
      load: (id) => (id === broken ? Promise.reject(new TypeError('unreadable')) : store.load(id)),
    };
    const { watch, log, counted } = watchOver(halting, addElapsed(written, 11, 'minutes'), []);
    await expect(watch()).rejects.toThrow('1 case(s) failed.');
    expect(log.entries).toContainEqual({
      level: 'error',
      code: 'HHP5006',
      fields: { caseId: broken, error: 'TypeError' },
    });
    expect(counted()).toEqual({ CaseWithoutExecution: 1 });
  });

  it('counts that it finished when there is nothing to watch, since its silence is an alarm', async () => {
    const { watch, counted } = watchOver(createMemoryStore(), '2026-03-02T15:00:00.000Z', []);
    await watch();
    expect(counted()).toEqual({ CasesUnderWay: 0 });
  });
});
