/** The schedule of the daily statement: what grew is named, once, in parts that are put one after another. */
import { describe, expect, it } from '@jest/globals';
import {
  createLocalStatementSigner,
  createSignatureCheck,
  makeStatementKey,
  publicStatementKey,
} from '../../../adapters/local-keys/statement-keys.ts';
import { createMemoryLog, createSettableClock } from '../../../adapters/memory/ports.ts';
import { createMemoryStatements } from '../../../adapters/memory/statements.ts';
import { createMemoryStore } from '../../../adapters/memory/store.ts';
import { mostHeads } from '../../../domain/access/statement.ts';
import { ConcurrentWrite, type Ports, type Store } from '../../../domain/ports/ports.ts';
import { addElapsed } from '../../../domain/shared/instant.ts';
import { createSealDailyStatement } from '../../../lambdas/schedules/seal-daily-statement/seal-daily-statement.ts';
import * as write from '../../adapters/case-writes.ts';
import { anAccess, sealWaiting } from '../../fixtures/access-log.ts';
import { openedAt } from '../../fixtures/case-fixture.ts';

const day = (count: number): string => addElapsed(openedAt, count, 'days');
const privateKey = makeStatementKey();

/** A case with the first entry of its log sealed. */
const openCase = async (store: Store, number: number, at = openedAt): Promise<string> => {
  const caseId = write.caseNumber(number);
  const opening = write.opening({ caseId, updatedAt: at, personKey: `person-${String(number)}` });
  await store.save({ ...opening, access: anAccess({ caseId, at, reason: 'submitted' }) });
  await sealWaiting(store, caseId, at);
  return caseId;
};

const scene = (change: (inner: Store) => Partial<Store> = () => ({})) => {
  const store = createMemoryStore();
  const statements = createMemoryStatements();
  const clock = createSettableClock(day(1));
  const log = createMemoryLog();
  const deps: Pick<Ports, 'heads' | 'statements' | 'statementSigner' | 'clock' | 'log'> = {
    heads: { ...store, ...change(store) },
    statements,
    statementSigner: createLocalStatementSigner(privateKey),
    clock,
    log,
  };
  const named = () =>
    statements.all().map(({ statement }) => statement.heads.map(({ chain, of }) => `${chain} ${of}`));
  return { store, statements, clock, log, deps, run: createSealDailyStatement(deps), named };
};

describe('the schedule of the daily statement', () => {
  it('names every chain the first time, and then those that grew', async () => {
    const { store, clock, run, named, statements } = scene();
    const [first, second] = [await openCase(store, 1), await openCase(store, 2)];
    await run();
    clock.set(day(2));
    await run();
    await store.appendAccess(anAccess({ caseId: second, at: day(2), requestId: 'later' }));
    await sealWaiting(store, second, day(2));
    clock.set(day(3));
    await run();
    const ofBoth = [first, second].flatMap((of) => [`accesses ${of}`, `events ${of}`]);
    expect(named().map((names) => names.toSorted())).toEqual([ofBoth.toSorted(), [], [`accesses ${second}`]]);
    const signed = statements.all();
    expect(signed.every(createSignatureCheck(publicStatementKey(privateKey)))).toBe(true);
    expect(signed.map(({ statement }) => statement.seq)).toEqual([1, 2, 3]);
  });

  it('names a case that a machine changed and nobody asked for', async () => {
    const { store, clock, run, named } = scene();
    const caseId = await openCase(store, 1);
    await run();
    await write.changed(store, () => undefined, caseId, day(2));
    clock.set(day(3));
    await run();
    expect(named()[1]).toEqual([`events ${caseId}`]);
  });

  it('makes one for a run that was sent twice, and for two at once', async () => {
    const { store, run, statements, clock, deps } = scene();
    await openCase(store, 1);
    await Promise.all([run(), createSealDailyStatement(deps)()]);
    clock.set(addElapsed(day(1), 5, 'minutes'));
    await run();
    expect(statements.all()).toHaveLength(1);
  });

  it('goes on where a run broke off, and then makes the day’s own', async () => {
    const { deps, statements, clock, store } = scene();
    const logs = Array.from(
      { length: mostHeads + 500 },
      (_, index) => `planner#org-${String(index).padStart(5, '0')}`,
    );
    const asked: number[] = [];
    const heads: Ports['heads'] = {
      accessHeads: ({ limit, cursor, after }) => {
        const last = cursor ?? after;
        const items = logs.filter((log) => last === undefined || log > last).slice(0, limit);
        asked.push(items.length);
        return Promise.resolve({
          items: items.map((of) => ({
            of,
            head: { chain: 'accesses', of, seq: 1, hash: 'h', grewAt: openedAt },
          })),
          ...(items.length === limit && { cursor: items.at(-1)! }),
        });
      },
      registryHead: () => store.registryHead(),
      eventHeads: (caseIds) => store.eventHeads(caseIds),
    };
    const broken: Ports['statements'] = {
      ...statements,
      put: (signed) =>
        signed.statement.part === 2 ? Promise.reject(new Error('gone')) : statements.put(signed),
    };
    await expect(createSealDailyStatement({ ...deps, heads, statements: broken })()).rejects.toThrow('gone');
    asked.length = 0;
    clock.set(day(2));
    await createSealDailyStatement({ ...deps, heads })();
    const parts = statements
      .all()
      .map(({ statement: { madeAt, part, last, heads: of } }) => [madeAt, part, last, of.length]);
    expect(parts).toEqual([
      [day(1), 1, false, mostHeads],
      [day(1), 2, true, 500],
      [day(2), 1, true, 0],
    ]);
    // What was stated already is not read again for the part that was left.
    expect(asked.reduce((sum, count) => sum + count, 0)).toBe(500 + logs.length);
  });

  it('reads each head once, and of no case more than its head', async () => {
    let read = 0;
    const { store, run } = scene((inner) => ({
      load: () => Promise.reject(new Error('a case was read')),
      accessHeads: async (page) => {
        const found = await inner.accessHeads(page);
        read += found.items.length;
        return found;
      },
      eventHeads: async (ids) => {
        read += ids.length;
        return inner.eventHeads(ids);
      },
    }));
    for (let number = 1; number <= 250; number += 1) await openCase(store, number);
    await run();
    expect(read).toBe(500);
  });

  it('leaves out what cannot be read, names the case to the log, states all else and ends with a fault', async () => {
    const spoiled = write.caseNumber(1);
    const { store, run, named, log } = scene((inner) => ({
      eventHeads: async (ids) =>
        (await inner.eventHeads(ids)).map((found) => (found.of === spoiled ? { of: spoiled } : found)),
    }));
    const [, other] = [await openCase(store, 1), await openCase(store, 2)];
    await expect(run()).rejects.toMatchObject({ name: 'StatementIncomplete' });
    expect(named()[0]?.toSorted()).toEqual(
      [`accesses ${spoiled}`, `accesses ${other}`, `events ${other}`].toSorted(),
    );
    expect(log.entries).toEqual([
      { level: 'error', code: 'HHP5009', fields: { caseId: spoiled } },
      { level: 'count', code: 'DailyStatementMade', fields: {} },
    ]);
  });

  it('leaves the day to another run that is making it, and throws any other fault', async () => {
    const { deps, log } = scene();
    const putting = (error: Error) =>
      createSealDailyStatement({
        ...deps,
        statements: { ...deps.statements, put: () => Promise.reject(error) },
      })();
    await putting(new ConcurrentWrite('first'));
    expect(log.entries).toEqual([]);
    await expect(putting(new Error('broken'))).rejects.toThrow('broken');
  });
});
