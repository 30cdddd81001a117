/** What is past of a case: it leaves what a decision reads, is found again by whoever asks for it, and is read by pages. */
import { expect, it } from '@jest/globals';
import type { CaseDraft } from '../../domain/case/case-draft.ts';
import { partNamed } from '../../domain/case/case-parts.ts';
import type { CasePages, PageRequest } from '../../domain/ports/ports.ts';
import { aCaseId } from '../fixtures/case-fixture.ts';
import type { Store } from './stores-under-test.ts';
import * as write from './case-writes.ts';

const contactAt = (
  draft: CaseDraft,
  minutes: number,
  method: 'faceToFace' | 'phone',
  outcome: 'made' | 'attempted',
) => draft.addContact({ at: write.minute(minutes), method, outcome, by: write.aPlanner });

/** Forty contacts, each in a write of its own; the third was face to face, every second one only tried. */
const withContacts = async (openStore: () => Promise<Store>): Promise<Store> => {
  const store = await openStore();
  await store.save(write.opening());
  for (let count = 1; count <= 40; count += 1)
    await write.changed(store, (draft) =>
      contactAt(draft, count, count === 3 ? 'faceToFace' : 'phone', count % 2 === 0 ? 'attempted' : 'made'),
    );
  return store;
};

const allOf = async <Kind extends keyof CasePages>(store: Store, kind: Kind): Promise<CasePages[Kind][]> => {
  const found: CasePages[Kind][] = [];
  let request: PageRequest = { limit: 7 };
  for (;;) {
    const { items, cursor } = await store.pageOf(aCaseId, kind, request);
    found.push(...items);
    if (cursor === undefined) return found;
    expect(items).toHaveLength(7);
    request = { limit: 7, cursor };
  }
};

const numbers = (ids: readonly string[]): number[] => ids.map((id) => Number(/\d+$/.exec(id)?.[0]));
const downFrom = (most: number): number[] => Array.from({ length: most }, (_, index) => most - index);

export const past = (openStore: () => Promise<Store>): void => {
  it('a decision reads the latest twenty contacts, and older ones from an instant that it asks for', async () => {
    const store = await withContacts(openStore);
    const latest = (await write.loaded(store)).contacts.map(({ contactId }) => contactId);
    expect(numbers(latest)).toEqual(downFrom(40).slice(0, 20).reverse());
    const asked = await store.load(aCaseId, { seenFrom: [write.minute(3), write.minute(15)] });
    // Of the past only those in which the person was met or spoken to.
    expect(numbers((asked?.contacts ?? []).map(({ contactId }) => contactId))).toEqual([
      ...[3, 5, 7, 9, 11, 13, 15, 17, 19],
      ...downFrom(40).slice(0, 20).reverse(),
    ]);
  });

  it('all contacts are read by pages, by when they were made, latest first', async () => {
    const store = await withContacts(openStore);
    await write.changed(store, (draft) => contactAt(draft, 2, 'phone', 'made'));
    const found = (await allOf(store, 'contacts')).map(({ contactId }) => contactId);
    expect(numbers(found)).toEqual([...downFrom(40).slice(0, 38), 41, 2, 1]);
  });

  it('ended work leaves the decision and is found by its id; a foreign id finds nothing', async () => {
    const store = await openStore();
    await store.save(write.opening());
    for (let count = 1; count <= 25; count += 1)
      await write.changed(store, (draft) => {
        write.finish(draft, write.ask(draft));
      });
    const { workItems } = await write.loaded(store);
    expect(numbers(workItems.map(({ workItemId }) => workItemId))).toEqual(
      downFrom(25).slice(0, 20).reverse(),
    );
    const first = `${aCaseId}-W1`;
    expect(await store.workItem(first)).toMatchObject({ workItemId: first, status: 'done' });
    const asked = await store.load(aCaseId, { workItemId: first });
    expect(asked?.workItems[0]).toMatchObject({ workItemId: first, status: 'done' });
    expect(await store.workItem(`${write.caseNumber(7)}-W1`)).toBeUndefined();
    expect((await store.load(aCaseId, { workItemId: `${aCaseId}-W99` }))?.workItems).toHaveLength(20);
  });

  it('a part of the past that is asked for is changed where it stands, or comes back when it is needed again', async () => {
    const store = await openStore();
    await store.save(write.opening());
    for (let day = 1; day <= 24; day += 1) await write.changed(store, write.sign);
    const part = partNamed('consentChange', '00000002');
    const change = async (status: 'signed' | 'withdrawn') => {
      const snapshot = await store.load(aCaseId, { parts: [part] });
      if (!snapshot) throw new Error('The case is gone.');
      const write2 = write.change(snapshot, (draft) => {
        const [oldest] = draft.case.consentChanges ?? [];
        if (oldest)
          oldest.consent =
            status === 'withdrawn'
              ? { status, withdrawnOn: '2026-03-02' }
              : { status, signedOn: '2026-03-01', handSigned: true, scope: ['spoa'] };
      });
      await store.save(write2);
    };
    await change('signed');
    const numbersOf = async () =>
      (await write.loaded(store)).case.consentChanges?.map(({ number }) => number);
    const latest = Array.from({ length: 10 }, (_, index) => index + 15);
    expect(await numbersOf()).toEqual(latest);
    expect((await store.load(aCaseId, { parts: [part] }))?.case.consentChanges?.[0]).toMatchObject({
      consent: { signedOn: '2026-03-01' },
    });
    // The latest of its status is current, however old.
    await change('withdrawn');
    expect(await numbersOf()).toEqual([2, ...latest]);
    expect((await store.load(aCaseId, { parts: [part] }))?.past).toBeUndefined();
  });

  it('events, notices and steps are read by pages in the order of entry', async () => {
    const store = await openStore();
    await store.save(write.opening());
    for (let count = 1; count <= 10; count += 1)
      await write.changed(store, (draft) => {
        draft.notify('referralReceived', write.suffolk);
        draft.addSearchStep({
          what: { kind: 'sighting', occurredAt: draft.now, at: draft.now, credible: false, how: 'seen' },
          by: write.aPlanner,
          enteredLate: false,
        });
      });
    expect((await allOf(store, 'events')).map(({ seq }) => seq)).toEqual(downFrom(11).reverse());
    expect(numbers((await allOf(store, 'notices')).map(({ noticeId }) => noticeId))).toEqual(
      downFrom(10).reverse(),
    );
    expect(numbers((await allOf(store, 'searchSteps')).map(({ stepId }) => stepId))).toEqual(
      downFrom(10).reverse(),
    );
    expect(await allOf(store, 'cairsReport')).toEqual([]);
  });

  it('a cursor of another case, or of another kind, is refused', async () => {
    const store = await withContacts(openStore);
    const { cursor } = await store.pageOf(aCaseId, 'contacts', { limit: 5 });
    for (const read of [
      () => store.pageOf(aCaseId, 'events', { limit: 5, cursor }),
      () => store.pageOf(write.caseNumber(3), 'contacts', { limit: 5, cursor }),
    ])
      await expect(read()).rejects.toMatchObject({ name: 'UnknownCursor' });
  });
};
