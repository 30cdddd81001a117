/**
 * Readers are in nobody's way: a thousand at once on one case, colleagues who list their cases at once, a table that is
 * throttled. On the DynamoDB engine, where a conflict would be one, and in memory.
 */
import { describe, expect, it } from '@jest/globals';
import { createMemoryStore } from '../../../adapters/memory/store.ts';
import type { CaseSnapshot } from '../../../domain/case/case-record.ts';
import { type Store, StoreBusy } from '../../../domain/ports/ports.ts';
import { wholeLog } from '../../fixtures/access-log.ts';
import { describeStores } from '../../adapters/stores-under-test.ts';
import { agency, Desk, expectProblem, planner, spoa, unknownCaseId } from './desk.ts';
import { lists, onCase } from './requests.ts';
import { ofPerson, openItem, refer, referralOf, sceneAt } from './stages.ts';

const counted = (statuses: readonly number[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const status of statuses) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
};

/**
 * To read a case from the engine a thousand times takes most of the time; what is tried by so many is the log. While a
 * copy is handed out, nothing may write: whoever decides reads the engine.
 */
const handingOut = (inner: Store) => {
  let copied: CaseSnapshot | undefined;
  const store: Store = {
    ...inner,
    load: (caseId, also) =>
      copied?.case.caseId === caseId ? Promise.resolve(structuredClone(copied)) : inner.load(caseId, also),
  };
  const during = async <Result>(caseId: string, read: () => Promise<Result>): Promise<Result> => {
    copied = await inner.load(caseId);
    const result = await read();
    copied = undefined;
    return result;
  };
  return { store, during };
};

describe('a thousand readers of one case at the same moment', () => {
  describeStores((openStore) => {
    it('are all answered, the strangers among them like those who ask for no case, and all are logged', async () => {
      const { store, during } = handingOut(await openStore());
      const desk = await Desk.open({ store });
      const scene = await sceneAt('referred', desk);
      const { caseId } = scene;
      const before = (await wholeLog(desk.store, caseId)).length;
      const asks = Array.from({ length: 1_000 }, (_, index) => {
        if (index % 4 === 3) return { ...onCase.getCase(unknownCaseId), who: agency };
        return { ...onCase.getCase(caseId), who: index % 4 === 2 ? agency : spoa };
      });
      const answers = await during(caseId, () => Promise.all(asks.map((ask) => desk.sendOnly(ask))));
      expect(counted(answers.map(({ status }) => status))).toEqual({ 200: 500, 404: 500 });
      const logged = await wholeLog(desk.store, caseId);
      expect(logged.length - before).toBe(750);
      expect(await wholeLog(desk.store, unknownCaseId)).toHaveLength(250);
      // And the county's write is not held up by any who read the engine beside it. The two waits of a new case come to
      // their numbers in whichever order.
      const claim = `/work-items/${await openItem(scene, 'spoaDecision')}/claim`;
      const [written, ...read] = await Promise.all([
        desk.sendOnly({ who: spoa, method: 'POST', path: claim }),
        ...asks.slice(0, 100).map((ask) => desk.sendOnly(ask)),
      ]);
      expect(written.status).toBe(200);
      expect(counted(read.map(({ status }) => status))).toEqual({ 200: 50, 404: 50 });
    }, 180_000);
  });
});

describe('sixteen colleagues who list their cases at the same moment', () => {
  it('cause one view each and one row a case, and no transaction', async () => {
    const inner = createMemoryStore();
    const calls = { views: 0, rows: 0, saves: 0 };
    const desk = await Desk.open({
      store: {
        ...inner,
        appendAccess: (entry) => {
          calls['caseId' in entry ? 'rows' : 'views'] += 1;
          return inner.appendAccess(entry);
        },
      },
    });
    for (let index = 0; index < 25; index += 1) await refer(desk, planner, ofPerson(referralOf(desk), index));
    calls.rows = 0;
    const answers = await Promise.all(
      Array.from({ length: 16 }, (_, index) =>
        desk.sendOnly({ ...lists.listCases, who: { ...spoa, sub: `colleague-${String(index)}` } }),
      ),
    );
    expect(counted(answers.map(({ status }) => status))).toEqual({ 200: 16 });
    expect(calls).toEqual({ views: 16, rows: 400, saves: 0 });
  });
});

describe('a list of which the log could not take a row', () => {
  const deskWithout = async (fails: (caseId: string, rows: number) => boolean) => {
    const inner = createMemoryStore();
    let rows = 0;
    const desk = await Desk.open({
      store: {
        ...inner,
        appendAccess: (entry) => {
          if (!('caseId' in entry) || entry.reason !== 'listed') return inner.appendAccess(entry);
          rows += 1;
          return fails(entry.caseId, rows)
            ? Promise.reject(new StoreBusy('The partition is hot.'))
            : inner.appendAccess(entry);
        },
      },
    });
    for (let index = 0; index < 3; index += 1) await refer(desk, planner, ofPerson(referralOf(desk), index));
    return { desk, inner };
  };

  it('leaves that case out, says how many it left out, and shows the rest', async () => {
    const { desk, inner } = await deskWithout((_caseId, row) => row === 2);
    const answer = await desk.send({ ...lists.listCases, who: spoa });
    const items = answer.body['items'] as { caseId: string }[];
    expect([answer.status, items.length, answer.body['leftOut']]).toEqual([200, 2, 1]);
    const views = (await inner.unsealed(100)).flatMap((entry) => ('caseId' in entry ? [] : [entry]));
    const hidden = views.flatMap(({ leftOut = [] }) => leftOut);
    expect(hidden).toHaveLength(1);
    expect(items.map(({ caseId }) => caseId)).not.toContain(hidden[0]);
    expect(Object.keys((await desk.send({ ...lists.listCases, who: planner })).body)).not.toContain(
      'leftOut',
    );
  });

  it('is a fault of ours when it could take none, and comes again', async () => {
    const { desk } = await deskWithout(() => true);
    const answer = await desk.send({ ...lists.listCases, who: spoa });
    expectProblem(answer, 503, 'busy');
    expect(answer.headers['Retry-After']).toBe('2');
  });
});

describe('a table that is throttled', () => {
  it.each(['appendAccess', 'load', 'idempotencyRecord', 'save'] as const)(
    'is a 503 with Retry-After when %s meets it, and no conflict',
    async (method) => {
      const inner = createMemoryStore();
      let isBusy = false;
      const busy = () => Promise.reject(new StoreBusy('DynamoDB takes no more just now.'));
      const desk = await Desk.open({
        store: {
          ...inner,
          [method]: (...args: never[]) =>
            isBusy ? busy() : (inner[method] as (...given: never[]) => Promise<unknown>)(...args),
        },
      });
      const { caseId } = await sceneAt('referred', desk);
      isBusy = true;
      const answer = await desk.sendOnly({
        ...onCase.putDischargePlan(caseId),
        who: planner,
        headers: { 'idempotency-key': 'a-key-of-mine' },
      });
      isBusy = false;
      expectProblem(answer, 503, 'busy');
      expect(answer.headers['Retry-After']).toBe('2');
    },
  );
});
