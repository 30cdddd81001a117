/** The task token of a wait and the answer of a person meet on the same work item; whoever is second must see it. */
import { expect, it } from '@jest/globals';
import type { WorkItem } from '../../domain/shared/work-item.ts';
import { aCaseId } from '../fixtures/case-fixture.ts';
import type { Store } from './stores-under-test.ts';
import * as write from './case-writes.ts';

const withToken = (item: WorkItem): WorkItem => ({ ...item, token: 'token-1', version: item.version + 1 });

export const taskTokens = (openStore: () => Promise<Store>): void => {
  const opened = async () => {
    const store = await openStore();
    await store.save(write.opening({}, (draft) => write.ask(draft)));
    const item = (await write.loaded(store)).workItems[0]!;
    return { store, item };
  };

  it('stores a token on the version before, and leaves the case alone', async () => {
    const { store, item } = await opened();
    await store.saveWorkItem(withToken(item));
    const { case: record, workItems } = await write.loaded(store);
    expect(workItems).toEqual([{ ...item, token: 'token-1', version: 2 }]);
    expect(record.version).toBe(1);
    const inbox = await store.inboxOf(write.suffolk, { limit: 5 });
    expect(inbox.items).toEqual(workItems);
  });

  it.each([1, 3])('refuses a token at version %s when version 1 is stored', async (version) => {
    const { store, item } = await opened();
    const stale = store.saveWorkItem({ ...item, token: 'token-1', version });
    await expect(stale).rejects.toMatchObject({ name: 'ConcurrentWrite' });
    expect((await write.loaded(store)).workItems).toEqual([item]);
  });

  it('refuses a token for a work item that does not exist', async () => {
    const { store, item } = await opened();
    for (const version of [1, 2]) {
      const unknown = store.saveWorkItem({ ...item, workItemId: `${aCaseId}-W9`, version });
      await expect(unknown).rejects.toMatchObject({ name: 'ConcurrentWrite' });
    }
  });

  it('lets one of a token and an answer through when they race', async () => {
    const { store, item } = await opened();
    const answer = write.change(await write.loaded(store), (draft) => write.finish(draft, item));
    const results = await Promise.allSettled([store.saveWorkItem(withToken(item)), store.save(answer)]);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const { case: record, workItems } = await write.loaded(store);
    const tokenWon = results[0].status === 'fulfilled';
    expect(workItems[0]).toMatchObject(tokenWon ? { status: 'open', token: 'token-1' } : { status: 'done' });
    expect(record.version).toBe(tokenWon ? 1 : 2);
  });

  it('shows the token to the answer that comes after it', async () => {
    const { store, item } = await opened();
    await store.saveWorkItem(withToken(item));
    await write.changed(store, (draft) => {
      const current = draft.openItem('spoaDecision');
      if (current) write.finish(draft, current);
    });
    const { workItems } = await write.loaded(store);
    expect(workItems[0]).toMatchObject({ status: 'done', token: 'token-1', version: 3 });
  });
};
