/** One open referral a person, one case a referral, and one answer a request: the conditions that a write meets outside its case. */
import { expect, it } from '@jest/globals';
import { aCaseId, openedAt } from '../fixtures/case-fixture.ts';
import type { Store } from './stores-under-test.ts';
import * as write from './case-writes.ts';

const samePerson = (count: number) => write.opening({ caseId: write.caseNumber(count) });

export const personLock = (openStore: () => Promise<Store>): void => {
  it('tells a second referral of a person which case is open', async () => {
    const store = await openStore();
    await store.save(samePerson(1));
    await expect(store.save(samePerson(2))).rejects.toMatchObject({
      name: 'PersonAlreadyReferred',
      caseId: write.caseNumber(1),
    });
    expect(await store.load(write.caseNumber(2))).toBeUndefined();
    expect(await store.casesUnderWay()).toEqual([write.caseNumber(1)]);
  });

  it('opens one case when six referrals of a person race', async () => {
    const store = await openStore();
    const racers = [1, 2, 3, 4, 5, 6].map(samePerson);
    const results = await Promise.allSettled(racers.map((racer) => store.save(racer)));
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const open = await store.casesUnderWay();
    expect(open).toHaveLength(1);
    for (const result of results)
      if (result.status === 'rejected')
        // AWS may cancel a racer as a conflict before it looks at the lock.
        expect([open[0], undefined]).toContain((result.reason as { caseId?: string }).caseId);
    expect((await store.casesOf(write.suffolk, { limit: 10 })).items).toHaveLength(1);
  });

  it('lets the person be referred again once the lock is freed', async () => {
    const store = await openStore();
    await store.save(samePerson(1));
    await write.changed(
      store,
      (draft) => {
        draft.freePersonLock();
      },
      write.caseNumber(1),
    );
    await store.save(samePerson(2));
    await expect(store.save(samePerson(3))).rejects.toMatchObject({ caseId: write.caseNumber(2) });
  });

  it('moves the lock with a person who is known by another key, and never onto the lock of another case', async () => {
    const store = await openStore();
    const otherKey = 'a7'.repeat(32);
    const rekey = (count: number) =>
      write.changed(
        store,
        (draft) => {
          draft.rekeyPerson({ personKey: otherKey });
        },
        write.caseNumber(count),
      );
    await store.save(samePerson(1));
    await rekey(1);
    await store.save(samePerson(2));
    await expect(rekey(2)).rejects.toMatchObject({
      name: 'PersonAlreadyReferred',
      caseId: write.caseNumber(1),
    });
    await expect(store.save(samePerson(3))).rejects.toMatchObject({ caseId: write.caseNumber(2) });
  });

  it('holds a second lock by the name, moves the one that changes, and says whose the taken one is', async () => {
    const store = await openStore();
    const [name, otherName] = ['b8'.repeat(32), 'c9'.repeat(32)];
    const known = (count: number, nameKey: string) =>
      write.opening({
        caseId: write.caseNumber(count),
        personKey: write.personNumber(count),
        knownBy: { nameKey, likeKeys: [] },
      });
    await store.save(known(1, name));
    await expect(store.save(known(2, name))).rejects.toMatchObject({ caseId: write.caseNumber(1) });
    await store.save(known(2, otherName));
    const rename = (nameKey: string) =>
      write.changed(
        store,
        (draft) => {
          draft.rekeyPerson({ personKey: draft.case.personKey, knownBy: { nameKey, likeKeys: [] } });
        },
        write.caseNumber(1),
      );
    await expect(rename(otherName)).rejects.toMatchObject({ caseId: write.caseNumber(2) });
    await rename('d0'.repeat(32));
    await store.save(known(3, name));
    await write.changed(
      store,
      (draft) => {
        draft.freePersonLock();
      },
      write.caseNumber(3),
    );
    await store.save(known(4, name));
  });

  it('is found as one who may be the same, as long as the case holds the lock, and so many of a key', async () => {
    const store = await openStore();
    const [born, name] = ['b8'.repeat(32), 'c9'.repeat(32)];
    const like = (count: number, likeKeys: string[]) =>
      write.opening({
        caseId: write.caseNumber(count),
        personKey: write.personNumber(count),
        knownBy: { likeKeys },
      });
    await store.save(like(1, [born, name]));
    await store.save(like(2, [born]));
    await store.save(like(3, []));
    const [first, second] = [write.caseNumber(1), write.caseNumber(2)];
    expect(await store.casesLike([born, name], 25)).toEqual([first, second].sort());
    expect(await store.casesLike([name], 25)).toEqual([first]);
    expect(await store.casesLike([born], 1)).toHaveLength(1);
    expect(await store.casesLike([], 25)).toEqual([]);
    await write.changed(
      store,
      (draft) => {
        draft.freePersonLock();
      },
      first,
    );
    expect(await store.casesLike([born, name], 25)).toEqual([second]);
    await write.changed(
      store,
      (draft) => {
        draft.retakePersonLock();
      },
      first,
    );
    expect(await store.casesLike([name], 25)).toEqual([first]);
  });

  it('frees a lock that is not there, but never the lock of another case', async () => {
    const store = await openStore();
    const free = () =>
      write.changed(
        store,
        (draft) => {
          // As a draft that believes to hold what it freed before: the store must know better.
          draft.case.holdsPersonLock = true;
          draft.freePersonLock();
        },
        write.caseNumber(1),
      );
    await store.save(samePerson(1));
    await free();
    await free();
    await store.save(samePerson(2));
    await expect(free()).rejects.toMatchObject({
      name: 'PersonAlreadyReferred',
      caseId: write.caseNumber(2),
    });
    await expect(store.save(samePerson(3))).rejects.toMatchObject({ caseId: write.caseNumber(2) });
  });
};

export const receivedOnce = (openStore: () => Promise<Store>): void => {
  const received = (count: number, as = 'first') =>
    write.opening({ caseId: write.caseNumber(count) }, (draft) => {
      draft.receive(as);
    });
  const free = (store: Store, count: number) =>
    write.changed(
      store,
      (draft) => {
        draft.freePersonLock();
      },
      write.caseNumber(count),
    );

  it('opens one case for good, however late it comes again and whatever came between', async () => {
    const store = await openStore();
    await store.save(received(1));
    await free(store, 1);
    const again = store.save(received(2), write.anAnswer());
    await expect(again).rejects.toMatchObject({
      name: 'ReferralReceivedBefore',
      caseId: write.caseNumber(1),
    });
    expect(await store.load(write.caseNumber(2))).toBeUndefined();
    expect(await store.idempotencyRecord(write.anAnswer().id, openedAt)).toBeUndefined();
    await store.save(received(3, 'second'));
    await free(store, 3);
    await expect(store.save(received(4))).rejects.toMatchObject({ caseId: write.caseNumber(1) });
    await expect(store.save(received(4, 'second'))).rejects.toMatchObject({ caseId: write.caseNumber(3) });
  });

  it('is told that the case is open, as long as it is', async () => {
    const store = await openStore();
    await store.save(received(1));
    await expect(store.save(received(2))).rejects.toMatchObject({ name: 'PersonAlreadyReferred' });
  });

  it('is found under the key that the person had then', async () => {
    const store = await openStore();
    await store.save(received(1));
    await write.changed(
      store,
      (draft) => {
        draft.rekeyPerson({ personKey: 'a7'.repeat(32) });
      },
      write.caseNumber(1),
    );
    await expect(store.save(received(2))).rejects.toMatchObject({ name: 'ReferralReceivedBefore' });
  });

  it('is received by nobody where the write was refused', async () => {
    const store = await openStore();
    await store.save(samePerson(1));
    await expect(store.save(received(2))).rejects.toMatchObject({ name: 'PersonAlreadyReferred' });
    await free(store, 1);
    await store.save(received(2));
    expect((await write.loaded(store, write.caseNumber(2))).case.caseId).toBe(write.caseNumber(2));
  });

  it('of another person is another, though it says the same', async () => {
    const store = await openStore();
    await store.save(received(1));
    const otherKey = write.personNumber(2);
    const other = { caseId: write.caseNumber(2), personKey: otherKey };
    await store.save(
      write.opening(other, (draft) => {
        draft.receive('first');
      }),
    );
    expect((await write.loaded(store, write.caseNumber(2))).case.caseId).toBe(write.caseNumber(2));
  });
};

export const idempotency = (openStore: () => Promise<Store>): void => {
  const answer = write.anAnswer();

  it('stores the answer with the facts, until it expires', async () => {
    const store = await openStore();
    await store.save(write.opening(), answer);
    expect(await store.idempotencyRecord(answer.id, openedAt)).toStrictEqual(answer);
    expect(await store.idempotencyRecord(answer.id, write.minute(1_439))).toStrictEqual(answer);
    expect(await store.idempotencyRecord(answer.id, answer.expiresAt)).toBeUndefined();
    expect(await store.idempotencyRecord('c3'.repeat(32), openedAt)).toBeUndefined();
  });

  it('stores no answer when the facts are refused', async () => {
    const store = await openStore();
    await store.save(samePerson(1));
    await expect(store.save(samePerson(2), answer)).rejects.toMatchObject({ name: 'PersonAlreadyReferred' });
    expect(await store.idempotencyRecord(answer.id, openedAt)).toBeUndefined();
  });

  it('refuses a second write under the same id and keeps the first answer', async () => {
    const store = await openStore();
    await store.save(write.opening(), answer);
    const again = write.change(await write.loaded(store));
    await expect(store.save(again, { ...answer, body: 'another' })).rejects.toMatchObject({
      name: 'ConcurrentWrite',
    });
    expect(await store.idempotencyRecord(answer.id, openedAt)).toStrictEqual(answer);
    expect((await write.loaded(store)).case.version).toBe(1);
  });

  it('sends the second of two identical requests to the first answer, not to the lock', async () => {
    const store = await openStore();
    await store.save(samePerson(1), answer);
    await expect(store.save(samePerson(2), answer)).rejects.toMatchObject({ name: 'ConcurrentWrite' });
  });

  it('takes the place of an answer that has expired', async () => {
    const store = await openStore();
    await store.save(write.opening({ caseId: aCaseId }), answer);
    const fresh = { ...answer, body: 'fresh', expiresAt: write.minute(3_000) };
    await store.save(write.change(await write.loaded(store), undefined, write.minute(1_440)), fresh);
    expect(await store.idempotencyRecord(answer.id, write.minute(1_440))).toStrictEqual(fresh);
  });
};
