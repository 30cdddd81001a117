/**
 * No item grows without end: what each can have at most follows from the contracts, is below what DynamoDB and Lambda take,
 * and holds for what a random history writes. docs/data-model.md shows the figures.
 */
import { beforeAll, describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import type { Item } from '../../adapters/dynamodb/items.ts';
import { addElapsed, instantFromMs } from '../../domain/shared/instant.ts';
import { asciiText } from '../../domain/shared/stored-text.ts';
import { jsonBytes } from '../../scripts/json-bytes.ts';
import {
  largestCaseAnswer,
  largestCaseView,
  largestItems,
  largestTransaction,
  otherTransactions,
} from '../../scripts/largest-items.ts';
import { rememberedTable } from '../fixtures/remembered-table.ts';
import { createDice } from '../fuzz/dice.ts';
import { Desk } from '../lambdas/api/desk.ts';
import { sceneAt } from '../lambdas/api/stages.ts';
import { anAct } from './actors.ts';

const kilobyte = 1_024;
const mostItemBytes = 300 * kilobyte;
const mostTransactionBytes = 4 * kilobyte * kilobyte;
const bytesAtMost = new Map(largestItems.map(({ stored, bytes }) => [stored, bytes]));

describe('by the contracts', () => {
  it('no item passes 300 KB', () => {
    expect(largestItems.filter(({ bytes }) => bytes > mostItemBytes)).toEqual([]);
  });

  it('the item of a case itself has this figure at most', () => {
    console.log(`The item of a case has ${String(bytesAtMost.get('case'))} bytes at most.`);
    expect(bytesAtMost.get('case')).toBe(157_989);
  });

  it('no transaction passes 4 MB or 100 actions', () => {
    for (const { actions, bytes } of [largestTransaction, ...Object.values(otherTransactions)]) {
      expect(actions).toBeLessThanOrEqual(100);
      expect(bytes).toBeLessThan(mostTransactionBytes);
    }
  });

  // Why a fact was voided is in words, and shown with the latest facts of each sort.
  it('what is shown of a case is below 1.1 MB, and with the side of court orders fits one answer of Lambda', () => {
    expect(largestCaseView.bytes).toBeLessThan(1.1 * kilobyte * kilobyte);
    expect(largestCaseAnswer.bytes).toBeLessThan(4 * kilobyte * kilobyte);
  });
});

describe('the walk', () => {
  const sizeOf = (contract: z.ZodType) => jsonBytes(contract, 'planted', {}).bytes;

  it.each([
    ['a text', z.strictObject({ note: z.string() })],
    ['a list', z.strictObject({ notes: z.array(z.boolean()) })],
    ['a list with a first', z.strictObject({ notes: z.tuple([z.boolean()]).rest(z.boolean()) })],
    ['a record', z.strictObject({ notes: z.record(asciiText(8), z.boolean()) })],
    ['a record of names without end', z.strictObject({ notes: z.record(z.string(), z.boolean()) })],
    ['an object that takes whatever comes', z.strictObject({ notes: z.looseObject({}) })],
    ['anything at all', z.strictObject({ note: z.unknown() })],
    ['a pattern that nobody measured', z.strictObject({ note: z.string().regex(/^x+$/) })],
    ['one of several', z.strictObject({ note: z.union([z.boolean(), z.string()]) })],
    ['a field that is mostly left out', z.strictObject({ note: z.string().optional() })],
  ])('throws for a field without end: %s', (_what, contract) => {
    expect(() => sizeOf(contract)).toThrow(RangeError);
  });

  it.each([
    [z.strictObject({ a: z.string().max(3) }), { a: '漢漢漢' }],
    [z.strictObject({ a: z.string().max(4) }), { a: '😀😀' }],
    [z.strictObject({ a: asciiText(3) }), { a: 'abc' }],
    [z.strictObject({ a: z.array(z.boolean()).max(3) }), { a: [false, false, false] }],
    [z.strictObject({ a: z.int(), b: z.null() }), { a: Number.MIN_SAFE_INTEGER, b: null }],
    [z.strictObject({ a: z.number() }), { a: -Number.MAX_VALUE }],
    [z.strictObject({ a: z.int().min(0).max(99) }), { a: 99 }],
    [z.partialRecord(z.enum(['ab', 'cd']), z.boolean()), { ab: false, cd: false }],
    [z.strictObject({ a: z.iso.date() }), { a: '2026-03-02' }],
    [
      z.discriminatedUnion('a', [
        z.strictObject({ a: z.literal('long') }),
        z.strictObject({ a: z.literal('x') }),
      ]),
      { a: 'long' },
    ],
  ])('is never below what a value of it has, and by no more than its commas', (contract, value) => {
    const bytes = Buffer.byteLength(JSON.stringify(value));
    expect(sizeOf(contract)).toBeGreaterThanOrEqual(bytes);
    expect(sizeOf(contract)).toBeLessThanOrEqual(bytes + 8);
  });
});

describe('in a random history of one case', () => {
  let items: Item[] = [];

  beforeAll(async () => {
    const table = rememberedTable();
    const desk = await Desk.open({ store: table.store });
    const { caseId } = await sceneAt('episode', desk);
    const dice = createDice(20_261_130);
    for (let accepted = 0, attempt = 0; accepted < 150 && attempt < 600; attempt += 1) {
      const now = instantFromMs(desk.world.runtime.clock.nowMs());
      const ask = await anAct({ dice })({ caseId, dice, store: desk.store, now });
      if (!ask) continue;
      if ((await desk.sendOnly(ask)).status < 300) accepted += 1;
      if (attempt % 100 === 99) await desk.world.at(addElapsed(now, 1, 'days'));
    }
    items = table.items();
  }, 240_000);

  it('every item is within what its contract lets it have', () => {
    const largest = new Map<string, number>();
    for (const item of items)
      largest.set(
        item.entity,
        Math.max(largest.get(item.entity) ?? 0, Buffer.byteLength(JSON.stringify(item))),
      );
    console.log(
      [...largest]
        .map(([entity, bytes]) => `${entity}: ${String(bytes)} of ${String(bytesAtMost.get(entity))}`)
        .join('\n'),
    );
    expect(items.length).toBeGreaterThan(300);
    expect([...largest].filter(([entity, bytes]) => bytes > (bytesAtMost.get(entity) ?? 0))).toEqual([]);
  });
});
