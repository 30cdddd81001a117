/** Items of a case against what its events say was written: changed, missing, or of no decision. */
import { expect, it } from '@jest/globals';
import { faultsOfItems } from '../../../domain/access/verify-written.ts';
import { chainEvent, chainStart } from '../../../domain/shared/audit-event.ts';

const eventOf = (seq: number, wrote?: Record<string, string>) =>
  chainEvent({
    caseId: 'WH-0000-0000-0001',
    seq,
    at: '2026-03-02T14:00:00.000Z',
    actor: { kind: 'system', part: 'test' },
    type: 'screened',
    ruleIds: [],
    details: {},
    ...(wrote && { wrote }),
    previousHash: chainStart,
  });
const events = [
  eventOf(1, { case: 'a', W1: 'b', 'outbox#1': 'c' }),
  eventOf(2),
  eventOf(3, { case: 'd', W1: 'past:b' }),
];
const stored = [
  { name: 'case', digest: 'd' },
  { name: 'W1', digest: 'past:b' },
];

it('items are as the last event that speaks of each says, and what was ordered is gone when it is done', () => {
  expect(faultsOfItems(events, stored)).toEqual([]);
  expect(faultsOfItems(events, [...stored, { name: 'outbox#1', digest: 'c' }])).toEqual([]);
});

it('an item as it was before, one in the wrong place and an order that was edited were changed', () => {
  const changed = [
    { name: 'case', digest: 'a' },
    { name: 'W1', digest: 'b' },
    { name: 'outbox#1', digest: 'x' },
  ];
  expect(faultsOfItems(events, changed)).toEqual([
    'case was changed after it was written',
    'W1 was changed after it was written',
    'outbox#1 was changed after it was written',
  ]);
});

it('an item that is gone is missing', () => {
  expect(faultsOfItems(events, stored.slice(0, 1))).toEqual(['W1 is missing']);
  // An export of one case may come without what stands elsewhere.
  expect(faultsOfItems(events, stored.slice(0, 1), false, ['W1'])).toEqual([]);
});

it('an item of which no event speaks was written by no decision, unless events of an older release are among them', () => {
  const more = [...stored, { name: 'C1', digest: 'e' }];
  expect(faultsOfItems(events, more)).toEqual(['C1 was never written by a decision']);
  expect(faultsOfItems(events, more, true)).toEqual([]);
});
