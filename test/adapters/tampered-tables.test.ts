/**
 * Nothing of a case can be touched unseen: in the tables of fifty cases one attribute of one item is edited, an item is
 * removed, two are swapped, a whole log or a whole case is taken away, and each time the audit finds it. A red run prints the
 * seed that plays it again; `TAMPER_EDITS=10000` plays it whole.
 */
import { beforeAll, describe, expect, it } from '@jest/globals';
import { type AuditedItem, readAudited } from '../../adapters/dynamodb/audited-items.ts';
import type { Item } from '../../adapters/dynamodb/items.ts';
import { type AuditFinding, verifyAudited } from '../../adapters/dynamodb/verify-items.ts';
import { isSameJson } from '../../domain/shared/hash.ts';
import { addElapsed, instantFromMs } from '../../domain/shared/instant.ts';
import { type Acting, anAct } from '../bounds/actors.ts';
import { rememberedTable } from '../fixtures/remembered-table.ts';
import { createDice } from '../fuzz/dice.ts';
import { admin, agency, Desk, planner, spoa } from '../lambdas/api/desk.ts';
import { auditGrant } from '../lambdas/api/requests.ts';
import { ofPerson, refer, referralOf, sceneAt, type Stage } from '../lambdas/api/stages.ts';

const seed = Number(process.env['TAMPER_SEED'] ?? 20_261_130);
const tables = 25;
const edits = Number(process.env['TAMPER_EDITS'] ?? 2_000);
const wholeEdits = 10_000;
const dice = createDice(seed);

interface Table {
  items: readonly Item[];
  read: readonly (AuditedItem | undefined)[];
}
const drawn: Table[] = [];

const stages: readonly Stage[] = ['referred', 'offered', 'accepted', 'placed', 'discharged', 'episode'];

/** Two cases: one at a stage, one with an episode and a history of whatever people do. */
const draw = async (number: number): Promise<Table> => {
  const table = rememberedTable();
  const desk = await Desk.open({ store: table.store });
  const { caseId } = await sceneAt('episode', desk);
  const acting = (): Acting => ({
    caseId,
    dice,
    store: desk.store,
    now: instantFromMs(desk.world.runtime.clock.nowMs()),
  });
  for (let act = 0; act < number; act += 1) {
    const ask = await anAct({ dice })(acting());
    if (ask) await desk.sendOnly(ask);
  }
  const other = await refer(desk, planner, ofPerson(referralOf(desk), 1));
  await desk.post(planner, '/referrals', ofPerson(referralOf(desk), 1), {
    'Idempotency-Key': 'told-once-more',
  });
  if (stages[number % stages.length] !== 'referred')
    await desk.post(planner, `/cases/${other}/discharge`, { dischargedAt: acting().now });
  for (const who of [planner, spoa, agency]) {
    await desk.get(who, `/cases/${caseId}/timeline`);
    await desk.get(who, '/cases');
  }
  await desk.send({ ...auditGrant([caseId, other]), who: admin });
  await desk.world.at(addElapsed(acting().now, 1, 'hours'));
  // The counters of caseloads are the registry's, and held by verify-registry.test.ts.
  const items = table.items().filter(({ PK }) => PK !== 'CASELOADS');
  return { items, read: items.map(readAudited) };
};

beforeAll(async () => {
  for (let number = 0; number < tables; number += 1) drawn.push(await draw(number));
}, 300_000);

const aTable = (): Table => {
  const table = drawn[dice.upTo(drawn.length)];
  if (!table) throw new Error('No table was drawn.');
  return table;
};

/** What the audit finds when some items are others, or none. */
const findings = ({ read }: Table, changed: ReadonlyMap<number, unknown>): readonly AuditFinding[] =>
  verifyAudited(
    read.flatMap((known, index) => {
      if (!changed.has(index)) return [known];
      const item = changed.get(index);
      return item === undefined ? [] : [readAudited(item)];
    }),
  ).findings;

type Container = Record<string, unknown>;
const isContainer = (value: unknown): value is Container => typeof value === 'object' && value !== null;

/** Every attribute of an item, however deep, as the container that holds it and its name. */
const attributesOf = (container: Container): { container: Container; name: string }[] =>
  Object.entries(container).flatMap(([name, value]) =>
    isContainer(value) ? [{ container, name }, ...attributesOf(value)] : [{ container, name }],
  );

const otherText = (text: string): string => {
  const at = dice.upTo(text.length + 1);
  return `${text.slice(0, at)}${text[at] === 'x' ? 'y' : 'x'}${text.slice(at + 1)}`;
};

/** Another value of its kind, none at all, or one more beside it. */
const edit = ({ container, name }: { container: Container; name: string }): string => {
  const value = container[name];
  const way = dice.oneOf(['change', 'change', 'change', 'remove', 'add']);
  if (way === 'add' && !Array.isArray(container)) container[`${name}2`] = value;
  else if (way === 'remove' && Array.isArray(container)) container.splice(Number(name), 1);
  else if (way === 'remove') Reflect.deleteProperty(container, name);
  else if (typeof value === 'string') container[name] = otherText(value);
  else if (typeof value === 'number') container[name] = value + 1;
  else if (typeof value === 'boolean') container[name] = !value;
  else container[name] = Array.isArray(value) ? [...(value as unknown[]), 'x'] : 'x';
  return `${way} ${name}`;
};

const replay = `TAMPER_SEED=${String(seed)}`;

describe('the tables of fifty cases', () => {
  it('are intact as they were written', () => {
    const reports = drawn.map(({ read }) => verifyAudited(read));
    expect(reports.flatMap(({ findings: found }) => found)).toEqual([]);
    const items = drawn.reduce((sum, { items: { length } }) => sum + length, 0);
    const cases = reports.reduce((sum, report) => sum + report.cases, 0);
    const kinds = new Set(drawn.flatMap((table) => table.items.map(({ entity }) => entity)));
    console.log(`${String(cases)} cases, ${String(items)} items of ${String(kinds.size)} kinds`);
    expect(cases).toBe(2 * tables);
    expect(kinds.size).toBeGreaterThan(20);
  });

  it(`show every one of ${String(edits)} edits of one attribute of one item`, () => {
    const unseen: string[] = [];
    for (let round = 0; round < edits; round += 1) {
      const table = aTable();
      const at = dice.upTo(table.items.length);
      const item: unknown = structuredClone(table.items[at]);
      if (!isContainer(item)) continue;
      const what = edit(dice.oneOf(attributesOf(item)));
      if (findings(table, new Map([[at, item]])).length === 0)
        unseen.push(`${what} of ${table.items[at]?.SK ?? ''}`);
    }
    expect({ replay, unseen }).toEqual({ replay, unseen: [] });
  });

  it('show every item that is removed, one after the other', () => {
    let removed = 0;
    const unseen = drawn.flatMap((table, number) =>
      table.items.flatMap(({ entity, SK }, at) => {
        // A shorter run takes some items of every table.
        if ((at + number) % Math.ceil(wholeEdits / edits) !== 0) return [];
        // An answer that was kept for a repeated request expires, and whatever marks nothing need not stand there.
        if (entity === 'idempotencyRecord' || (entity === 'climb' && !table.items[at]?.GSI1PK)) return [];
        removed += 1;
        return findings(table, new Map([[at, undefined]])).length === 0 ? [SK] : [];
      }),
    );
    console.log(`${String(removed)} removals`);
    expect({ replay, unseen }).toEqual({ replay, unseen: [] });
  });

  it('show every two items of a kind that are swapped', () => {
    let swapped = 0;
    const unseen: string[] = [];
    for (let round = 0; round < edits / 10; round += 1) {
      const table = aTable();
      const at = dice.upTo(table.items.length);
      const one = table.items[at];
      const others = table.items.flatMap((item, index) =>
        one && item.entity === one.entity && !isSameJson(item.data, one.data) ? [{ item, index }] : [],
      );
      if (!one || others.length === 0) continue;
      const { item: other, index } = dice.oneOf(others);
      swapped += 1;
      const changed = new Map([
        [at, { ...one, data: other.data }],
        [index, { ...other, data: one.data }],
      ]);
      if (findings(table, changed).length === 0) unseen.push(`${one.SK} and ${other.SK}`);
    }
    console.log(`${String(swapped)} swaps`);
    expect({ replay, unseen }).toEqual({ replay, unseen: [] });
  });

  it.each(['ACCESS', 'CASE'])('show every partition %s of a case that is taken away whole', (partition) => {
    let taken = 0;
    const unseen = drawn.flatMap((table) => {
      const partitions = new Set(
        table.items.map(({ PK }) => PK).filter((name) => name.startsWith(`${partition}#WH-`)),
      );
      return [...partitions].filter((name) => {
        taken += 1;
        const gone = table.items.flatMap(({ PK }, at): [number, undefined][] =>
          PK === name ? [[at, undefined]] : [],
        );
        return findings(table, new Map(gone)).length === 0;
      });
    });
    console.log(`${String(taken)} of ${partition} taken away`);
    expect(taken).toBe(2 * tables);
    expect(unseen).toEqual([]);
  });
});
