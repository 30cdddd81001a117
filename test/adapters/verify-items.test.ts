/**
 * The audit of a case cannot be touched unseen: 10,000 times one byte is flipped, one entry deleted or two swapped in an
 * export, and each time it is found. A red run prints the seed that plays it again.
 */
import { beforeAll, describe, expect, it } from '@jest/globals';
import { marshall } from '@aws-sdk/util-dynamodb';
import { exportedItems } from '../../adapters/dynamodb/exported-items.ts';
import { accessHeadItem, accessItem, caseItem, eventItem } from '../../adapters/dynamodb/items.ts';
import { accessHeadKey, accessKey, caseKey, eventKey } from '../../adapters/dynamodb/keys.ts';
import { type AuditFinding, verifyItems } from '../../adapters/dynamodb/verify-items.ts';
import { coreOf } from '../../domain/case/case-parts.ts';
import { type AuditEvent, chainEvent, chainStart } from '../../domain/shared/audit-event.ts';
import { aCase, openedAt } from '../fixtures/case-fixture.ts';
import { createDice } from '../lambdas/api/fuzz-requests.ts';
import { planner, spoa } from '../lambdas/api/desk.ts';
import { type Scene, sceneAt } from '../lambdas/api/stages.ts';

const seed = Number(process.env['TAMPER_SEED'] ?? 20_261_124);
const rounds = 10_000;

const exported = async ({ desk: { store }, caseId }: Scene): Promise<string[]> => {
  const snapshot = await store.load(caseId);
  const head = await store.accessHead(caseId);
  if (!snapshot || !head) throw new Error('Nothing was written.');
  return [
    JSON.stringify(caseItem.toItem(caseKey(caseId), coreOf(snapshot.case))),
    ...(await store.events(caseId))
      .map((event) => eventItem.toItem(eventKey(caseId, event.seq), event))
      .map((item) => JSON.stringify(item)),
    JSON.stringify(accessHeadItem.toItem(accessHeadKey(caseId), head)),
    ...(await store.accesses(caseId))
      .map((entry) => accessItem.toItem(accessKey(entry), entry))
      .map((item) => JSON.stringify(item)),
  ];
};

let lines: string[];
beforeAll(async () => {
  const scene = await sceneAt('referred');
  for (const who of [planner, spoa]) await scene.desk.get(who, `/cases/${scene.caseId}/timeline`);
  lines = await exported(scene);
});

const findingsIn = (changed: readonly string[]): readonly AuditFinding[] =>
  verifyItems(exportedItems(changed.join('\n'))).findings;
/** Events, accesses and the head; the case record itself also changes by ordinary writes. */
const auditLines = () => lines.map((_line, index) => index).slice(1);

const flipped = (line: string, at: number, by: number): string => {
  const bytes = Buffer.from(line, 'utf8');
  bytes[at] = (bytes[at] ?? 0) ^ by;
  return bytes.toString('latin1');
};

describe('an export as it was written', () => {
  it('is intact, in this notation and in DynamoDB’s own', () => {
    const report = verifyItems(exportedItems(lines.join('\n')));
    expect(report).toMatchObject({ cases: 1, findings: [] });
    expect(report.events).toBeGreaterThan(2);
    expect(report.accesses).toBeGreaterThan(2);
    const wire = lines.map((line) =>
      JSON.stringify({ Item: marshall(JSON.parse(line) as Record<string, unknown>) }),
    );
    expect(verifyItems(exportedItems(wire.join('\n')))).toEqual(report);
  });

  it('may hold events that another version wrote: they count in the chain, and a change of one is found', () => {
    const caseId = 'WH-0000-0000-0009';
    const older = chainEvent({
      caseId,
      seq: 1,
      at: openedAt,
      actor: { kind: 'system', part: 'another-version' },
      type: 'caseAdopted',
      ruleIds: [],
      details: { score: 7, why: ['a', 'b'] },
      previousHash: chainStart,
    });
    const counters = { ...aCase().counters, events: 1 };
    const record = aCase({ caseId, lastEventHash: older.hash, counters });
    const exportOf = (event: AuditEvent) =>
      [caseItem.toItem(caseKey(caseId), coreOf(record)), eventItem.toItem(eventKey(caseId, 1), event)].map(
        (item) => JSON.stringify(item),
      );
    const ofEvents = (event: AuditEvent) =>
      findingsIn(exportOf(event)).filter(({ where }) => where === 'events');
    expect(ofEvents(older)).toEqual([]);
    expect(ofEvents({ ...older, details: { score: 8 } })).toHaveLength(1);
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

  it.each<[string, (all: string[]) => string[], Partial<AuditFinding>]>([
    ['the case itself taken away', ([, ...rest]) => rest, { where: 'case' }],
    [
      'the last event taken away',
      (all) =>
        all.filter(
          (line) =>
            !line.includes(
              `"SK":"EVENT#${String(all.filter((known) => known.includes('"EVENT#')).length).padStart(8, '0')}"`,
            ),
        ),
      { where: 'events' },
    ],
    [
      'the whole access log taken away',
      (all) => all.filter((line) => !line.includes('"ACCESS#')),
      { where: 'accesses' },
    ],
    [
      'the head of the access log taken away',
      (all) => all.filter((line) => !line.includes('"accessHead"')),
      { where: 'accesses' },
    ],
    ['an entry twice', (all) => [...all, all.at(-1) ?? ''], { where: 'accesses' }],
    [
      'an event of another case slipped in',
      (all) => [...all, (all[1] ?? '').replaceAll(/WH-[0-9A-Z-]{14}/g, 'WH-0000-0000-0009')],
      { where: 'case' },
    ],
    ['a line of noise', (all) => [...all, '{"PK":1}'], { where: 'item' }],
  ])('%s is found', (_what, change, finding) => {
    expect(findingsIn(change(lines))).toContainEqual(expect.objectContaining(finding));
  });
});
