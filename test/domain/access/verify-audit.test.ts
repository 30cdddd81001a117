/** Whether both chains of a case end where they say; the export as a whole is tampered with in verify-items.test.ts. */
import { describe, expect, it } from '@jest/globals';
import {
  type Access,
  type AccessEntry,
  type AccessHead,
  chainAccess,
  emptyLog,
} from '../../../domain/access/access-entry.ts';
import {
  accessView,
  auditVerdict,
  verifyAccesses,
  verifyEvents,
} from '../../../domain/access/verify-audit.ts';
import { aCaseId, openedAt } from '../../fixtures/case-fixture.ts';
import { aReferredCase, planner } from '../../fixtures/draft-fixture.ts';

const story = aReferredCase();
const record = story.case;
const { events } = story;
const access = (requestId: string, caseId = aCaseId): Access => ({
  caseId,
  at: openedAt,
  actor: planner,
  operation: 'getCase',
  decision: 'allow',
  reason: 'standing',
  standing: 'ownFacility',
  basis: { kind: 'source', level: 'full' },
  requestId,
});
const logged = (accesses: readonly Access[]): { entries: AccessEntry[]; head: AccessHead } =>
  accesses.reduce<{ entries: AccessEntry[]; head: AccessHead }>(
    ({ entries, head }, next) => {
      const chained = chainAccess(next, head);
      return { entries: [...entries, chained.entry], head: chained.head };
    },
    { entries: [], head: emptyLog(aCaseId) },
  );
const { entries, head } = logged([access('a'), access('b'), access('c')]);
const last = entries.at(-1);

describe('the audit events', () => {
  it('as they were written are intact', () => {
    expect(verifyEvents({ record, events, accesses: [] })).toEqual({
      intact: true,
      headHash: record.lastEventHash,
    });
  });

  it.each([
    ['cut short', events.slice(0, -1), 'does not end where the case says'],
    ['all gone', [], 'does not end where the case says'],
    [
      'of another case',
      events.map((event) => ({ ...event, caseId: 'WH-0000-0000-0009' })),
      'belongs to another case',
    ],
  ])('%s are not', (_how, changed, fault) => {
    expect(verifyEvents({ record, events: changed, accesses: [] })).toMatchObject({ intact: false, fault });
  });

  it('with the hash that the case does not have are not', () => {
    const other = { ...record, lastEventHash: '0'.repeat(64) };
    expect(verifyEvents({ record: other, events, accesses: [] })).toMatchObject({ intact: false });
  });
});

describe('the access log', () => {
  const verdict = (accesses: readonly AccessEntry[], at: AccessHead | undefined = head) =>
    verifyAccesses({ record, events, accesses, head: at });

  it('is intact in whatever order it is read, and without its head as far as it goes', () => {
    expect(verdict(entries)).toEqual({ intact: true, headHash: head.hash });
    expect(verdict(entries.toReversed())).toMatchObject({ intact: true });
    expect(verifyAccesses({ record, events, accesses: entries.slice(0, 2) })).toMatchObject({ intact: true });
  });

  it.each([
    ['a reader who took the last entry away', entries.slice(0, -1)],
    ['one who took the first', entries.slice(1)],
    ['one who took one between', entries.filter(({ seq }) => seq !== 2)],
    [
      'one who changed who it was',
      entries.map((entry) => ({ ...entry, actor: { ...planner, sub: 'somebody' } })),
    ],
    ['one who changed a denial', entries.map((entry) => ({ ...entry, decision: 'deny' as const }))],
  ])('finds %s', (_who, changed) => {
    expect(verdict(changed).intact).toBe(false);
  });

  it('finds an entry that was slipped in behind the head', () => {
    if (!last) throw new Error('No entry.');
    const slipped = chainAccess(access('d'), { caseId: aCaseId, seq: last.seq, hash: last.hash }).entry;
    expect(verdict([...entries, slipped])).toMatchObject({ intact: false, seq: 4 });
  });

  it('is shown by account, role and organisation, with the basis', () => {
    expect(accessView(entries[0]!)).toMatchObject({
      seq: 1,
      by: { role: 'planner' },
      legalBasis: { kind: 'source' },
    });
    expect(accessView(entries[0]!)).not.toHaveProperty('hash');
    expect(auditVerdict({ record, events, accesses: entries, head })).toMatchObject({
      chain: { events: { intact: true }, accesses: { intact: true } },
    });
  });
});
