/** Pages: sixty entries are read without a gap or a repeat while others come and go, and only by their owner. */
import { describe, expect, it } from '@jest/globals';
import type { Page, PageRequest } from '../../domain/ports/ports.ts';
import { aCaseId } from '../fixtures/case-fixture.ts';
import type { Store } from './stores-under-test.ts';
import * as write from './case-writes.ts';

const readAll = async <Entry>(
  page: (request: PageRequest) => Promise<Page<Entry>>,
  limit: number,
  meanwhile: (pagesRead: number) => Promise<void> = () => Promise.resolve(),
): Promise<Entry[]> => {
  const found: Entry[] = [];
  let cursor: string | undefined;
  let pagesRead = 0;
  do {
    const { items, cursor: next } = await page({ limit, cursor });
    found.push(...items);
    cursor = next;
    pagesRead += 1;
    await meanwhile(pagesRead);
  } while (cursor !== undefined);
  return found;
};

const sixty = Array.from({ length: 60 }, (_, index) => index + 1);
const openedAfter = (count: number, minutes: number) =>
  write.opening(
    {
      caseId: write.caseNumber(count),
      personKey: write.personNumber(count),
      openedAt: write.minute(minutes),
      updatedAt: write.minute(minutes),
    },
    (draft) => {
      write.ask(draft, { dueAt: write.minute(10_000 + minutes) });
      draft.notify('referralReceived', write.suffolk);
    },
  );

const owner = { ownerRole: 'spoa', ownerOrg: 'suffolk' } as const;
const dueAt = (count: number, minutes: number) =>
  write.opening({ caseId: write.caseNumber(count), personKey: write.personNumber(count) }, (draft) => {
    const nextRungAt = write.minute(minutes);
    draft.openWorkItem({
      kind: 'tellPlan',
      ...owner,
      anchor: write.minute(0),
      dueAt: nextRungAt,
      nextRungAt,
    });
  });
const climbed: Parameters<typeof write.changed>[1] = (draft) => {
  for (const item of draft.openItems()) draft.putWorkItem({ ...item, nextRungAt: write.minute(900) });
};

/** Two cases open every minute, so that pages also end among equal instants. */
const sixtyCases = async (openStore: () => Promise<Store>): Promise<Store> => {
  const store = await openStore();
  for (const count of sixty) await store.save(openedAfter(count, Math.floor(count / 2) + 100));
  return store;
};

export const paging = (openStore: () => Promise<Store>): void => {
  it('reads sixty cases, latest first, while others are opened', async () => {
    const store = await sixtyCases(openStore);
    const found = await readAll(
      (request) => store.casesOf(write.suffolk, request),
      7,
      async (pagesRead) => {
        await store.save(openedAfter(100 + pagesRead, 500 + pagesRead));
      },
    );
    expect(found.map(({ caseId }) => caseId)).toEqual(sixty.toReversed().map(write.caseNumber));
  });

  it('reads sixty work items by due time while some are added and others done', async () => {
    const store = await sixtyCases(openStore);
    const found = await readAll(
      (request) => store.inboxOf(write.suffolk, request),
      7,
      async (pagesRead) => {
        await store.save(openedAfter(100 + pagesRead, pagesRead));
        await write.changed(
          store,
          (draft) => write.finish(draft, draft.openItems()[0]!),
          write.caseNumber(pagesRead),
        );
      },
    );
    expect(found.map(({ caseId }) => caseId)).toEqual(sixty.map(write.caseNumber));
  });

  it('reads sixty notices, oldest first, while the cursor’s own notice is acknowledged', async () => {
    const store = await sixtyCases(openStore);
    const found = await readAll(
      (request) => store.openNoticesOf(write.suffolk, request),
      7,
      async (pagesRead) => {
        const last = write.caseNumber(Math.min(pagesRead * 7, 60));
        const notice = await store.notice(`${last}-N1`);
        await write.changed(store, (draft) => draft.putNotice({ ...notice!, status: 'acknowledged' }), last);
      },
    );
    expect(found.map(({ caseId }) => caseId)).toEqual(sixty.map(write.caseNumber));
  });

  it('reads the cases of a round once each, while each moves on when it is climbed', async () => {
    const store = await openStore();
    for (const count of sixty) await store.save(dueAt(count, Math.floor(count / 2) + 100));
    const until = write.minute(150);
    const found = await readAll(async (request) => {
      const page = await store.casesIn({ list: 'climb', until }, request);
      for (const caseId of page.items) await write.changed(store, climbed, caseId);
      return page;
    }, 7);
    expect(found.toSorted()).toEqual(sixty.map(write.caseNumber));
    expect(await store.casesIn({ list: 'climb', until }, { limit: 7 })).toStrictEqual({ items: [] });
    const stray = store.casesIn({ list: 'aotWatch' }, { limit: 7, cursor: '["CLIMB#0","x"]' });
    await expect(stray).rejects.toMatchObject({ name: 'UnknownCursor' });
  });

  it('gives no cursor where nothing lies behind, even when the page is full', async () => {
    const store = await openStore();
    for (const count of [1, 2]) await store.save(openedAfter(count, count));
    const full = await store.casesOf(write.suffolk, { limit: 2 });
    expect(full.items).toHaveLength(2);
    expect(Object.keys(full)).toEqual(['items']);
    const part = await store.casesOf(write.suffolk, { limit: 1 });
    expect(Object.keys(part).sort()).toEqual(['cursor', 'items']);
    expect(await store.casesOf(write.northAgency, { limit: 1 })).toStrictEqual({ items: [] });
  });

  describe('a cursor', () => {
    const twoLists = async () => {
      const store = await openStore();
      for (const count of [1, 2]) await store.save(openedAfter(count, count));
      const { cursor } = await store.casesOf(write.suffolk, { limit: 1 });
      return { store, cursor: cursor! };
    };

    it('is refused to another organisation and in another list', async () => {
      const { store, cursor } = await twoLists();
      const request = { limit: 1, cursor };
      const strays = [
        () => store.casesOf({ role: 'spoa', org: 'nassau' }, request),
        () => store.casesOf({ role: 'planner', org: 'suffolk' }, request),
        () => store.casesOf(write.pilgrim, request),
        () => store.inboxOf(write.suffolk, request),
        () => store.openNoticesOf(write.suffolk, request),
      ];
      for (const stray of strays) await expect(stray()).rejects.toMatchObject({ name: 'UnknownCursor' });
    });

    it.each(['', 'x', '!!!', 'bnVsbA', Buffer.from('{"a":1}').toString('base64url')])(
      'is refused when it is made up: %p',
      async (cursor) => {
        const { store } = await twoLists();
        const made = store.casesOf(write.suffolk, { limit: 1, cursor });
        await expect(made).rejects.toMatchObject({ name: 'UnknownCursor' });
      },
    );

    it('is refused when its position is no position', async () => {
      const { store, cursor } = await twoLists();
      const [list] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as [string, string];
      const forged = Buffer.from(JSON.stringify([list, 'CASE#x'])).toString('base64url');
      const read = store.casesOf(write.suffolk, { limit: 1, cursor: forged });
      await expect(read).rejects.toMatchObject({ name: 'UnknownCursor' });
    });

    it('tells nothing but the list, an instant and a case reference', async () => {
      const { cursor } = await twoLists();
      const decoded: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
      expect(decoded).toEqual(['CASES#spoa#suffolk', `${write.minute(2)}#${write.caseNumber(2)}`]);
    });
  });
  it('does not mind a case whose reference sorts before all others', async () => {
    const store = await openStore();
    await store.save(openedAfter(0, 1));
    await store.save(write.opening({ openedAt: write.minute(1), updatedAt: write.minute(1) }));
    const found = await readAll((request) => store.casesOf(write.suffolk, request), 1);
    expect(found.map(({ caseId }) => caseId)).toEqual([aCaseId, write.caseNumber(0)]);
  });
};
