/** The rounds over many cases: open, climb, remind, write nothing twice, and are not held up by one that fails. */
import { describe, expect, it } from '@jest/globals';
import { CaseDraft } from '../../../domain/case/case-draft.ts';
import { policyFor } from '../../../domain/policy/county-protocol.ts';
import { openWork } from '../../../domain/case/open-work.ts';
import { addElapsed } from '../../../domain/shared/instant.ts';
import { ConcurrentWrite } from '../../../domain/ports/ports.ts';
import { createOpenObligations } from '../../../lambdas/schedules/open-obligations/open-obligations.ts';
import { wholeRound } from '../../../local/whole-round.ts';
import { openedAt } from '../../fixtures/case-fixture.ts';
import { planner, policy } from '../../fixtures/draft-fixture.ts';
import { setUp, underOrder } from './cases-of-a-round.ts';

const inRounds = (deps: Parameters<typeof createOpenObligations>[0]) =>
  wholeRound(createOpenObligations(deps));

it('opens the duties of every case under order, and leaves the others alone', async () => {
  const { deps, kindsOf, saves } = await setUp([underOrder, {}, underOrder]);
  await inRounds(deps)({ round: 'orders' });
  expect(await kindsOf(1)).toEqual([
    'aotFirstContact',
    'aotReportToOmh',
    'aotTransfer',
    'cairsReport',
    'tellHealthHomeOfAot',
  ]);
  expect(await kindsOf(2)).toEqual([]);
  expect(saves()).toBe(2);
});

it('run twice writes once', async () => {
  const { deps, saves } = await setUp([underOrder]);
  await inRounds(deps)({ round: 'orders' });
  await inRounds(deps)({ round: 'orders' });
  expect(saves()).toBe(1);
});

it('a case without an agency is served too', async () => {
  const { deps, kindsOf } = await setUp([{ aot: underOrder.aot }]);
  await inRounds(deps)({ round: 'orders' });
  expect(await kindsOf(1)).toEqual(['aotFirstContact', 'aotReportToOmh', 'cairsReport']);
});

it('several side by side are each decided once, and never more at once than was said', async () => {
  const { deps, kindsOf, saves } = await setUp(Array.from({ length: 9 }, () => underOrder));
  let loading = 0;
  let most = 0;
  const load: typeof deps.cases.load = async (caseId) => {
    loading += 1;
    most = Math.max(most, loading);
    const found = await deps.cases.load(caseId);
    loading -= 1;
    return found;
  };
  await inRounds({ ...deps, cases: { ...deps.cases, load }, atOnce: 4 })({ round: 'orders' });
  expect([most, saves()]).toEqual([4, 9]);
  for (let index = 1; index <= 9; index += 1) expect(await kindsOf(index)).toContain('aotFirstContact');
});

describe('a case that fails', () => {
  it('does not hold up the others, is logged by reference, and makes the run fail', async () => {
    const { deps, kindsOf, log } = await setUp([underOrder, underOrder]);
    const failing = {
      ...deps,
      cases: {
        ...deps.cases,
        load: (caseId: string) =>
          caseId.endsWith('1') ? Promise.reject(new TypeError('no')) : deps.cases.load(caseId),
      },
    };
    await expect(inRounds(failing)({ round: 'orders' })).rejects.toMatchObject({
      name: 'ObligationsNotOpened',
    });
    expect(await kindsOf(2)).toContain('aotFirstContact');
    expect(log.entries).toEqual([
      { level: 'error', code: 'HHP5006', fields: { caseId: 'WH-0000-0000-0001', error: 'TypeError' } },
    ]);
  });

  it.each(['load', 'decide', 'save'] as const)('at %s leaves the others done, in both rounds', async (at) => {
    const { deps, kindsOf, log, clock, store } = await setUp([underOrder, underOrder, underOrder]);
    const broken = 'WH-0000-0000-0002';
    const fails = (caseId: string) => caseId === broken;
    const failing: typeof deps = {
      ...deps,
      cases: {
        ...deps.cases,
        load: (caseId) =>
          at === 'load' && fails(caseId) ? Promise.reject(new TypeError('no')) : deps.cases.load(caseId),
        save: (write) =>
          at === 'save' && fails(write.case.caseId)
            ? Promise.reject(new TypeError('no'))
            : deps.cases.save(write),
      },
      policyFor: (lgu, on) => {
        if (at === 'decide' && lgu === 'broken-lgu') throw new TypeError('no');
        return policyFor(lgu, on);
      },
    };
    if (at === 'decide') {
      const snapshot = await store.load(broken);
      if (!snapshot) throw new Error('The case is gone.');
      const draft = new CaseDraft(snapshot, { now: openedAt, actor: planner });
      draft.case.lgu = 'broken-lgu';
      draft.record('screened', { eligible: true, hhPlusRate: true });
      await store.save(draft.write());
    }
    const run = inRounds(failing);
    const failed = { code: 'HHP5006', fields: { caseId: broken, error: 'TypeError' } };
    await expect(run({ round: 'orders' })).rejects.toMatchObject({ name: 'ObligationsNotOpened' });
    expect(log.entries).toMatchObject([failed]);
    for (const index of [1, 3]) expect(await kindsOf(index)).toContain('aotFirstContact');
    clock.set(addElapsed(openedAt, 20, 'days'));
    await run({ round: 'ladders' }).catch(() => undefined);
    for (const index of [1, 3]) {
      const items = (await store.load(`WH-0000-0000-000${index}`))?.workItems ?? [];
      expect(items.find(({ kind }) => kind === 'aotFirstContact')?.rungsClimbed).toBeGreaterThan(0);
    }
  });

  it('is tried again when somebody else wrote first, and left alone when it was closed meanwhile', async () => {
    const { deps, kindsOf } = await setUp([underOrder]);
    let left = 2;
    const racing = {
      ...deps,
      cases: {
        ...deps.cases,
        save: (...write: Parameters<typeof deps.cases.save>) => {
          left -= 1;
          return left >= 0 ? Promise.reject(new ConcurrentWrite('first')) : deps.cases.save(...write);
        },
      },
    };
    await inRounds(racing)({ round: 'orders' });
    expect(await kindsOf(1)).toContain('aotFirstContact');
    const gone = { ...deps, cases: { ...deps.cases, load: () => Promise.resolve(undefined) } };
    await expect(inRounds(gone)({ round: 'orders' })).resolves.toBeUndefined();
  });
});

describe('the hourly round', () => {
  const left = addElapsed(openedAt, 1, 'hours');
  /** Work of the county that nobody does; `kind` says whether an execution waits for it. */
  const withWork = async (kind: 'tellPlan' | 'discharge') => {
    const world = await setUp([{}, {}]);
    const snapshot = await world.store.load('WH-0000-0000-0001');
    if (!snapshot) throw new Error('The case is gone.');
    const draft = new CaseDraft(snapshot, { now: openedAt, actor: planner });
    openWork(draft, kind, policy.followUps.tellPlan, { anchor: openedAt, dueAt: left });
    await world.store.save(draft.write());
    const told = async () =>
      (await world.store.notices('WH-0000-0000-0001')).filter((notice) => notice.kind === 'tellPlanOverdue')
        .length;
    const runAt = async (now: string) => {
      world.clock.set(now);
      await inRounds(world.deps)({ round: 'ladders' });
    };
    return { ...world, told, runAt };
  };

  it('climbs what is due, and reads no case that has nothing due', async () => {
    const { deps, clock, store, told } = await withWork('tellPlan');
    const read: string[] = [];
    const load = (caseId: string) => {
      read.push(caseId);
      return store.load(caseId);
    };
    const run = inRounds({ ...deps, cases: { ...deps.cases, load } });
    await run({ round: 'ladders' });
    expect([read, await told()]).toEqual([[], 0]);
    clock.set(left);
    await run({ round: 'ladders' });
    expect([read, await told()]).toEqual([['WH-0000-0000-0001'], 1]);
  });

  it('run twice climbs once', async () => {
    const { runAt, told, saves } = await withWork('tellPlan');
    await runAt(left);
    await runAt(left);
    expect([await told(), saves()]).toEqual([1, 1]);
  });

  it('that was missed for a month is made up for by one climb, to the highest rung', async () => {
    const { runAt, told, store } = await withWork('tellPlan');
    await runAt(addElapsed(openedAt, 30, 'days'));
    expect(await told()).toBe(2);
    const [item] = (await store.load('WH-0000-0000-0001'))?.workItems ?? [];
    expect(item).toMatchObject({ rungsClimbed: 5 });
  });

  it('leaves what an execution waits for to the execution', async () => {
    const { runAt, saves } = await withWork('discharge');
    await runAt(addElapsed(openedAt, 30, 'days'));
    expect(saves()).toBe(0);
  });

  it('is refused where nobody says which round it is', async () => {
    const { deps } = await withWork('tellPlan');
    const round = 'weekly' as 'orders';
    await expect(inRounds(deps)({ round })).rejects.toThrow();
  });
});
