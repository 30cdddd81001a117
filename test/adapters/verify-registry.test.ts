/**
 * The registry cannot be touched past its log unseen: every attribute of every item of it is changed, every item taken away,
 * and each time it is found. Played on DynamoDB's own items, as a scan brings them.
 */
import { expect, it } from '@jest/globals';
import * as z from 'zod';
import { scanTable } from '../../adapters/dynamodb/scan.ts';
import { verifyRegistryItems } from '../../adapters/dynamodb/verify-registry.ts';
import { answerProposal, proposalOf } from '../../domain/registry/proposal.ts';
import { aCareManager, anAct, aSupervisor } from '../fixtures/registry-fixture.ts';
import { describeOnEngine, emptyTable, type Store } from './stores-under-test.ts';
import * as write from './case-writes.ts';

type Item = Record<string, unknown>;
const findingsIn = (items: Iterable<unknown>) => verifyRegistryItems(items).findings;
const itemSchema = z.record(z.string(), z.unknown());
const ann = { kind: 'person', sub: 'ann', role: 'admin', org: 'operations' } as const;
const bob = { ...ann, sub: 'bob' } as const;

const staff = (count: number, name: string) =>
  Array.from({ length: count }, (_, index) => aCareManager({ id: `cm-${String(index)}`, name }));

const proposed = (id: string) =>
  proposalOf(
    { operation: 'putRegistryEntry', kind: 'health-homes', id, after: { id, name: 'One' } },
    ann,
    anAct.at,
    { openForDays: 14, proposalsOfOne: 30 },
    [],
  );

/** Two imports of one kind, entries put before, between and after, a confirmed and an open proposal, and two cases. */
const history = async (store: Store): Promise<void> => {
  await store.putEntry('care-managers', aCareManager(), 0, anAct);
  await store.replaceEntries('care-managers', staff(5, 'First'), 1, anAct);
  await store.putEntry('supervisors', aSupervisor(), 2, anAct);
  await store.putEntry('care-managers', aCareManager(), 3, anAct);
  await store.replaceEntries('care-managers', [...staff(3, 'Second'), aCareManager()], 4, anAct);
  await store.putEntry('care-managers', aCareManager({ fte: 0.5 }), 5, anAct);
  await store.saveProposal(proposed('hh-one'));
  await store.saveProposal(proposed('hh-two'));
  const confirms = answerProposal(proposed('hh-one'), { decision: 'confirm' }, bob, anAct.at);
  await store.putEntry('health-homes', { id: 'hh-one', name: 'One' }, 6, {
    actor: bob,
    at: anAct.at,
    confirms,
  });
  for (const number of [1, 2])
    await store.save(
      write.opening({ caseId: write.caseNumber(number), personKey: write.personNumber(number) }, (draft) => {
        const { case: record } = draft;
        record.assignment = { ...record.assignment, agency: 'harbor-cma', careManager: 'cm-ada' };
        draft.guardCaseload({ revision: 7, count: number - 1 });
      }),
    );
};

/** Every text, number and truth in an item, by its path. */
function* leaves(value: unknown, path: readonly string[] = []): Generator<readonly string[]> {
  if (typeof value !== 'object' || value === null) yield path;
  else for (const [name, member] of Object.entries(value)) yield* leaves(member, [...path, name]);
}
const changed = (value: unknown, [name, ...rest]: readonly string[]): unknown => {
  if (name === undefined) {
    if (typeof value === 'number') return value + 1;
    if (typeof value === 'boolean') return !value;
    return `${String(value)}x`;
  }
  const copy = structuredClone(value) as Item;
  copy[name] = changed(copy[name], rest);
  return copy;
};

const ofRegistry = /^(REGISTRY|LOG#REGISTRY|PROPOSALS|CASELOADS)/;
/** When a proposal is forgotten, which nothing is decided by. */
const heldByNothing = 'expiresAtSeconds';

describeOnEngine('a registry as it was written', (engine) => {
  const played = async (play: (store: Store) => Promise<void>): Promise<Item[]> => {
    const { store, tableName } = await emptyTable(engine());
    await play(store);
    const items: Item[] = [];
    for await (const item of scanTable(engine().client, tableName)) items.push(itemSchema.parse(item));
    return items;
  };
  const at = (items: readonly Item[], PK: string, SK: string): number =>
    items.findIndex((item) => item['PK'] === PK && item['SK'] === SK);

  it('is intact, and so is a table without one', async () => {
    expect(findingsIn(await played(history))).toEqual([]);
    expect(findingsIn([])).toEqual([]);
  });

  it('is intact after an import that was overtaken, whose entries nobody reads', async () => {
    const items = await played(async (store) => {
      await store.putEntry('care-managers', aCareManager(), 0, anAct);
      const racers = ['One', 'Two', 'Three'].map((name) =>
        store.replaceEntries('care-managers', staff(4, name), 1, anAct),
      );
      expect((await Promise.allSettled(racers)).map(({ status }) => status).sort()).toEqual([
        'fulfilled',
        'rejected',
        'rejected',
      ]);
    });
    expect(findingsIn(items)).toEqual([]);
  });

  it('is found when any attribute of any item was changed', async () => {
    const items = await played(history);
    const unseen: string[] = [];
    let edits = 0;
    for (const [index, item] of items.entries()) {
      if (!ofRegistry.test(String(item['PK']))) continue;
      for (const path of leaves(item)) {
        if (path.join('.') === heldByNothing) continue;
        edits += 1;
        const edited = items.with(index, changed(item, path) as Item);
        if (findingsIn(edited).length === 0)
          unseen.push(`${String(item['PK'])} ${String(item['SK'])} ${path.join('.')}`);
      }
    }
    expect(unseen).toEqual([]);
    expect(edits).toBeGreaterThan(500);
  });

  it('is found when any item of it is missing, but for proposals', async () => {
    const items = await played(history);
    const unseen = items.filter(
      (item, index) =>
        ofRegistry.test(String(item['PK'])) && findingsIn(items.toSpliced(index, 1)).length === 0,
    );
    expect(unseen.map(({ PK }) => PK)).toEqual(['PROPOSALS', 'PROPOSALS']);
  });

  it('is found when an entry was slipped in, with or without a change of its own', async () => {
    const items = await played(history);
    const forged = items[at(items, 'REGISTRY#supervisors#0', 'sup-ivy')] ?? {};
    const slipped = { ...forged, SK: 'sup-xx', data: aSupervisor({ id: 'sup-xx' }) };
    expect(findingsIn([...items, slipped])).toMatchObject([
      { caseId: 'registry', where: 'log', fault: 'supervisors sup-xx is in no change of the log' },
    ]);
    const last = items[at(items, 'LOG#REGISTRY', 'CHANGE#00000007')] ?? {};
    const data = { ...itemSchema.parse(last['data']), seq: 8 };
    const change = { ...last, SK: 'CHANGE#00000008', data };
    expect(findingsIn([...items, slipped, change])).not.toEqual([]);
  });

  it('is found when the end of its log was cut off, or all of it with its state', async () => {
    const items = await played(history);
    const end = at(items, 'LOG#REGISTRY', 'CHANGE#00000007');
    expect(findingsIn(items.toSpliced(end, 1))).toContainEqual({
      caseId: 'registry',
      where: 'log',
      seq: 7,
      fault: 'the log does not end where the state says',
    });
    const without = items.filter(({ PK }) => PK !== 'LOG#REGISTRY' && PK !== 'REGISTRY');
    expect(findingsIn(without)).toContainEqual({
      caseId: 'registry',
      where: 'log',
      fault: 'supervisors sup-ivy is in no change of the log',
    });
  });

  it('says of a caseload counter what it counts, and how many open cases there are', async () => {
    const items = await played(history);
    const counter = at(items, 'CASELOADS', 'harbor-cma#careManager#cm-ada');
    const data = { agency: 'harbor-cma', kind: 'careManager', id: 'cm-ada', count: 1 };
    expect(findingsIn(items.with(counter, { ...items[counter], data }))).toEqual([
      {
        caseId: 'registry',
        where: 'caseloads',
        fault: 'harbor-cma#careManager#cm-ada counts 1, and 2 open case(s) name it',
      },
    ]);
  });
});
