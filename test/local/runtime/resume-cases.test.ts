/** A start over many open cases: answered at once, nothing lost, nothing done twice, and nothing run that need not run. */
import { describe, expect, it } from '@jest/globals';
import { createMemoryStore } from '../../../adapters/memory/store.ts';
import { createMemoryLog } from '../../../adapters/memory/ports.ts';
import { addElapsed, toInstant } from '../../../domain/shared/instant.ts';
import { machineNames } from '../../../domain/shared/state-machines.ts';
import { World } from '../../../local/journeys/world.ts';

const startAt = toInstant('2026-03-02T14:00:00Z');
const later = (hours: number) => addElapsed(startAt, hours, 'hours');

/** Letters only, as names have. */
const lettersOf = (number: number): string =>
  String(number).replaceAll(/\d/g, (digit) => 'abcdefghij'[Number(digit)] ?? '');

const anotherPerson =
  (number: number) =>
  (referral: Record<string, unknown>): Record<string, unknown> => ({
    ...referral,
    person: {
      ...Object(referral['person']),
      lastName: `Sample${lettersOf(number)}`,
      medicaidCin: `ZZ${String(20_000 + number)}B`,
    },
  });

/** A store with cases before the SPOA, as a machine left it that was switched off. */
const leftBehind = async (count: number) => {
  const store = createMemoryStore();
  const world = await World.create({ store, startAt });
  for (let number = 0; number < count; number += 1)
    await world
      .person('planner', 'pilgrim-pc')
      .refer('pilgrim-enrolled-friday-evening', anotherPerson(number));
  return store;
};

const executionsOf = ({ runtime }: World) =>
  machineNames.flatMap(
    (name) => runtime.engine.listExecutions({ stateMachineArn: runtime.machineArns[name] }).executions,
  );

describe('a machine that is switched on', () => {
  it('answers before it has resumed any of a hundred cases, and resumes none that only waits', async () => {
    const store = await leftBehind(100);
    let loads = 0;
    const load: typeof store.load = (...asked) => {
      loads += 1;
      return store.load(...asked);
    };
    const world = await World.create({ store: { ...store, load }, startAt });
    await world.runtime.settle();
    loads = 0;
    expect(await world.runtime.resumeAll()).toBe(100);
    expect([loads < 20, executionsOf(world)]).toEqual([true, []]);
    await world.runtime.settle();
    expect(loads).toBe(100);
    expect([world.runtime.restingCases(), executionsOf(world)]).toEqual([100, []]);
  });

  it('resumes a case that somebody writes to, and no other', async () => {
    const world = await World.create({ store: await leftBehind(3), startAt });
    await world.runtime.resumeAll();
    await world.runtime.settle();
    await world.person('spoa', 'suffolk').complete('spoaDecision', { decision: 'accept' });
    expect(world.runtime.restingCases()).toBe(2);
    const [executed] = executionsOf(world);
    const caseId = executed?.name.slice(0, 17) ?? '';
    expect([executionsOf(world).length, (await world.store.load(caseId))?.case.strands.placement]).toEqual([
      1,
      'cmaAssignment',
    ]);
  });

  it('climbs every rung that it would have climbed, at the same instants, when it was off in between', async () => {
    const climbedAt = async (restarted: boolean) => {
      const store = await leftBehind(2);
      const first = await World.create({ store, startAt });
      await first.runtime.resumeAll();
      if (!restarted) await first.at(later(240));
      else
        for (const hours of [1, 100, 240]) {
          const world = await World.create({
            store,
            startAt: hours === 1 ? startAt : hours === 100 ? later(1) : later(100),
          });
          await world.runtime.resumeAll();
          await world.at(later(hours));
        }
      const cases = await store.casesUnderWay();
      const notices = await Promise.all(cases.map((caseId) => store.notices(caseId)));
      return notices
        .flat()
        .map(({ kind, to, at }) => `${at} ${kind} ${to.role}`)
        .sort();
    };
    const quiet = await climbedAt(false);
    expect(quiet.length).toBeGreaterThan(4);
    expect(await climbedAt(true)).toEqual(quiet);
  });

  it('resumes at once a case whose next task is owed', async () => {
    const store = await leftBehind(1);
    const [caseId = ''] = await store.casesUnderWay();
    const load: typeof store.load = async (...asked) => {
      const found = await store.load(...asked);
      // As it stands when the machine went off between plan and wait.
      return found && { ...found, workItems: found.workItems.map(({ token: _token, ...item }) => item) };
    };
    const world = await World.create({ store: { ...store, load }, startAt });
    await world.runtime.resumeAll();
    await world.runtime.settle();
    expect(executionsOf(world)).toMatchObject([{ name: expect.stringContaining(caseId), status: 'RUNNING' }]);
  });

  it('tries a case again that could not be resumed', async () => {
    const store = await leftBehind(1);
    let down = true;
    const log = createMemoryLog();
    const load: typeof store.load = (...asked) =>
      down ? Promise.reject(new Error('no answer')) : store.load(...asked);
    const world = await World.create({ store: { ...store, load }, log, startAt });
    await world.runtime.resumeAll();
    await world.runtime.settle();
    expect([log.entries.some(({ code }) => code === 'HHP5005'), world.runtime.restingCases()]).toEqual([
      true,
      1,
    ]);
    down = false;
    await world.at(addElapsed(startAt, 5, 'seconds'));
    expect([executionsOf(world).length, world.runtime.restingCases()]).toEqual([1, 0]);
  });
});
