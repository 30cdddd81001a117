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
  await write.changed(store, (draft) => {
    draft.notify('discharged', write.suffolk);
  });
  const [first, second] = await store.pending(10);
  const [notice] = await store.notices(aCaseId);
  return { store, first: first!, second: second!, notice: notice! };
};

export const outbox = (openStore: () => Promise<Store>): void => {
  it('gives what a write ordered together, in its order', async () => {
    const { first, second } = await opened(openStore);
    expect(first.map(({ kind, seq }) => [kind, seq])).toEqual([
      ['startExecution', 1],
      ['publishNotice', 2],
    ]);
    expect(second.map(({ kind, seq }) => [kind, seq])).toEqual([['publishNotice', 3]]);
  });

  it('keeps the canary of an hour until it is completed, and gives it to no case', async () => {
    const store = await openStore();
    const first = { hour: '2026-03-02T14', at: '2026-03-02T14:15:00.000Z' };
    const second = { hour: '2026-03-02T15', at: '2026-03-02T15:15:00.000Z' };
    for (const canary of [second, first, { ...first, at: '2026-03-02T14:59:00.000Z' }])
      await store.putCanary(canary);
    expect(await store.pendingCanaries()).toEqual([first, second]);
    expect(await store.pending(10)).toEqual([]);
    await store.completeCanary(first);
    await store.completeCanary(first);
    expect(await store.pendingCanaries()).toEqual([second]);
    await expect(store.putCanary({ hour: 'CASE#x', at: first.at })).rejects.toThrow();
  });

  it('gives writes by case and then in their order, beyond nine', async () => {
    const store = await openStore();
    for (const count of [9, 2, 33, 1]) {
      const caseId = write.caseNumber(count);
      await store.save(write.opening({ caseId, personKey: write.personNumber(count) }));
      for (let epoch = 1; epoch <= 11; epoch += 1)
        await write.changed(
          store,
          (draft) => {
            draft.order({ kind: 'startExecution', epoch });
          },
          caseId,
        );
    }
    const all = await store.pending(100);
    const orders = Array.from({ length: 11 }, (_, index) => index + 1);
    expect(all.map(([{ caseId, seq }]) => [caseId, seq])).toEqual(
      [1, 2, 9, 33].flatMap((count) => orders.map((seq) => [write.caseNumber(count), seq])),
    );
    expect(await store.pending(13)).toEqual(all.slice(0, 13));
    expect(await store.pending(13, all[12])).toEqual(all.slice(13, 26));
    expect(await store.pending(13, all.at(-1))).toEqual([]);
  });

  it('completes what a write ordered, and completing it again changes nothing', async () => {
    const { store, first, second } = await opened(openStore);
    await store.complete(first);
    await store.complete(first);
    expect(await store.pending(10)).toEqual([second]);
    await store.complete(second);
    expect(await store.pending(10)).toEqual([]);
  });

  it('stores when a notice left, once', async () => {
    const { store, notice } = await opened(openStore);
    await store.markDelivery(notice, write.published(write.minute(1)));
    await store.markDelivery(notice, write.published(write.minute(2)));
    expect(await store.notice(notice.noticeId)).toStrictEqual({
      ...notice,
      publishedAt: write.minute(1),
      delivery: write.published(write.minute(1)),
      version: 2,
    });
    expect((await store.openNoticesOf(write.suffolk, { limit: 5 })).items[0]?.publishedAt).toBe(
      write.minute(1),
    );
  });

  it('says of a notice that was acknowledged meanwhile that it left, and keeps the acknowledgement', async () => {
    const { store, notice } = await opened(openStore);
    await write.changed(store, (draft) => draft.putNotice({ ...notice, status: 'acknowledged' }));
    await store.markDelivery(notice, write.published(write.minute(90)));
    expect(await store.notice(notice.noticeId)).toMatchObject({
      status: 'acknowledged',
      publishedAt: write.minute(90),
      version: 3,
    });
    const unread = (await store.openNoticesOf(write.suffolk, { limit: 5, status: 'unread' })).items;
    expect(unread.map(({ noticeId }) => noticeId)).toEqual([`${aCaseId}-N2`]);
  });

  it('makes an acknowledgement that was decided before the notice left be decided again', async () => {
    const { store, notice } = await opened(openStore);
    const decided = write.change(await write.loaded(store), (draft) =>
      draft.putNotice({ ...notice, status: 'acknowledged' }),
    );
    await store.markDelivery(notice, write.published(write.minute(1)));
    await expect(store.save(decided)).rejects.toMatchObject({ name: 'ConcurrentWrite' });
    expect((await store.notice(notice.noticeId))?.publishedAt).toBe(write.minute(1));
  });

  it('stores that nobody would have heard a notice, and that it did not leave', async () => {
    const { store, notice } = await opened(openStore);
    const failed = { state: 'failed', at: write.minute(1), reason: 'noMailbox' } as const;
    await store.markDelivery(notice, failed);
    await store.markDelivery(notice, write.published(write.minute(2)));
    expect(await store.notice(notice.noticeId)).toStrictEqual({ ...notice, delivery: failed, version: 2 });
  });

  it('says of no notice that it left which is not stored', async () => {
    const { store, first, notice } = await opened(openStore);
    const missing = { ...notice, noticeId: `${aCaseId}-N99`, version: 4 };
    await expect(store.markDelivery(missing, write.published(write.minute(1)))).rejects.toThrow();
    expect(await store.notice(missing.noticeId)).toBeUndefined();
    expect(await store.pending(10)).toContainEqual(first);
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
