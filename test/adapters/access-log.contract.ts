/** The access log of a case: a chain that only grows, one query for a span of time; and the grants of auditors. */
import { expect, it } from '@jest/globals';
import type { Access } from '../../domain/access/access-entry.ts';
import { auditGrantFrom } from '../../domain/access/audit-grant.ts';
import { verifyAccesses } from '../../domain/access/verify-audit.ts';
import { aCaseId, openedAt } from '../fixtures/case-fixture.ts';
import type { Store } from './stores-under-test.ts';
import * as write from './case-writes.ts';

const anAccess = (minutes: number, overrides: Partial<Access> = {}): Access => ({
  caseId: aCaseId,
  at: write.minute(minutes),
  actor: write.aPlanner,
  operation: 'getCase',
  decision: 'allow',
  reason: 'standing',
  standing: 'ownFacility',
  basis: { kind: 'source', level: 'full', ruleId: 'HHP-ACC-02' },
  requestId: `request-${String(minutes)}`,
  ...overrides,
});
const opened = async (openStore: () => Promise<Store>): Promise<Store> => {
  const store = await openStore();
  await store.save(write.opening());
  return store;
};

export const accessLog = (openStore: () => Promise<Store>): void => {
  it('keeps what was appended, in order, chained and ended by its head', async () => {
    const store = await opened(openStore);
    for (const minutes of [1, 2, 3]) expect(await store.appendAccess(anAccess(minutes))).toBe(true);
    const accesses = await store.accesses(aCaseId);
    expect(accesses.map(({ seq, requestId }) => [seq, requestId])).toEqual([
      [1, 'request-1'],
      [2, 'request-2'],
      [3, 'request-3'],
    ]);
    const record = (await write.loaded(store)).case;
    const head = await store.accessHead(aCaseId);
    expect(verifyAccesses({ record, events: [], accesses, head })).toEqual({
      intact: true,
      headHash: head?.hash,
    });
  });

  it('knows no case that is not there, and writes nothing for it', async () => {
    const store = await opened(openStore);
    const caseId = write.caseNumber(7);
    expect(await store.appendAccess(anAccess(1, { caseId }))).toBe(false);
    expect(await store.accesses(caseId)).toEqual([]);
    expect(await store.accessHead(caseId)).toBeUndefined();
  });

  it('leaves the version of the case as it is', async () => {
    const store = await opened(openStore);
    const before = await store.load(aCaseId);
    await store.appendAccess(anAccess(1));
    expect(await store.load(aCaseId)).toEqual(before);
  });

  it('gives a span of time, both ends included', async () => {
    const store = await opened(openStore);
    for (const minutes of [1, 2, 3, 4]) await store.appendAccess(anAccess(minutes));
    const seen = async (from?: string, until?: string) =>
      (await store.accesses(aCaseId, from, until)).map(({ seq }) => seq);
    expect(await seen(write.minute(2), write.minute(3))).toEqual([2, 3]);
    expect(await seen(write.minute(3))).toEqual([3, 4]);
    expect(await seen(undefined, write.minute(1))).toEqual([1]);
    expect(await seen(write.minute(5), write.minute(9))).toEqual([]);
    // Two of one instant are both in it.
    await store.appendAccess(anAccess(4, { requestId: 'request-4b' }));
    expect(await seen(write.minute(4), write.minute(4))).toEqual([4, 5]);
  });

  it('loses none of those that come at the same moment', async () => {
    const store = await opened(openStore);
    const racers = Array.from({ length: 8 }, (_, index) =>
      store.appendAccess(anAccess(1, { requestId: `r-${String(index)}` })),
    );
    expect(await Promise.all(racers)).toEqual(racers.map(() => true));
    const accesses = await store.accesses(aCaseId);
    expect(accesses.map(({ requestId }) => requestId).toSorted()).toEqual(
      racers.map((_, index) => `r-${String(index)}`),
    );
    const { case: record } = await write.loaded(store);
    const head = await store.accessHead(aCaseId);
    expect(verifyAccesses({ record, events: [], accesses, head })).toMatchObject({ intact: true });
  });

  it('keeps one case apart from another', async () => {
    const store = await opened(openStore);
    const caseId = write.caseNumber(2);
    await store.save(write.opening({ caseId, personKey: write.personNumber(2) }));
    await store.appendAccess(anAccess(1));
    await store.appendAccess(anAccess(1, { caseId }));
    expect((await store.accesses(caseId)).map(({ seq, caseId: of }) => [seq, of])).toEqual([[1, caseId]]);
  });
};

export const auditGrants = (openStore: () => Promise<Store>): void => {
  const admin = { ...write.aPlanner, role: 'admin' as const, org: 'operations' };
  const grant = (grantId: string, sub = 'a0d17000-0000-4000-8000-000000000007', hours = 60) =>
    auditGrantFrom(
      grantId,
      { auditor: { sub, org: 'omh' }, caseIds: [aCaseId], reason: 'incident', until: write.minute(hours) },
      admin,
      openedAt,
    );

  it('are found by auditor while they last, and stored once by their id', async () => {
    const store = await openStore();
    await store.putAuditGrant(grant('AG-1'));
    await store.putAuditGrant(grant('AG-1'));
    await store.putAuditGrant(grant('AG-2', 'a0d17000-0000-4000-8000-000000000007', 120));
    await store.putAuditGrant(grant('AG-3', 'a0d17000-0000-4000-8000-000000000008'));
    const idsAt = async (minutes: number) =>
      (await store.auditGrantsOf('a0d17000-0000-4000-8000-000000000007', write.minute(minutes))).map(
        ({ grantId }) => grantId,
      );
    expect(await idsAt(0)).toEqual(['AG-1', 'AG-2']);
    expect(await idsAt(60)).toEqual(['AG-2']);
    expect(await idsAt(120)).toEqual([]);
    expect(await store.auditGrantsOf('a0d17000-0000-4000-8000-000000000009', openedAt)).toEqual([]);
  });
};
