/** The registry as every store keeps it: changes in a row, imports at one instant, and counters that move with the case. */
import { expect, it } from '@jest/globals';
import type { CaseDraft } from '../../domain/case/case-draft.ts';
import { anAct, aCareManager, aSupervisor, aTeam } from '../fixtures/registry-fixture.ts';
import * as write from './case-writes.ts';
import type { Store } from './stores-under-test.ts';

const ada = { agency: 'harbor-cma', kind: 'careManager', id: 'cm-ada' } as const;
const overtaken = { name: 'ConcurrentWrite' };

export const registryEntries = (openStore: () => Promise<Store>): void => {
  it('gives entries of every kind back by id and in order, each kind by itself', async () => {
    const store = await openStore();
    expect(await store.revision()).toBe(0);
    expect(await store.entries('care-managers')).toEqual([]);
    await store.putEntry('care-managers', aCareManager({ id: 'cm-bo' }), 0, anAct);
    await store.putEntry('care-managers', aCareManager(), 1, anAct);
    await store.putEntry('supervisors', aSupervisor(), 2, anAct);
    await store.putEntry('teams', aTeam(), 3, anAct);
    await store.putEntry('spoas', { id: 'spoa-one', name: 'One', counties: ['erie', 'yates'] }, 4, anAct);
    await store.putEntry('health-homes', { id: 'hh-one', name: 'One' }, 5, anAct);
    expect(await store.revision()).toBe(6);
    expect(await store.entries('care-managers')).toStrictEqual([
      aCareManager(),
      aCareManager({ id: 'cm-bo' }),
    ]);
    expect(await store.entry('teams', 'team-quay')).toStrictEqual(aTeam());
    expect(await store.entry('supervisors', 'cm-ada')).toBeUndefined();
    expect(await store.entry('spoas', 'spoa-one')).toMatchObject({ counties: ['erie', 'yates'] });
  });

  it('lets one of two win who change the same revision, and keeps nothing of the other', async () => {
    const store = await openStore();
    await store.putEntry('care-managers', aCareManager(), 0, anAct);
    const changes = [0.2, 0.4, 0.6].map((fte) =>
      store.putEntry('care-managers', aCareManager({ fte }), 1, anAct),
    );
    const results = await Promise.allSettled(changes);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await store.revision()).toBe(2);
    await expect(
      store.putEntry('care-managers', aCareManager({ id: 'cm-late' }), 1, anAct),
    ).rejects.toMatchObject(overtaken);
    await expect(store.replaceEntries('care-managers', [], 1, anAct)).rejects.toMatchObject(overtaken);
    expect(await store.entries('care-managers')).toHaveLength(1);
  });

  it('replaces all entries of a kind at one instant, however many, and again', async () => {
    const store = await openStore();
    const many = (count: number, name: string) =>
      Array.from({ length: count }, (_, index) =>
        aCareManager({ id: `cm-${String(index).padStart(3, '0')}`, name }),
      );
    await store.putEntry('care-managers', aCareManager(), 0, anAct);
    await store.replaceEntries('care-managers', many(130, 'First'), 1, anAct);
    await store.putEntry('supervisors', aSupervisor(), 2, anAct);
    await store.replaceEntries('care-managers', many(60, 'Second'), 3, anAct);
    await store.replaceEntries('care-managers', many(3, 'Third'), 4, anAct);
    expect(await store.entries('care-managers')).toStrictEqual(many(3, 'Third'));
    await store.putEntry('care-managers', aCareManager(), 5, anAct);
    expect(await store.entry('care-managers', 'cm-ada')).toStrictEqual(aCareManager());
    expect(await store.entries('care-managers')).toHaveLength(4);
    expect(await store.entries('supervisors')).toHaveLength(1);
  });

  it('imports nothing of entries of which it could not read one again', async () => {
    const store = await openStore();
    await store.putEntry('care-managers', aCareManager(), 0, anAct);
    const broken = { ...aCareManager({ id: 'cm-bo' }), fte: 7 };
    await expect(
      store.replaceEntries('care-managers', [aCareManager(), broken], 1, anAct),
    ).rejects.toMatchObject({
      name: 'MalformedItem',
    });
    await expect(store.putEntry('care-managers', broken, 1, anAct)).rejects.toMatchObject({
      name: 'MalformedItem',
    });
    expect(await store.revision()).toBe(1);
    expect(await store.entries('care-managers')).toStrictEqual([aCareManager()]);
  });
};

/** What an acceptance decides, on the registry and the count as they are seen. */
const join =
  (
    revision: number,
    count: number,
    holder: { careManager?: string; team?: string } = { careManager: 'cm-ada' },
  ) =>
  (draft: CaseDraft): void => {
    const { careManager: _one, team: _team, ...assignment } = draft.case.assignment;
    draft.case.assignment = { ...assignment, agency: 'harbor-cma', ...holder };
    draft.guardCaseload({ revision, count });
  };
const opened = (number: number, decide: (draft: CaseDraft) => void) =>
  write.opening({ caseId: write.caseNumber(number), personKey: write.personNumber(number) }, decide);

export const caseloadCounters = (openStore: () => Promise<Store>): void => {
  it('go up and down with the case, and stay while its holder stays', async () => {
    const store = await openStore();
    await store.putEntry('care-managers', aCareManager(), 0, anAct);
    await store.save(opened(1, join(1, 0)));
    expect(await store.caseloads()).toEqual([{ ...ada, count: 1 }]);
    await write.changed(store, () => undefined, write.caseNumber(1));
    expect(await store.caseloads()).toEqual([{ ...ada, count: 1 }]);
    await write.changed(store, (draft) => draft.move('case', 'closed'), write.caseNumber(1));
    expect(await store.caseloads()).toEqual([{ ...ada, count: 0 }]);
    await store.save(opened(2, join(1, 0)));
    expect(await store.caseloads()).toEqual([{ ...ada, count: 1 }]);
  });

  it('move from one holder to another in one write', async () => {
    const store = await openStore();
    await store.putEntry('care-managers', aCareManager(), 0, anAct);
    await store.save(opened(1, join(1, 0)));
    await write.changed(store, join(1, 0, { team: 'team-quay' }), write.caseNumber(1));
    expect(await store.caseloads()).toEqual([
      { ...ada, count: 0 },
      { agency: 'harbor-cma', kind: 'team', id: 'team-quay', count: 1 },
    ]);
  });

  it('refuse who looked at another count or registry, and the case is not written', async () => {
    const store = await openStore();
    await store.putEntry('care-managers', aCareManager(), 0, anAct);
    await store.save(opened(1, join(1, 0)));
    for (const guard of [join(1, 0), join(0, 1), join(2, 1), join(1, 2)])
      await expect(store.save(opened(2, guard))).rejects.toMatchObject(overtaken);
    expect(await store.load(write.caseNumber(2))).toBeUndefined();
    await store.putEntry('care-managers', aCareManager({ fte: 0.2 }), 1, anAct);
    await expect(store.save(opened(2, join(1, 1)))).rejects.toMatchObject(overtaken);
    await store.save(opened(2, join(2, 1)));
    expect(await store.caseloads()).toEqual([{ ...ada, count: 2 }]);
  });

  it('let one in where six want the last place', async () => {
    const store = await openStore();
    await store.putEntry('care-managers', aCareManager({ hhPlusElsewhere: 14 }), 0, anAct);
    const racers = [1, 2, 3, 4, 5, 6].map((number) => store.save(opened(number, join(1, 0))));
    const results = await Promise.allSettled(racers);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const result of results)
      if (result.status === 'rejected') expect(result.reason).toMatchObject(overtaken);
    expect(await store.caseloads()).toEqual([{ ...ada, count: 1 }]);
    expect(await store.casesUnderWay()).toHaveLength(1);
  });

  it('of an agency count whom it has named nobody for, and let one in where six want its last room', async () => {
    const store = await openStore();
    await store.putEntry('care-managers', aCareManager(), 0, anAct);
    const seen = (unnamed: number, joins: number) => (draft: CaseDraft) => {
      draft.case.assignment = { ...draft.case.assignment, agency: 'harbor-cma' };
      draft.guardCaseload({ revision: 1, count: 0, agency: { unnamed, joins } });
    };
    const racers = [1, 2, 3, 4, 5, 6].map((number) => store.save(opened(number, seen(0, 0))));
    const results = await Promise.allSettled(racers);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const own = { agency: 'harbor-cma', kind: 'unnamed', id: 'harbor-cma' } as const;
    expect(await store.caseloads()).toEqual([{ ...own, count: 1, joins: 1 }]);
    const [caseId = ''] = await store.casesAssignedTo(own);
    // A name moves the count, in one write, and is another state of the agency for whoever looked before.
    await write.changed(
      store,
      (draft) => {
        draft.case.assignment.careManager = 'cm-ada';
        draft.guardCaseload({ revision: 1, count: 0, agency: { unnamed: 1, joins: 1 } });
      },
      caseId,
    );
    expect(await store.caseloads()).toEqual([
      { ...ada, count: 1 },
      { ...own, count: 0, joins: 2 },
    ]);
    expect([await store.casesAssignedTo(own), await store.casesAssignedTo(ada)]).toEqual([[], [caseId]]);
    await expect(store.save(opened(7, seen(1, 1)))).rejects.toMatchObject(overtaken);
    await expect(store.save(opened(7, seen(0, 1)))).rejects.toMatchObject(overtaken);
    await store.save(opened(7, seen(0, 2)));
    await write.changed(store, (draft) => draft.move('case', 'closed'), caseId);
    expect(await store.casesAssignedTo(ada)).toEqual([]);
    expect(await store.caseloads()).toEqual([
      { ...ada, count: 0 },
      { ...own, count: 1, joins: 3 },
    ]);
  });

  it('leave an answer to several writes behind, once until it has expired', async () => {
    const store = await openStore();
    const answer = {
      id: 'a'.repeat(64),
      requestHash: 'b'.repeat(64),
      status: 200,
      body: '{}',
      expiresAt: write.minute(60),
    };
    await store.keepAnswer(answer, write.minute(0));
    expect(await store.idempotencyRecord(answer.id, write.minute(59))).toMatchObject({ body: '{}' });
    await expect(store.keepAnswer(answer, write.minute(59))).rejects.toMatchObject(overtaken);
    await store.keepAnswer({ ...answer, expiresAt: write.minute(120) }, write.minute(60));
    expect(await store.idempotencyRecord(answer.id, write.minute(119))).toBeDefined();
  });

  it('are not moved by a write that nobody guarded', async () => {
    const store = await openStore();
    const unguarded = opened(1, (draft) => {
      draft.case.assignment = { ...draft.case.assignment, agency: 'harbor-cma', careManager: 'cm-ada' };
    });
    await expect(store.save(unguarded)).rejects.toMatchObject({ name: 'UnguardedCaseload' });
    const halfGuarded = opened(1, (draft) => {
      draft.case.assignment = { ...draft.case.assignment, agency: 'harbor-cma' };
      draft.guardCaseload({ revision: 0, count: 0 });
    });
    await expect(store.save(halfGuarded)).rejects.toMatchObject({ name: 'UnguardedCaseload' });
    expect(await store.caseloads()).toEqual([]);
  });
};
