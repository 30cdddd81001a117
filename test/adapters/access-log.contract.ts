/** The access log of a case: entries that meet no other, pages of it, and seals; and the grants of auditors. */
import { expect, it } from '@jest/globals';
import { type Access, accessEntry, listEntry } from '../../domain/access/access-entry.ts';
import { sealNext, unsealedLog } from '../../domain/access/access-seal.ts';
import { auditGrantFrom, grantId, revokeGrant } from '../../domain/access/audit-grant.ts';
import { sealsAbout, verifyLog, verifySpan } from '../../domain/access/verify-audit.ts';
import { anAccess as anEntry, sealWaiting, wholeLog } from '../fixtures/access-log.ts';
import { aCaseId, openedAt } from '../fixtures/case-fixture.ts';
import type { Store } from './stores-under-test.ts';
import * as write from './case-writes.ts';

const anAccess = (minutes: number, overrides: Partial<Access> = {}) =>
  anEntry({ at: write.minute(minutes), requestId: `request-${String(minutes)}`, ...overrides });
const verdictOf = async (store: Store, caseId = aCaseId) => {
  const [entries, head] = [await wholeLog(store, caseId), await store.accessHead(caseId)];
  const seals = await store.accessSeals(
    caseId,
    Array.from({ length: head?.seq ?? 0 }, (_, index) => index + 1),
  );
  return verifyLog({ entries, seals, head });
};

export const accessLog = (openStore: () => Promise<Store>): void => {
  it('keeps what was appended, in the order of time, and each as it was written', async () => {
    const store = await openStore();
    const entries = [3, 1, 2].map((minutes) => anAccess(minutes));
    for (const entry of entries) await store.appendAccess(entry);
    expect(await wholeLog(store, aCaseId)).toEqual([entries[1], entries[2], entries[0]]);
  });

  it('takes an entry twice for once, as when an answer was lost on the way', async () => {
    const store = await openStore();
    for (const entry of [anAccess(1), anAccess(1)]) await store.appendAccess(entry);
    expect(await wholeLog(store, aCaseId)).toEqual([anAccess(1)]);
    await sealWaiting(store, aCaseId);
    await store.appendAccess(anAccess(1));
    expect(await wholeLog(store, aCaseId)).toMatchObject([{ seal: 1 }]);
  });

  it('leaves the case as it is, and needs none', async () => {
    const store = await openStore();
    await store.save(write.opening());
    const before = await store.load(aCaseId);
    await store.appendAccess(anAccess(1));
    expect(await store.load(aCaseId)).toEqual(before);
    const caseId = write.caseNumber(7);
    await store.appendAccess(anAccess(1, { caseId }));
    expect(await wholeLog(store, caseId)).toHaveLength(1);
    expect(await store.load(caseId)).toBeUndefined();
  });

  it('begins with the case, in its own transaction', async () => {
    const store = await openStore();
    const access = anAccess(0, { reason: 'submitted', standing: 'ownFacility' });
    await store.save({ ...write.opening(), access });
    expect(await wholeLog(store, aCaseId)).toEqual([access]);
    const other = write.caseNumber(2);
    const refused = { ...write.opening({ caseId: other }), access: anAccess(0, { caseId: other }) };
    await expect(store.save(refused)).rejects.toMatchObject({ name: 'PersonAlreadyReferred' });
    expect(await wholeLog(store, other)).toEqual([]);
  });

  it('gives a span of time, both ends included', async () => {
    const store = await openStore();
    for (const minutes of [1, 2, 3, 4]) await store.appendAccess(anAccess(minutes));
    const seen = async (from?: string, until?: string) =>
      (await store.accesses(aCaseId, { from, until, limit: 10 })).items.map(({ requestId }) => requestId);
    expect(await seen(write.minute(2), write.minute(3))).toEqual(['request-2', 'request-3']);
    expect(await seen(write.minute(3))).toEqual(['request-3', 'request-4']);
    expect(await seen(undefined, write.minute(1))).toEqual(['request-1']);
    expect(await seen(write.minute(5), write.minute(9))).toEqual([]);
    // Two of one instant are both in it.
    await store.appendAccess(anAccess(4, { requestId: 'request-4b' }));
    expect((await seen(write.minute(4), write.minute(4))).toSorted()).toEqual(['request-4', 'request-4b']);
  });

  it('is read page by page, in a span too: every entry once, whatever comes behind meanwhile', async () => {
    const store = await openStore();
    for (const minutes of [1, 2, 3, 4, 5]) await store.appendAccess(anAccess(minutes));
    const span = { from: write.minute(2), until: write.minute(9), limit: 2 };
    const first = await store.accesses(aCaseId, span);
    expect(first).toMatchObject({ items: [{ requestId: 'request-2' }, { requestId: 'request-3' }] });
    expect(first).not.toHaveProperty('after');
    await store.appendAccess(anAccess(6));
    const second = await store.accesses(aCaseId, { ...span, cursor: first.cursor });
    expect(second.items.map(({ requestId }) => requestId)).toEqual(['request-4', 'request-5']);
    expect(second.after).toContain(write.minute(3));
    const third = await store.accesses(aCaseId, { ...span, cursor: second.cursor });
    expect(third.items.map(({ requestId }) => requestId)).toEqual(['request-6']);
    expect(third.cursor).toBeUndefined();
    const elsewhere = store.accesses(write.caseNumber(2), { ...span, cursor: first.cursor });
    await expect(elsewhere).rejects.toMatchObject({ name: 'UnknownCursor' });
  });

  it('loses none of hundreds that come at the same moment, and refuses none', async () => {
    const store = await openStore();
    const ids = Array.from({ length: 300 }, (_, index) => `r-${String(index)}`);
    await Promise.all(ids.map((requestId) => store.appendAccess(anAccess(1, { requestId }))));
    const accesses = await wholeLog(store, aCaseId);
    expect(accesses.map(({ requestId }) => requestId).toSorted()).toEqual(ids.toSorted());
  });

  it('keeps one case apart from another', async () => {
    const store = await openStore();
    const caseId = write.caseNumber(2);
    await store.appendAccess(anAccess(1));
    await store.appendAccess(anAccess(1, { caseId }));
    expect((await wholeLog(store, caseId)).map(({ caseId: of }) => of)).toEqual([caseId]);
  });
};

export const accessSeals = (openStore: () => Promise<Store>): void => {
  const view = listEntry({
    at: write.minute(1),
    actor: write.aPlanner,
    operation: 'listCases',
    requestId: 'request-1',
    shown: { [aCaseId]: 'a hash' },
  });
  const waiting = async (store: Store) =>
    (await store.unsealed(1_000)).map((entry) => ('caseId' in entry ? entry.requestId : 'a view'));

  it('are owed for every entry but the rows of lists, log by log in the order of time', async () => {
    const store = await openStore();
    const row = anAccess(1, { reason: 'listed', operation: 'listCases' });
    for (const entry of [anAccess(2), anAccess(1), row, view]) await store.appendAccess(entry);
    expect((await waiting(store)).toSorted()).toEqual(['a view', 'request-1', 'request-2']);
    const [first, ...rest] = await store.unsealed(10);
    expect(await store.unsealed(10, first)).toEqual(rest);
    expect(await store.unsealed(1)).toEqual([first]);
  });

  it('name their entries, which then wait no longer, and follow on from one another', async () => {
    const store = await openStore();
    for (const minutes of [1, 2]) await store.appendAccess(anAccess(minutes));
    await sealWaiting(store, aCaseId, write.minute(3));
    await store.appendAccess(anAccess(4));
    await sealWaiting(store, aCaseId, write.minute(5));
    expect(await waiting(store)).toEqual([]);
    expect((await wholeLog(store, aCaseId)).map(({ seal }) => seal)).toEqual([1, 1, 2]);
    expect(await store.accessHead(aCaseId)).toMatchObject({ log: aCaseId, seq: 2, entries: 3 });
    expect(await store.accessSeals(aCaseId, [2, 1, 3])).toMatchObject([
      { seq: 1, sealedAt: write.minute(3) },
      { seq: 2, entries: [{ at: write.minute(4) }] },
    ]);
    expect(await verdictOf(store)).toMatchObject({ intact: true });
  });

  it('are made once, however many make them at the same moment', async () => {
    const store = await openStore();
    for (const minutes of [1, 2, 3]) await store.appendAccess(anAccess(minutes));
    const entries = await store.unsealed(10);
    const attempts = [1, 2, 3, 4].map((minutes) =>
      store.sealAccesses(sealNext(unsealedLog(aCaseId), entries, write.minute(minutes))),
    );
    const results = await Promise.allSettled(attempts);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await store.accessHead(aCaseId)).toMatchObject({ seq: 1, entries: 3 });
    expect(await verdictOf(store)).toMatchObject({ intact: true });
  });

  it('are not made of what is sealed, nor of what is not there', async () => {
    const store = await openStore();
    await store.appendAccess(anAccess(1));
    const entries = await store.unsealed(10);
    await sealWaiting(store, aCaseId);
    const head = (await store.accessHead(aCaseId)) ?? unsealedLog(aCaseId);
    for (const some of [entries, [anAccess(9)]])
      await expect(store.sealAccesses(sealNext(head, some, openedAt))).rejects.toMatchObject({
        name: 'ConcurrentWrite',
      });
    expect(await store.accessHead(aCaseId)).toEqual(head);
  });

  it('verify one page by those about it', async () => {
    const store = await openStore();
    for (const minutes of [1, 2, 3, 4, 5, 6]) {
      await store.appendAccess(anAccess(minutes));
      await sealWaiting(store, aCaseId, write.minute(minutes));
    }
    const { items, cursor } = await store.accesses(aCaseId, { limit: 2 });
    const head = await store.accessHead(aCaseId);
    const numbers = sealsAbout(items, head);
    expect(numbers).toEqual([1, 2, 3, 6]);
    const seals = await store.accessSeals(aCaseId, numbers);
    expect(cursor).toBeDefined();
    expect(verifySpan({ entries: items, seals, head, upTo: `${write.minute(2)}~` })).toMatchObject({
      intact: true,
    });
  });
};

export const auditGrants = (openStore: () => Promise<Store>): void => {
  const admin = { ...write.aPlanner, role: 'admin' as const, org: 'operations' };
  const auditor = 'a0d17000-0000-4000-8000-000000000007';
  const other = 'a0d17000-0000-4000-8000-000000000008';
  const grant = (name: string, sub = auditor, minutes = 60) =>
    auditGrantFrom(
      grantId(sub, name.repeat(24)),
      { auditor: { sub, org: 'omh' }, caseIds: [aCaseId], reason: 'incident', until: write.minute(minutes) },
      admin,
      openedAt,
    );
  const saved = (one: ReturnType<typeof grant>) => ({
    grant: one,
    accesses: [anAccess(1, { reason: 'sampled', requestId: one.grantId })],
    at: openedAt,
  });
  const idsAt = async (store: Store, minutes: number, sub = auditor) =>
    (await store.auditGrantsOf(sub, write.minute(minutes))).map(({ grantId: id }) => id);

  it('are found by auditor while they last, and by their id for good', async () => {
    const store = await openStore();
    for (const one of [grant('a'), grant('b', auditor, 120), grant('c', other)])
      await store.saveAuditGrant(saved(one));
    expect(await idsAt(store, 0)).toEqual([grant('a').grantId, grant('b').grantId]);
    expect(await idsAt(store, 60)).toEqual([grant('b').grantId]);
    expect(await idsAt(store, 120)).toEqual([]);
    expect(await store.auditGrantsOf('a0d17000-0000-4000-8000-000000000009', openedAt)).toEqual([]);
    expect(await store.auditGrant(grant('a').grantId)).toEqual(grant('a'));
    expect(await store.auditGrant(grant('d').grantId)).toBeUndefined();
  });

  it('are stored with the entries of their cases and the answer, all of it or nothing', async () => {
    const store = await openStore();
    const answer = write.anAnswer();
    await store.saveAuditGrant(saved(grant('a')), answer);
    expect(await wholeLog(store, aCaseId)).toEqual(saved(grant('a')).accesses);
    expect(await store.idempotencyRecord(answer.id, openedAt)).toEqual(answer);
    const refused = { name: 'ConcurrentWrite' };
    await expect(store.saveAuditGrant(saved(grant('b')), answer)).rejects.toMatchObject(refused);
    const { accesses } = saved(grant('a'));
    await expect(store.saveAuditGrant({ ...saved(grant('b')), accesses })).rejects.toMatchObject(refused);
    expect(await idsAt(store, 0)).toEqual([grant('a').grantId]);
    expect(await wholeLog(store, aCaseId)).toHaveLength(1);
  });

  it('are stored with fifty cases and an answer at most', async () => {
    const store = await openStore();
    const ids = Array.from({ length: 50 }, (_, index) => write.caseNumber(index));
    const fifty = ids.map((caseId) => anAccess(1, { caseId, reason: 'sampled' }));
    await store.saveAuditGrant({ ...saved(grant('a')), accesses: fifty }, write.anAnswer());
    expect(await wholeLog(store, ids[49]!)).toHaveLength(1);
  });

  it('are over at once when they are revoked, which is once, and stay on record', async () => {
    const store = await openStore();
    await store.saveAuditGrant(saved(grant('a')));
    const revoked = revokeGrant(grant('a'), admin, write.minute(5));
    const ended = { ...saved(revoked), accesses: [accessEntry({ ...revocation(revoked.grantId) })] };
    await store.saveAuditGrant(ended);
    expect(await idsAt(store, 5)).toEqual([]);
    expect(await store.auditGrant(revoked.grantId)).toEqual(revoked);
    await expect(store.saveAuditGrant(ended)).rejects.toMatchObject({ name: 'ConcurrentWrite' });
    expect((await wholeLog(store, aCaseId)).map(({ reason }) => reason)).toEqual(['sampled', 'grantRevoked']);
  });

  const revocation = (id: string): Access => {
    const { hash: _hash, ...access } = anAccess(5, { reason: 'grantRevoked' });
    return {
      ...access,
      grant: { grantId: id, auditor: { sub: auditor, org: 'omh' }, until: write.minute(5) },
    };
  };
};
