/** Where every chain stands, for the daily statement: every log by pages, and of cases their heads. */
import { expect, it } from '@jest/globals';
import type { FoundHead } from '../../domain/ports/ports.ts';
import { anAccess, sealWaiting } from '../fixtures/access-log.ts';
import { aCareManager, anAct } from '../fixtures/registry-fixture.ts';
import type { Store } from './stores-under-test.ts';
import * as write from './case-writes.ts';

const sealed = async (store: Store, count: number): Promise<string[]> => {
  const logs = Array.from({ length: count }, (_, number) => write.caseNumber(number));
  for (const caseId of logs) {
    await store.appendAccess(anAccess({ caseId }));
    await sealWaiting(store, caseId, write.minute(2));
  }
  return logs;
};
const allOf = async (store: Store, limit: number, after?: string): Promise<FoundHead[]> => {
  const found: FoundHead[] = [];
  let cursor: string | undefined;
  do {
    const page = await store.accessHeads({ limit, cursor, after });
    found.push(...page.items);
    ({ cursor } = page);
  } while (cursor !== undefined);
  return found;
};
const namesOf = (found: readonly FoundHead[]): string[] => found.map(({ of }) => of);

export const chainHeads = (openStore: () => Promise<Store>): void => {
  it('are found by pages of any size, each once, and behind any of them', async () => {
    const store = await openStore();
    const logs = await sealed(store, 23);
    const all = namesOf(await allOf(store, 100));
    expect(all.toSorted()).toEqual(logs.toSorted());
    for (const limit of [1, 4, 23]) expect(namesOf(await allOf(store, limit))).toEqual(all);
    for (const [index, log] of all.entries())
      expect(namesOf(await allOf(store, 7, log))).toEqual(all.slice(index + 1));
  });

  it('say where a log stands and when it was sealed last', async () => {
    const store = await openStore();
    const [log] = await sealed(store, 1);
    await store.appendAccess(anAccess({ caseId: log!, at: write.minute(3) }));
    await sealWaiting(store, log!, write.minute(5));
    const hash = (await store.accessHead(log!))?.hash;
    expect(await allOf(store, 10)).toEqual([
      { of: log, head: { chain: 'accesses', of: log, seq: 2, hash, grewAt: write.minute(5) } },
    ]);
  });

  it('say where a case stands, of those that there are', async () => {
    const store = await openStore();
    await store.save(write.opening());
    await write.changed(store, () => undefined);
    const { case: record } = await write.loaded(store);
    const { caseId: of, lastEventHash: hash } = record;
    expect(await store.eventHeads([of, write.caseNumber(9)])).toEqual([
      { of, head: { chain: 'events', of, seq: 2, hash, grewAt: write.minute(60) } },
    ]);
    expect(await store.eventHeads([])).toEqual([]);
  });

  it('say where the registry stands, once anything is in it', async () => {
    const store = await openStore();
    expect(await store.registryHead()).toBeUndefined();
    await store.putEntry('care-managers', aCareManager(), 0, anAct);
    await store.putEntry('care-managers', aCareManager({ fte: 0.5 }), 1, anAct);
    const [last] = (await store.registryChanges({ limit: 1 })).items;
    expect(await store.registryHead()).toEqual({
      of: 'registry',
      head: { chain: 'registry', of: 'registry', seq: 2, hash: last?.hash },
    });
  });
};
