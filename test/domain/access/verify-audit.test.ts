/** Whether a case's events end where it says, and its log where its head says; a whole export is tampered with in verify-items.test.ts. */
import { describe, expect, it } from '@jest/globals';
import {
  type AccessEntry,
  accessEntry,
  isAsWritten,
  positionOf,
} from '../../../domain/access/access-entry.ts';
import {
  type AccessHead,
  type AccessSeal,
  sealNext,
  unsealedLog,
} from '../../../domain/access/access-seal.ts';
import {
  accessView,
  type LogSpan,
  sealsAbout,
  verifyEvents,
  verifyLog,
  verifySpan,
} from '../../../domain/access/verify-audit.ts';
import { hashOf } from '../../../domain/shared/hash.ts';
import { addElapsed } from '../../../domain/shared/instant.ts';
import { anAccess } from '../../fixtures/access-log.ts';
import { aCaseId, openedAt } from '../../fixtures/case-fixture.ts';
import { aReferredCase } from '../../fixtures/draft-fixture.ts';

const story = aReferredCase();
const record = story.case;
const { events } = story;

describe('the audit events', () => {
  const whole = { intact: true, headHash: record.lastEventHash };
  it('as they were written are intact, all of them or the last ones', () => {
    expect(verifyEvents({ record, events })).toEqual(whole);
    const from = events.length;
    expect(verifyEvents({ record, events: events.slice(-1), from })).toEqual(whole);
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
    expect(verifyEvents({ record, events: changed })).toMatchObject({ intact: false, fault });
  });

  it('with the hash that the case does not have are not, nor where the first of those read is missing', () => {
    const other = { ...record, lastEventHash: '0'.repeat(64) };
    expect(verifyEvents({ record: other, events })).toMatchObject({ intact: false });
    expect(verifyEvents({ record, events, from: 2 })).toMatchObject({ intact: false });
    expect(verifyEvents({ record, events: [], from: 2 })).toMatchObject({ intact: false });
  });
});

const minute = (count: number): string => addElapsed(openedAt, count, 'minutes');
const entryAt = (count: number): AccessEntry =>
  anAccess({ at: minute(count), requestId: `request-${String(count)}` });

interface Log {
  entries: AccessEntry[];
  seals: AccessSeal[];
  head: AccessHead;
}
/** Seals of two entries each. */
const logged = (count: number): Log => {
  const log: Log = { entries: [], seals: [], head: unsealedLog(aCaseId) };
  for (let at = 0; at < count; at += 2) {
    const { seal, head, entries } = sealNext(log.head, [entryAt(at + 1), entryAt(at)], minute(at + 2));
    log.seals.push(seal);
    log.head = head;
    log.entries.push(...(entries as AccessEntry[]).toReversed());
  }
  return log;
};
const log = logged(6);
const { entries, seals, head } = log;
const verdict = (changed: Partial<Log>) => verifyLog({ ...log, ...changed });

describe('an entry', () => {
  it('says what it said, whichever seal names it', () => {
    expect(entries.every(isAsWritten)).toBe(true);
    expect(isAsWritten({ ...entryAt(1), operation: 'getTimeline' })).toBe(false);
  });

  it('is shown by account, role and organisation, with the basis and its seal', () => {
    expect(accessView(entries[0]!)).toMatchObject({
      seal: 1,
      by: { role: 'planner' },
      legalBasis: { kind: 'source' },
    });
    expect(accessView(entries[0]!)).not.toHaveProperty('hash');
    const grant = { grantId: 'AG-1', auditor: { sub: 'an-auditor', org: 'omh' }, until: openedAt };
    expect(accessView(anAccess({ grant }))).toMatchObject({ grant });
    expect(accessView(anAccess())).not.toHaveProperty('seal');
  });
});

describe('an access log', () => {
  it('is intact in whatever order it is read, with entries that wait for a seal, and before its first one', () => {
    expect(verdict({})).toEqual({ intact: true, headHash: head.hash });
    expect(verdict({ entries: entries.toReversed(), seals: seals.toReversed() })).toMatchObject({
      intact: true,
    });
    expect(verdict({ entries: [...entries, entryAt(9)] })).toMatchObject({ intact: true });
    expect(verifyLog({ entries: [entryAt(1)], seals: [], head: undefined })).toMatchObject({ intact: true });
  });

  const resealed = (seal: AccessSeal, change: Partial<AccessSeal>): AccessSeal => {
    const { hash: _hash, ...unchained } = { ...seal, ...change };
    return { ...unchained, hash: hashOf(unchained) };
  };
  const withOne = <Value>(all: readonly Value[], at: number, change: (value: Value) => Value): Value[] =>
    all.map((value, index) => (index === at ? change(value) : value));

  it.each<[string, Partial<Log>]>([
    ['who took the last entry away', { entries: entries.slice(0, -1) }],
    ['who took the first', { entries: entries.slice(1) }],
    ['who took one between', { entries: entries.filter((_entry, index) => index !== 2) }],
    [
      'who changed who it was',
      { entries: withOne(entries, 2, (entry) => ({ ...entry, operation: 'getTimeline' })) },
    ],
    [
      'who changed it and its hash',
      {
        entries: withOne(entries, 2, ({ hash: _hash, seal, ...said }) => ({
          ...accessEntry({ ...said, decision: 'deny' }),
          seal: seal!,
        })),
      },
    ],
    ['who took the seal off it', { entries: withOne(entries, 2, ({ seal: _seal, ...entry }) => entry) }],
    ['who moved it to another seal', { entries: withOne(entries, 2, (entry) => ({ ...entry, seal: 1 })) }],
    ['who added one to a seal', { entries: [...entries, { ...entryAt(2.5), seal: 2 }] }],
    ['who named a seal that there is not', { entries: [...entries, { ...entryAt(9), seal: 7 }] }],
    [
      'who gave a row of a list a seal',
      { entries: [...entries, { ...anAccess({ reason: 'listed' }), seal: 1 }] },
    ],
    ['who took a seal away', { seals: seals.filter(({ seq }) => seq !== 2) }],
    [
      'who took the last seal with its entries away',
      { seals: seals.slice(0, 2), entries: entries.slice(0, 4) },
    ],
    ['who changed a seal', { seals: withOne(seals, 1, (seal) => ({ ...seal, sealedAt: minute(9) })) }],
    [
      'who changed a seal and its hash',
      { seals: withOne(seals, 1, (seal) => resealed(seal, { sealedAt: minute(9) })) },
    ],
    [
      'who made a seal follow another one',
      { seals: withOne(seals, 1, (seal) => resealed(seal, { previousHash: '0'.repeat(64) })) },
    ],
    ['who changed the hash of the head', { head: { ...head, hash: '0'.repeat(64) } }],
    ['who changed how many entries there are', { head: { ...head, entries: 5 } }],
    ['who changed when the head was sealed', { head: { ...head, sealedAt: openedAt } }],
  ])('finds one %s', (_who, changed) => {
    expect(verdict(changed)).toMatchObject({ intact: false });
  });

  it('finds between the seals of a span one that does not follow the seal before it', () => {
    const other = withOne(seals, 1, (seal) => resealed(seal, { previousHash: '0'.repeat(64) }));
    expect(verifySpan({ entries, seals: other, head })).toMatchObject({
      intact: false,
      fault: 'does not follow the seal before it',
    });
  });

  it('finds that its head was taken away', () => {
    expect(verifyLog({ entries, seals, head: undefined })).toMatchObject({ intact: false });
  });
});

describe('a part of an access log', () => {
  const middle: LogSpan = {
    entries: entries.slice(2, 4),
    seals: seals.filter(({ seq }) => sealsAbout(entries.slice(2, 4), head).includes(seq)),
    head,
    after: positionOf(entries[1]!),
    upTo: positionOf(entries[3]!),
  };

  it('is verified by the seals that name its entries and stand beside those, and by the last', () => {
    expect(sealsAbout(entries.slice(2, 4), head)).toEqual([1, 2, 3]);
    expect(sealsAbout([], head)).toEqual([3]);
    expect(sealsAbout([entryAt(9)], undefined)).toEqual([]);
    expect(verifySpan(middle)).toEqual({ intact: true, headHash: head.hash });
    expect(verifySpan({ entries: [], seals: [], head: undefined })).toMatchObject({ intact: true });
  });

  it.each<[string, Partial<LogSpan>]>([
    ['an entry of it is gone', { entries: entries.slice(3, 4) }],
    ['all of its entries are gone', { entries: [] }],
    ['the seal before was made anew', { seals: [{ ...seals[0]!, hash: 'x' }, ...seals.slice(1)] }],
    ['there are seals behind the head', { head: { ...head, seq: 2 } }],
    ['the last seal is not that of the head', { head: { ...head, hash: 'x' } }],
  ])('shows when %s', (_what, changed) => {
    expect(verifySpan({ ...middle, ...changed })).toMatchObject({ intact: false });
  });
});
