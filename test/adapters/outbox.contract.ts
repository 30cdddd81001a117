/** The outbox: what is still to be done outside, in order, until it is done; and the registry, the plainest store. */
import { expect, it } from '@jest/globals';
import { aCaseId } from '../fixtures/case-fixture.ts';
import type { Store } from './stores-under-test.ts';
import * as write from './case-writes.ts';
import { enterAgency } from '../fixtures/registry-fixture.ts';

const opened = async (openStore: () => Promise<Store>) => {
  const store = await openStore();
  await store.save(
    write.opening({}, (draft) => {
      draft.order({ kind: 'startExecution', epoch: 1 });
      draft.notify('referralReceived', write.suffolk);
    }),
  );
  const [start, publish] = await store.pending(10);
  const [notice] = await store.notices(aCaseId);
  return { store, start: start!, publish: publish!, notice: notice! };
};

export const outbox = (openStore: () => Promise<Store>): void => {
  it('gives entries by case and then in their order, beyond nine', async () => {
    const store = await openStore();
    for (const count of [9, 2, 33, 1])
      await store.save(
        write.opening({ caseId: write.caseNumber(count), personKey: write.personNumber(count) }, (draft) => {
          for (let epoch = 1; epoch <= 11; epoch += 1) draft.order({ kind: 'startExecution', epoch });
        }),
      );
    const all = await store.pending(100);
    const orders = Array.from({ length: 11 }, (_, index) => index + 1);
    expect(all.map(({ caseId, seq }) => [caseId, seq])).toEqual(
      [1, 2, 9, 33].flatMap((count) => orders.map((seq) => [write.caseNumber(count), seq])),
    );
    expect(await store.pending(13)).toEqual(all.slice(0, 13));
    expect(await store.pending(13, all[12])).toEqual(all.slice(13, 26));
    expect(await store.pending(13, all.at(-1))).toEqual([]);
  });

  it('completes an entry, and completing it again changes nothing', async () => {
    const { store, start, publish } = await opened(openStore);
    await store.complete(start);
    await store.complete(start);
    expect(await store.pending(10)).toEqual([publish]);
    await store.complete(publish);
    expect(await store.pending(10)).toEqual([]);
  });

  it('stores when a notice left, once', async () => {
    const { store, start, publish, notice } = await opened(openStore);
    await store.completePublished(publish, notice, write.minute(1));
    await store.completePublished(publish, notice, write.minute(2));
    expect(await store.notice(notice.noticeId)).toStrictEqual({
      ...notice,
      publishedAt: write.minute(1),
      version: 2,
    });
    expect(await store.pending(10)).toEqual([start]);
    expect((await store.openNoticesOf(write.suffolk, { limit: 5 })).items[0]?.publishedAt).toBe(
      write.minute(1),
    );
  });

  it('completes an entry whose notice was acknowledged meanwhile, and keeps the acknowledgement', async () => {
    const { store, publish, notice } = await opened(openStore);
    await write.changed(store, (draft) => draft.putNotice({ ...notice, status: 'acknowledged' }));
    await store.completePublished(publish, notice, write.minute(90));
    expect(await store.notice(notice.noticeId)).toMatchObject({
      status: 'acknowledged',
      publishedAt: write.minute(90),
      version: 3,
    });
    expect((await store.openNoticesOf(write.suffolk, { limit: 5 })).items).toEqual([]);
  });

  it('makes an acknowledgement that was decided before the notice left be decided again', async () => {
    const { store, publish, notice } = await opened(openStore);
    const decided = write.change(await write.loaded(store), (draft) =>
      draft.putNotice({ ...notice, status: 'acknowledged' }),
    );
    await store.completePublished(publish, notice, write.minute(1));
    await expect(store.save(decided)).rejects.toMatchObject({ name: 'ConcurrentWrite' });
    expect((await store.notice(notice.noticeId))?.publishedAt).toBe(write.minute(1));
  });

  it('keeps an entry whose notice is not stored', async () => {
    const { store, publish, notice } = await opened(openStore);
    const missing = { ...notice, noticeId: `${aCaseId}-N99` };
    await expect(store.completePublished(publish, missing, write.minute(1))).rejects.toThrow();
    expect(await store.pending(10)).toContainEqual(publish);
  });
};

export const registry = (openStore: () => Promise<Store>): void => {
  it('gives agencies back by id and all of them in order', async () => {
    const store = await openStore();
    const [south, north] = ['sample-cma-south', 'sample-cma-north'].map(write.anAgency);
    expect(await store.agencies()).toEqual([]);
    await enterAgency(store, south!);
    await enterAgency(store, north!);
    expect(await store.agencies()).toStrictEqual([north, south]);
    expect(await store.agency('sample-cma-south')).toStrictEqual(south);
    expect(await store.agency('sample-cma-west')).toBeUndefined();
  });

  it('replaces an agency, and refuses one that it could not read again', async () => {
    const store = await openStore();
    const agency = write.anAgency('sample-cma-north');
    await enterAgency(store, agency);
    await enterAgency(store, { ...agency, aotAuthority: 'none' });
    await expect(enterAgency(store, { ...agency, counties: [] })).rejects.toMatchObject({
      name: 'MalformedItem',
    });
    expect(await store.agencies()).toStrictEqual([{ ...agency, aotAuthority: 'none' }]);
  });
};
