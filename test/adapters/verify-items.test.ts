/**
 * The audit of a case cannot be touched unseen: 10,000 times one byte is flipped, one entry deleted or two swapped in an
 * export, and each time it is found. A red run prints the seed that plays it again.
 */
import { beforeAll, describe, expect, it } from '@jest/globals';
import { marshall } from '@aws-sdk/util-dynamodb';
import { exportedItems } from '../../adapters/dynamodb/exported-items.ts';
import {
  accessHeadItem,
  accessSealItem,
  caseItem,
  eventItem,
  type Item,
  logEntryItem,
} from '../../adapters/dynamodb/items.ts';
import { accessHeadKey, accessSealKey, caseKey, eventKey, headIndex } from '../../adapters/dynamodb/keys.ts';
import { type AuditFinding, verifyItems } from '../../adapters/dynamodb/verify-items.ts';
import { coreOf } from '../../domain/case/case-parts.ts';
import { type AuditEvent, chainEvent, chainStart } from '../../domain/shared/audit-event.ts';
import type { Access } from '../../domain/access/access-entry.ts';
import { createMemoryStore } from '../../adapters/memory/store.ts';
import { anAccess } from '../fixtures/access-log.ts';
import { aCase, openedAt } from '../fixtures/case-fixture.ts';
import { createDice } from '../lambdas/api/fuzz-requests.ts';
import { admin, Desk, planner, spoa, unknownCaseId } from '../lambdas/api/desk.ts';
import { auditGrant } from '../lambdas/api/requests.ts';
import { ofPerson, refer, referralOf, sceneAt } from '../lambdas/api/stages.ts';
import type { Store } from './stores-under-test.ts';

const seed = Number(process.env['TAMPER_SEED'] ?? 20_261_124);
const rounds = 10_000;

/** A store in memory, and its audit as the items that DynamoDB would hold: each by its key, the last one put. */
const rememberingItems = () => {
  const items = new Map<string, Item>();
  const keep = (...put: readonly Item[]): void => {
    for (const item of put) items.set(`${item.PK} ${item.SK}`, item);
  };
  const inner = createMemoryStore();
  const store: Store = {
    ...inner,
    save: async (write, ...rest) => {
      await inner.save(write, ...rest);
      const { case: record, events, access } = write;
      keep(caseItem.toItem(caseKey(record.caseId), coreOf(record)));
      keep(...events.map((event) => eventItem.toItem(eventKey(event.caseId, event.seq), event)));
      if (access) keep(logEntryItem(access));
    },
    appendAccess: async (entry) => {
      await inner.appendAccess(entry);
      keep(logEntryItem(entry));
    },
    saveAuditGrant: async (write, ...rest) => {
      await inner.saveAuditGrant(write, ...rest);
      keep(...write.accesses.map(logEntryItem));
    },
    sealAccesses: async (sealing) => {
      await inner.sealAccesses(sealing);
      const { seal, head, entries } = sealing;
      keep(accessSealItem.toItem(accessSealKey(seal.log, seal.seq), seal));
      keep(
        accessHeadItem.toItem(accessHeadKey(head.log), head, headIndex(head.log)),
        ...entries.map(logEntryItem),
      );
    },
  };
  return { store, lines: () => [...items.values()].map((item) => JSON.stringify(item)) };
};

/** Two cases that were read, listed and sealed three times, and an unknown one that was asked for. */
let lines: string[];
let caseId: string;
/** The same with what came since the last seal. */
let unsealedToo: string[];
/** What each line says, read once: ten thousand rounds change one or two of them. */
let read: ReadonlyMap<string, readonly unknown[]>;
beforeAll(async () => {
  const remembering = rememberingItems();
  const desk = await Desk.open({ store: remembering.store });
  ({ caseId } = await sceneAt('referred', desk));
  const pass = (minutes: number) =>
    desk.world.runtime.advanceTo(desk.world.runtime.clock.nowMs() + minutes * 60_000);
  await refer(desk, planner, ofPerson(referralOf(desk), 1));
  for (const who of [planner, spoa]) {
    await desk.get(who, `/cases/${caseId}/timeline`);
    await desk.get(who, `/cases/${unknownCaseId}`);
    await desk.get(who, '/cases');
    await pass(20);
  }
  await desk.send({ ...auditGrant([caseId]), who: admin });
  await pass(20);
  lines = remembering.lines();
  await desk.get(spoa, `/cases/${caseId}`);
  unsealedToo = remembering.lines();
  read = new Map(lines.map((line) => [line, [...exportedItems(line)]]));
});

const findingsIn = (changed: readonly string[]): readonly AuditFinding[] =>
  verifyItems(changed.flatMap((line) => read.get(line) ?? [...exportedItems(line)])).findings;
/** Events, entries, seals and heads; the case records themselves also change by ordinary writes. */
const auditLines = () =>
  lines.map((_line, index) => index).filter((index) => !lines[index]?.includes('"entity":"case"'));

const flipped = (line: string, at: number, by: number): string => {
  const bytes = Buffer.from(line, 'utf8');
  bytes[at] = (bytes[at] ?? 0) ^ by;
  return bytes.toString('latin1');
};

describe('an export as it was written', () => {
  it('is intact, in this notation and in DynamoDB’s own', () => {
    const report = verifyItems(exportedItems(lines.join('\n')));
    expect(report).toMatchObject({ cases: 2, findings: [] });
    expect(report.events).toBeGreaterThan(2);
    expect(report.accesses).toBeGreaterThan(2);
    const wire = lines.map((line) =>
      JSON.stringify({ Item: marshall(JSON.parse(line) as Record<string, unknown>) }),
    );
    expect(verifyItems(exportedItems(wire.join('\n')))).toEqual(report);
  });

  it('may hold events that another version wrote: they count in the chain, and a change of one is found', () => {
    const other = 'WH-0000-0000-0009';
    const older = chainEvent({
      caseId: other,
      seq: 1,
      at: openedAt,
      actor: { kind: 'system', part: 'another-version' },
      type: 'caseAdopted',
      ruleIds: [],
      details: { score: 7, why: ['a', 'b'] },
      previousHash: chainStart,
    });
    const counters = { ...aCase().counters, events: 1 };
    const record = aCase({ caseId: other, lastEventHash: older.hash, counters });
    const exportOf = (event: AuditEvent) =>
      [caseItem.toItem(caseKey(other), coreOf(record)), eventItem.toItem(eventKey(other, 1), event)].map(
        (item) => JSON.stringify(item),
      );
    const ofEvents = (event: AuditEvent) =>
      findingsIn(exportOf(event)).filter(({ where }) => where === 'events');
    expect(ofEvents(older)).toEqual([]);
    expect(ofEvents({ ...older, details: { score: 8 } })).toHaveLength(1);
  });

  it('may hold entries that wait for a seal, and the log of a reference that no case has', () => {
    expect(findingsIn(unsealedToo)).toEqual([]);
    expect(unsealedToo.length).toBe(lines.length + 1);
    expect(lines.join()).toContain(`ACCESS#${unknownCaseId}`);
  });

  it('may be that of one case, with its log and without those of organisations, or with them', () => {
    const ofCase = lines.filter((line) => line.includes(`#${caseId}","SK"`));
    expect(ofCase.some((line) => line.includes('"reason":"listed"'))).toBe(true);
    expect(findingsIn(ofCase)).toEqual([]);
    const ofLists = lines.filter((line) => /"PK":"ACCESS#(?:spoa|planner)#/.test(line));
    expect(findingsIn([...ofCase, ...ofLists])).toEqual([]);
  });

  it('holds other items, which are passed over', () => {
    const other = JSON.stringify({ PK: 'REGISTRY', SK: 'STATE', entity: 'registryState', data: {} });
    expect(findingsIn([...lines, other])).toEqual([]);
  });
});

describe(`an export that was touched (TAMPER_SEED=${String(seed)})`, () => {
  it(`shows it, ${String(rounds)} times out of ${String(rounds)}`, () => {
    const dice = createDice(seed);
    const tamper = {
      flip: (at: number): string[] => {
        const line = lines[at] ?? '';
        const changed = flipped(line, dice.upTo(Buffer.byteLength(line)), 1 << dice.upTo(8));
        return lines.map((known, index) => (index === at ? changed : known));
      },
      delete: (at: number): string[] => lines.filter((_line, index) => index !== at),
      swap: (at: number): string[] => {
        const others = auditLines().filter((index) => index !== at);
        const other = dice.oneOf(others);
        // What stands in them changes places; where they stand does not.
        const dataOf = (index: number) => (JSON.parse(lines[index] ?? '') as { data: unknown }).data;
        const withData = (index: number, data: unknown) =>
          JSON.stringify({ ...(JSON.parse(lines[index] ?? '') as object), data });
        return lines.map((line, index) => {
          if (index === at) return withData(at, dataOf(other));
          return index === other ? withData(other, dataOf(at)) : line;
        });
      },
    };
    const kinds = ['flip', 'delete', 'swap'] as const;
    const unseen: string[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const kind = kinds[round % kinds.length] ?? 'flip';
      const at = dice.oneOf(auditLines());
      if (findingsIn(tamper[kind](at)).length === 0)
        unseen.push(`round ${String(round)}: ${kind} of line ${String(at)}`);
    }
    expect(unseen).toEqual([]);
  });

  const without = (all: string[], ...parts: string[]): string[] =>
    all.filter((line) => !parts.every((part) => line.includes(part)));
  /** As somebody would write it who knows how: with a hash and a key that fit. */
  const forged = (change: Partial<Access>): string =>
    JSON.stringify(logEntryItem(anAccess({ caseId, ...change })));

  it.each<[string, (all: string[]) => string[], Partial<AuditFinding>]>([
    [
      'a case taken away',
      (all) => without(all, '"entity":"case"', `"caseId":"${caseId}"`),
      { where: 'case', fault: 'the case itself is missing' },
    ],
    [
      'the last event taken away',
      (all) => {
        const events = all.filter((line) => line.includes('"SK":"EVENT#') && line.includes(`#${caseId}`));
        return without(all, events.at(-1) ?? '');
      },
      { where: 'events' },
    ],
    [
      'the whole access log taken away',
      (all) => without(all, `"PK":"ACCESS#${caseId}"`),
      { where: 'accesses', fault: 'the access log, or its first entry, is missing' },
    ],
    [
      'the head of the access log taken away',
      (all) => without(all, `"PK":"ACCESS#${caseId}"`, '"accessHead"'),
      { where: 'accesses' },
    ],
    [
      'the last seal taken away with all of its entries',
      (all) => without(without(all, `"PK":"ACCESS#${caseId}"`, '"SK":"SEAL#00000002"'), '"seal":2'),
      { where: 'accesses' },
    ],
    [
      'the log of the lists that an organisation was shown taken away',
      (all) => without(all, '"PK":"ACCESS#spoa#suffolk"'),
      { where: 'accesses', fault: 'a row is of no list that was shown' },
    ],
    [
      'one row of a list taken away',
      (all) => without(all, `"PK":"ACCESS#${caseId}"`, '"reason":"listed"'),
      { where: 'accesses', fault: 'a row of a list is missing' },
    ],
    [
      'a row that no list had',
      (all) => [...all, forged({ reason: 'listed', operation: 'listCases' })],
      { where: 'accesses', fault: 'a row is of no list that was shown' },
    ],
    [
      'an entry slipped in behind the time',
      (all) => [...all, forged({ at: '2026-03-02T14:00:30.000Z' })],
      { where: 'accesses', fault: 'an entry was never sealed' },
    ],
    [
      'an entry taken out of the index, so that it is never sealed',
      (all) => [...all, forged({ at: '2026-03-02T16:00:00.000Z' }).replace(/"GSI1PK":"[^"]*",/, '')],
      { where: 'item' },
    ],
    [
      'an entry twice',
      (all) => [...all, all.find((line) => line.includes('"seal":2')) ?? ''],
      { where: 'item' },
    ],
    [
      'an event of another case slipped in',
      (all) => [
        ...all,
        (all.find((line) => line.includes('"SK":"EVENT#')) ?? '').replaceAll(
          /WH-[0-9A-Z-]{14}/g,
          'WH-0000-0000-0009',
        ),
      ],
      { where: 'case' },
    ],
    ['a line of noise', (all) => [...all, '{"PK":1}'], { where: 'item' }],
  ])('%s is found', (_what, change, finding) => {
    expect(findingsIn(change(lines))).toContainEqual(expect.objectContaining(finding));
  });
});
