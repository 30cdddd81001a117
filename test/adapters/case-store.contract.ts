/** What every case store does with one case: reads it back, refuses what came too late, and writes all or nothing. */
import { expect, it } from '@jest/globals';
import { emptyAotRecord } from '../../domain/case/aot-record.ts';
import { verifyChain } from '../../domain/shared/audit-event.ts';
import { aCaseId, openedAt } from '../fixtures/case-fixture.ts';
import type { Store } from './stores-under-test.ts';
import * as write from './case-writes.ts';

const everythingOf = async (store: Store, caseId = aCaseId) => ({
  snapshot: await store.load(caseId),
  events: await store.events(caseId),
  notices: await store.notices(caseId),
  pending: await store.pending(100),
  underWay: await store.casesUnderWay(),
  inbox: await store.inboxOf(write.suffolk, { limit: 100 }),
  cases: await store.casesOf(write.suffolk, { limit: 100 }),
  answer: await store.idempotencyRecord(write.anAnswer().id, openedAt),
});

export const oneCaseReadBack = (openStore: () => Promise<Store>): void => {
  it('gives a case back as it was saved', async () => {
    const store = await openStore();
    const saved = write.opening({}, (draft) => {
      write.ask(draft);
      write.visit(draft);
      draft.notify('referralReceived', write.suffolk);
    });
    await store.save(saved);
    expect(await store.load(aCaseId)).toStrictEqual({
      case: saved.case,
      workItems: saved.workItems,
      contacts: saved.contacts,
    });
    expect(await store.notices(aCaseId)).toStrictEqual(saved.notices);
    expect(await store.events(aCaseId)).toStrictEqual(saved.events);
  });

  it('keeps the steps of a search apart from the case, in their order', async () => {
    const store = await openStore();
    const kinds = Array.from({ length: 11 }, (_, index) => index);
    const saved = write.opening({}, (draft) => {
      for (const index of kinds)
        draft.addSearchStep({
          by: write.aPlanner,
          enteredLate: false,
          what: {
            kind: 'attempt',
            type: 'aotDiligentSearch',
            occurredAt: write.minute(index),
            method: 'call',
            target: 'family',
            outcome: 'noAnswer',
          },
        });
    });
    await store.save(saved);
    expect(await store.searchSteps(aCaseId)).toStrictEqual(saved.searchSteps);
    expect(saved.searchSteps.at(-1)?.stepId).toBe(`${aCaseId}-S11`);
    expect(Object.keys((await store.load(aCaseId)) ?? {}).sort()).toEqual(['case', 'contacts', 'workItems']);
    await expect(store.save(saved)).rejects.toThrow();
  });

  it('lists a case whose journey is over as under way while a search is', async () => {
    const store = await openStore();
    await store.save(
      write.opening({}, (draft) => {
        draft.case.episode = { openedAt, hhPlusRate: true };
        draft.case.strands = { ...draft.case.strands, placement: 'placed', discharge: 'contacted' };
      }),
    );
    expect(await store.casesUnderWay()).toEqual([]);
    const search = { type: 'aotDiligentSearch', number: 1, epoch: 1 } as const;
    const at = { epochStartedAt: openedAt, openedAt, anchor: openedAt };
    await write.changed(store, (draft) => {
      draft.case.aot = { ...emptyAotRecord(), searches: [{ ...search, ...at }] };
    });
    expect(await store.casesUnderWay()).toEqual([aCaseId]);
  });

  it('knows nothing of an unknown case', async () => {
    const store = await openStore();
    expect(await store.load(aCaseId)).toBeUndefined();
    expect(await store.load('')).toBeUndefined();
    expect(await store.events(aCaseId)).toEqual([]);
    expect(await store.notices(aCaseId)).toEqual([]);
    expect(await store.searchSteps(aCaseId)).toEqual([]);
    expect(await store.notice(`${aCaseId}-N1`)).toBeUndefined();
    expect(await store.notice('no-notice')).toBeUndefined();
  });

  it('keeps work items, contacts, notices and events in the order of their numbers, beyond nine', async () => {
    const store = await openStore();
    await store.save(
      write.opening({}, (draft) => {
        for (let count = 2; count <= 12; count += 1) {
          draft.record('noCandidateLeft', { round: count });
          write.ask(draft);
          write.visit(draft);
          write.tellAsked(draft, 'contactDue', `sample-cma-${count}`);
        }
      }),
    );
    const { workItems, contacts } = await write.loaded(store);
    const numbers = Array.from({ length: 11 }, (_, index) => index + 1);
    expect(workItems.map(({ workItemId }) => workItemId)).toEqual(numbers.map((n) => `${aCaseId}-W${n}`));
    expect(contacts.map(({ contactId }) => contactId)).toEqual(numbers.map((n) => `${aCaseId}-C${n}`));
    const notices = await store.notices(aCaseId);
    expect(notices.map(({ noticeId }) => noticeId)).toEqual(numbers.map((n) => `${aCaseId}-N${n}`));
    const events = await store.events(aCaseId);
    expect(events.map(({ seq }) => seq)).toEqual([...numbers, 12]);
    expect(verifyChain(events)).toMatchObject({ intact: true });
  });

  it('finds one notice by its id', async () => {
    const store = await openStore();
    const saved = write.opening({}, (draft) => {
      draft.notify('referralReceived', write.suffolk, { dueAt: write.minute(5) });
    });
    await store.save(saved);
    expect(await store.notice(`${aCaseId}-N1`)).toStrictEqual(saved.notices[0]);
    expect(await store.notice(`${aCaseId}-N2`)).toBeUndefined();
  });

  it('holds no reference to what it was given or has given', async () => {
    const store = await openStore();
    const saved = write.opening({}, (draft) => write.ask(draft));
    const before = JSON.stringify(saved.case);
    await store.save(saved);
    saved.case.assignment.candidates.push('changed-after-saving');
    const first = await write.loaded(store);
    // What is frozen stays as it is; a copy may be changed.
    Reflect.set(first.case.referral.person, 'lastName', 'Changed');
    expect(JSON.stringify((await write.loaded(store)).case.referral)).not.toContain('Changed');
    expect((await write.loaded(store)).case.assignment).toEqual({ round: 0, candidates: [], asked: [] });
    expect(before).not.toContain('changed-after-saving');
  });

  it('refuses to store what it could not read again, and says where without saying what', async () => {
    const store = await openStore();
    const saved = write.opening();
    saved.case.referral.person.lastName = '';
    const refusal = expect(store.save(saved)).rejects;
    await refusal.toMatchObject({ name: 'MalformedItem' });
    await refusal.toThrow(/#referral#.*person\.lastName/);
    await refusal.not.toThrow(/Isidora/);
    expect(await store.load(aCaseId)).toBeUndefined();
  });
};

export const allOrNothing = (openStore: () => Promise<Store>): void => {
  const opened = async () => {
    const store = await openStore();
    await store.save(
      write.opening({}, (draft) => {
        write.ask(draft);
        write.visit(draft);
        draft.notify('referralReceived', write.suffolk);
      }),
    );
    return store;
  };

  it('refuses a write decided on an old version, and leaves no trace of it', async () => {
    const store = await opened();
    const old = await write.loaded(store);
    await write.changed(store, (draft) => write.ask(draft));
    const before = await everythingOf(store);
    const late = write.change(old, (draft) => {
      write.ask(draft, { dueAt: write.minute(1) });
      write.visit(draft);
      draft.notify('offerMade', write.northAgency);
      draft.case.assignment.offeredTo = write.northAgency.org;
      draft.freePersonLock();
    });
    await expect(store.save(late, write.anAnswer())).rejects.toMatchObject({ name: 'ConcurrentWrite' });
    expect(await everythingOf(store)).toEqual(before);
  });

  it('refuses a second case under the same reference', async () => {
    const store = await opened();
    const second = write.opening({ personKey: write.personNumber(7) });
    await expect(store.save(second)).rejects.toMatchObject({ name: 'ConcurrentWrite' });
  });

  it('refuses a change of a case that does not exist', async () => {
    const store = await opened();
    const elsewhere = await openStore();
    const orphan = write.change(await write.loaded(store));
    await expect(elsewhere.save(orphan)).rejects.toMatchObject({ name: 'ConcurrentWrite' });
  });

  it.each(['events', 'contacts', 'outbox', 'workItems', 'notices'] as const)(
    'refuses %s that are stored already, although the version of the case is right',
    async (part) => {
      const store = await opened();
      const before = await everythingOf(store);
      const first = write.opening({}, (draft) => {
        write.ask(draft);
        write.visit(draft);
        draft.notify('referralReceived', write.suffolk);
      });
      const clashing = { ...write.change(await write.loaded(store)), [part]: first[part] };
      await expect(store.save(clashing)).rejects.toMatchObject({ name: 'ConcurrentWrite' });
      expect(await everythingOf(store)).toEqual(before);
    },
  );

  it.each([1, 3, 4])('refuses a work item of version %s over a stored version 1', async (version) => {
    const store = await opened();
    const snapshot = await write.loaded(store);
    const workItems = snapshot.workItems.map((item) => ({ ...item, version }));
    const gap = { ...write.change(snapshot), workItems };
    await expect(store.save(gap)).rejects.toMatchObject({ name: 'ConcurrentWrite' });
  });

  it('refuses the second of two acknowledgements decided on the same notice', async () => {
    const store = await opened();
    const notice = (await store.notices(aCaseId))[0]!;
    const acknowledge = () =>
      write.changed(store, (draft) => draft.putNotice({ ...notice, status: 'acknowledged' }));
    await acknowledge();
    await expect(acknowledge()).rejects.toMatchObject({ name: 'ConcurrentWrite' });
  });

  it('lets exactly one of eight racing writes win, and nothing of the others', async () => {
    const store = await opened();
    const snapshot = await write.loaded(store);
    const racers = Array.from({ length: 8 }, (_, index) =>
      write.change(snapshot, (draft) => {
        draft.record('noCandidateLeft', { round: index });
        write.ask(draft, { dueAt: write.minute(index) });
        write.tellAsked(draft, 'offerMade', `sample-cma-${index}`);
        draft.case.assignment.offeredTo = `sample-cma-${index}`;
      }),
    );
    const results = await Promise.allSettled(racers.map((racer) => store.save(racer)));
    const won = results.flatMap(({ status }, index) => (status === 'fulfilled' ? [index] : []));
    expect(won).toHaveLength(1);
    for (const result of results)
      if (result.status === 'rejected') expect(result.reason).toMatchObject({ name: 'ConcurrentWrite' });
    const after = await everythingOf(store);
    expect(after.snapshot?.case.version).toBe(2);
    expect(after.snapshot?.case.assignment.offeredTo).toBe(`sample-cma-${won[0]!}`);
    expect(after.events.map(({ seq }) => seq)).toEqual([1, 2, 3]);
    expect(after.events[2]?.details).toEqual({ round: won[0] });
    expect(after.notices.map(({ to }) => to.org)).toEqual(['suffolk', `sample-cma-${won[0]!}`]);
    for (let index = 0; index < 8; index += 1) {
      const list = await store.casesOf({ role: 'cma', org: `sample-cma-${index}` }, { limit: 5 });
      expect(list.items).toHaveLength(index === won[0] ? 1 : 0);
    }
  });

  it('accepts a write of 80 actions and refuses one of 81 whole', async () => {
    const store = await openStore();
    // Case, referral, event, two parties, under-way mark and lock are seven items.
    const withItems = (count: number) =>
      write.opening({}, (draft) => {
        for (let number = 0; number < count; number += 1) write.ask(draft);
      });
    await expect(store.save(withItems(74))).rejects.toMatchObject({ name: 'WriteTooLarge' });
    expect(await store.load(aCaseId)).toBeUndefined();
    await store.save(withItems(73));
    expect((await write.loaded(store)).workItems).toHaveLength(73);
  });
};
