/** The notices of an organisation: what stands first, what is looked for, and how one is closed without a name. */
import { expect, it } from '@jest/globals';
import type { NoticeKind } from '../../domain/notices/notice.ts';
import type { NoticesRequest } from '../../domain/ports/ports.ts';
import type { Store } from './stores-under-test.ts';
import * as write from './case-writes.ts';

type Told = readonly [kind: NoticeKind, dueMinute?: number];

const told = async (store: Store, count: number, notices: readonly Told[]): Promise<void> => {
  const caseId = write.caseNumber(count);
  await store.save(
    write.opening({ caseId, personKey: write.personNumber(count) }, (draft) => {
      for (const [kind, due] of notices)
        draft.notify(kind, write.suffolk, due === undefined ? {} : { dueAt: write.minute(due) });
    }),
  );
};

const kindsOf = async (store: Store, request: Partial<NoticesRequest> = {}): Promise<NoticeKind[]> => {
  const { items } = await store.openNoticesOf(write.suffolk, { limit: 50, ...request });
  return items.map(({ kind }) => kind);
};

const readAll = async (store: Store, request: Omit<NoticesRequest, 'cursor'>): Promise<string[]> => {
  const ids: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await store.openNoticesOf(write.suffolk, { ...request, cursor });
    expect(page.items.length).toBeLessThanOrEqual(request.limit);
    ids.push(...page.items.map(({ noticeId }) => noticeId));
    ({ cursor } = page);
  } while (cursor !== undefined);
  return ids;
};

export const noticesInOrder = (openStore: () => Promise<Store>): void => {
  it('puts what is legal first, then what is due first, whatever was sent first', async () => {
    const store = await openStore();
    await told(store, 1, [
      ['decisionOverdue', 300],
      ['handOffDue', 200],
    ]);
    await told(store, 2, [['aotMissing', 900], ['missingConcern', 800], ['discharged']]);
    expect(await kindsOf(store)).toEqual(['missingConcern', 'aotMissing', 'handOffDue', 'decisionOverdue']);
  });

  it('counts what only tells as unread, and never as open', async () => {
    const store = await openStore();
    await told(store, 1, [['discharged'], ['referralReceived'], ['eventReported']]);
    expect(await kindsOf(store)).toEqual(['referralReceived']);
    expect(await kindsOf(store, { status: 'unread' })).toEqual(['discharged', 'eventReported']);
  });

  it('is asked for a kind, a case, what is legal, or what was sent since', async () => {
    const store = await openStore();
    await told(store, 1, [['referralReceived'], ['aotMissing']]);
    await told(store, 2, [['referralReceived'], ['tellPlan']]);
    expect(await kindsOf(store, { kinds: ['tellPlan', 'aotMissing'] })).toEqual(['aotMissing', 'tellPlan']);
    expect(await kindsOf(store, { legal: true })).toEqual(['aotMissing']);
    expect(await kindsOf(store, { legal: false, caseId: write.caseNumber(1) })).toEqual(['referralReceived']);
    const [notice] = await store.notices(write.caseNumber(1));
    expect(await kindsOf(store, { since: notice!.at })).toHaveLength(4);
    expect(await kindsOf(store, { since: '2199-01-01T00:00:00.000Z' })).toEqual([]);
  });

  it('reads what is looked for page by page, none twice and none left out', async () => {
    const store = await openStore();
    for (let count = 1; count <= 23; count += 1)
      await told(store, count, [['decisionOverdue', 500 - count], ['discharged'], ['tellPlan', count]]);
    for (const request of [
      { limit: 5 },
      { limit: 4, kinds: ['tellPlan'] },
      { limit: 3, status: 'unread' },
      { limit: 7, caseId: write.caseNumber(9) },
    ] as const) {
      const pages = await readAll(store, request);
      expect(new Set(pages).size).toBe(pages.length);
      expect(pages).toEqual(await readAll(store, { ...request, limit: 100 }));
    }
    expect(await readAll(store, { limit: 5 })).toHaveLength(46);
  });

  it('refuses the cursor of what only tells where what asks is looked for', async () => {
    const store = await openStore();
    await told(store, 1, [['discharged'], ['contactMade']]);
    const { cursor } = await store.openNoticesOf(write.suffolk, { limit: 1, status: 'unread' });
    const stray = store.openNoticesOf(write.suffolk, { limit: 1, cursor });
    await expect(stray).rejects.toMatchObject({ name: 'UnknownCursor' });
  });

  it('closes a notice once, and then lists it no more', async () => {
    const store = await openStore();
    await told(store, 1, [['referralReceived'], ['discharged']]);
    const caseId = write.caseNumber(1);
    for (const notice of await store.notices(caseId)) {
      await store.closeNotice(notice, { closedAt: write.minute(3), closedBecause: 'done' });
      await store.closeNotice(notice, { closedAt: write.minute(4), closedBecause: 'read' });
      const closed = { status: 'closed', closedAt: write.minute(3), closedBecause: 'done', version: 2 };
      expect(await store.notice(notice.noticeId)).toStrictEqual({ ...notice, ...closed });
    }
    expect(await kindsOf(store)).toEqual([]);
    expect(await kindsOf(store, { status: 'unread' })).toEqual([]);
  });

  it('leaves a notice as it is that was acknowledged before it could be closed', async () => {
    const store = await openStore();
    await told(store, 1, [['referralReceived']]);
    const caseId = write.caseNumber(1);
    const [notice] = await store.notices(caseId);
    await write.changed(store, (draft) => draft.putNotice({ ...notice!, status: 'acknowledged' }), caseId);
    await store.closeNotice(notice!, { closedAt: write.minute(3), closedBecause: 'replaced' });
    expect(await store.notice(notice!.noticeId)).toStrictEqual({
      ...notice,
      status: 'acknowledged',
      version: 2,
    });
  });

  it('keeps of a notice that leaves while it is closed both', async () => {
    const store = await openStore();
    await told(store, 1, [['referralReceived']]);
    const [notice] = await store.notices(write.caseNumber(1));
    await store.closeNotice(notice!, { closedAt: write.minute(3), closedBecause: 'replaced' });
    await store.markDelivery(notice!, write.published(write.minute(4)));
    expect(await store.notice(notice!.noticeId)).toMatchObject({
      status: 'closed',
      publishedAt: write.minute(4),
    });
  });
};
