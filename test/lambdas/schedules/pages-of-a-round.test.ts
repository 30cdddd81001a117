/** A round over more cases than one page has: nothing is left out, and whoever goes on knows where. */
import { describe, expect, it } from '@jest/globals';
import { StoreBusy } from '../../../domain/ports/ports.ts';
import { createOpenObligations } from '../../../lambdas/schedules/open-obligations/open-obligations.ts';
import type { PageOfRound } from '../../../lambdas/schedules/open-obligations/stand-of-round.ts';
import { caseNumber, setUp, underOrder } from './cases-of-a-round.ts';

type DecidePage = ReturnType<typeof createOpenObligations>;

const casesUnderOrder = (count: number) => setUp(Array.from({ length: count }, () => underOrder));

/** What each page said, up to one that no page follows. */
const pagesOf = async (decide: DecidePage, round: PageOfRound['round'] = 'orders') => {
  const pages = [await decide({ round })];
  for (let last = pages[0]; last?.next === 'page'; last = pages.at(-1))
    pages.push(await decide({ round, cursor: last.cursor }));
  return pages;
};

describe('a round over more cases than a page has', () => {
  it.each([
    [0, 1],
    [1, 1],
    [3, 1],
    [4, 2],
    [6, 2],
    [7, 3],
    [9, 3],
  ])(
    'takes for %i cases, three on a page, %i pages, and every case is decided once',
    async (cases, pages) => {
      const { deps, kindsOf, saves, counted } = await casesUnderOrder(cases);
      const said = await pagesOf(createOpenObligations({ ...deps, casesAtMost: 3, atOnce: 2 }));
      expect(said.map(({ next }) => next)).toEqual([
        ...Array.from({ length: pages - 1 }, () => 'page'),
        'end',
      ]);
      expect(saves()).toBe(cases);
      for (let count = 1; count <= cases; count += 1)
        expect(await kindsOf(count)).toContain('aotFirstContact');
      expect(counted()).toEqual(['OrdersRoundFinished']);
    },
  );

  it('has five hundred on a page unless told otherwise', async () => {
    const { deps } = await casesUnderOrder(501);
    const read: string[] = [];
    const load = (caseId: string) => {
      read.push(caseId);
      return Promise.resolve(undefined);
    };
    const decide = createOpenObligations({ ...deps, cases: { ...deps.cases, load } });
    expect((await decide({ round: 'orders' })).next).toBe('page');
    expect(new Set(read).size).toBe(500);
  });

  it('ends a page early when little time is left, and never without having done something', async () => {
    const { deps } = await casesUnderOrder(201);
    const load = () => Promise.resolve(undefined);
    const decide = createOpenObligations({ ...deps, cases: { ...deps.cases, load } });
    const late = { getRemainingTimeInMillis: () => 59_999 };
    const said = await pagesOf((event) => decide(event, late));
    expect(said.map(({ next }) => next)).toEqual(['page', 'page', 'end']);
    const early = { getRemainingTimeInMillis: () => 60_000 };
    expect((await decide({ round: 'orders' }, early)).next).toBe('end');
  });

  it('decides a page again from its cursor, and writes nothing twice', async () => {
    const { deps, saves } = await casesUnderOrder(5);
    const decide = createOpenObligations({ ...deps, casesAtMost: 2 });
    const [first, second] = await pagesOf(decide);
    expect(saves()).toBe(5);
    expect(await decide({ round: 'orders', cursor: first?.cursor })).toEqual(second);
    expect(saves()).toBe(5);
  });

  it('goes on behind what it has climbed, though that leaves the list', async () => {
    const { deps, clock, saves } = await casesUnderOrder(7);
    const decide = createOpenObligations({ ...deps, casesAtMost: 2 });
    await pagesOf(decide);
    clock.set('2027-01-01T00:00:00.000Z');
    const opened = saves();
    expect(await pagesOf(decide, 'ladders')).toHaveLength(4);
    expect(saves()).toBe(opened + 7);
    expect(await pagesOf(decide, 'ladders')).toHaveLength(1);
  });
});

describe('a round over the cases of many assignees', () => {
  const assignee = (id: string) => ({ agency: id, kind: 'unnamed' as const, id });
  const carrying = (...ids: string[]) => ids.map((id) => ({ ...assignee(id), count: 1 }));

  it('goes on in the list where it stopped, though others come and go meanwhile', async () => {
    const { deps } = await setUp([]);
    let known = ['north-cma', 'south-cma', 'west-cma'];
    const asked: unknown[] = [];
    const decide = createOpenObligations({
      ...deps,
      casesAtMost: 2,
      registry: { ...deps.registry, caseloads: () => Promise.resolve(carrying(...known)) },
      cases: {
        ...deps.cases,
        load: () => Promise.resolve(undefined),
      },
      scheduledLists: {
        casesIn: (list, { cursor }) => {
          const id = list.list === 'assignee' ? list.assignee.id : '';
          asked.push([id, cursor]);
          const more = id === 'south-cma' && cursor === undefined;
          return Promise.resolve({ items: [caseNumber(asked.length)], ...(more && { cursor: 'on' }) });
        },
      },
    });
    const first = await decide({ round: 'staff' });
    known = ['east-cma', 'south-cma', 'west-cma'];
    const second = await decide({ round: 'staff', cursor: first.cursor });
    expect([first.next, second.next]).toEqual(['page', 'end']);
    expect(asked).toEqual([
      ['north-cma', undefined],
      ['south-cma', undefined],
      ['south-cma', 'on'],
      ['west-cma', undefined],
    ]);
  });
});

describe('a case that fails', () => {
  const failing = async (times: number) => {
    const world = await casesUnderOrder(5);
    let left = times;
    const load: typeof world.deps.cases.load = (caseId) =>
      caseId === caseNumber(2) && (left -= 1) >= 0
        ? Promise.reject(new TypeError('no'))
        : world.store.load(caseId);
    const deps = { ...world.deps, casesAtMost: 2, cases: { ...world.deps.cases, load } };
    return { ...world, decide: createOpenObligations(deps) };
  };

  it('is tried again after all the others, and the round is then finished', async () => {
    const { decide, saves, counted } = await failing(1);
    const said = await pagesOf(decide);
    expect(said.map(({ next }) => next)).toEqual(['page', 'page', 'pause']);
    expect([saves(), counted()]).toEqual([4, []]);
    expect((await decide({ round: 'orders', cursor: said.at(-1)?.cursor })).next).toBe('end');
    expect([saves(), counted()]).toEqual([5, ['OrdersRoundFinished']]);
  });

  it('every time leaves the round unfinished, which then counts for nothing', async () => {
    const { decide, saves, log, counted } = await failing(9);
    let last = (await pagesOf(decide)).at(-1);
    const said: unknown[] = [];
    while (last?.next === 'pause') {
      last = await decide({ round: 'orders', cursor: last.cursor });
      said.push(last.next);
    }
    expect(said).toEqual(['pause', 'giveUp']);
    expect([saves(), counted()]).toEqual([4, []]);
    expect(log.entries.map(({ fields }) => fields)).toEqual(
      Array.from({ length: 3 }, () => ({ caseId: caseNumber(2), error: 'TypeError' })),
    );
  });

  it('with a hundred others is no fault of theirs: the page fails, to be decided again', async () => {
    const { deps } = await casesUnderOrder(101);
    const load = () => Promise.reject(new StoreBusy());
    const decide = createOpenObligations({ ...deps, cases: { ...deps.cases, load } });
    await expect(decide({ round: 'orders' })).rejects.toMatchObject({ name: 'ObligationsNotOpened' });
  });
});
