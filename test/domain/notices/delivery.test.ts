/** Whether a notice arrived, as people see it. */
import { expect, it } from '@jest/globals';
import { deliveryOf } from '../../../domain/notices/delivery.ts';

const at = '2026-03-06T22:00:00.000Z';
const later = '2026-03-07T22:00:00.000Z';
const failed = { state: 'failed', at, reason: 'noMailbox' } as const;

it.each([
  ['has not left, and waits', { status: 'open' }, { state: 'waiting' }],
  [
    'left',
    { status: 'open', publishedAt: at, delivery: { state: 'published', at, rank: 2 } as const },
    { state: 'published', at, rank: 2 },
  ],
  [
    'left before deliveries were kept',
    { status: 'open', publishedAt: at },
    { state: 'published', at, rank: 1 },
  ],
  ['was to nobody', { status: 'open', delivery: failed }, failed],
  [
    'was acknowledged, which is its receipt',
    { status: 'acknowledged', acknowledgedAt: later, publishedAt: at },
    { state: 'delivered', at: later },
  ],
  [
    'was to nobody, and was found and acknowledged all the same',
    { status: 'acknowledged', acknowledgedAt: later, delivery: failed },
    { state: 'delivered', at: later },
  ],
])('shows of a notice that it %s', (_what, notice, shown) => {
  expect(deliveryOf(notice)).toEqual(shown);
});
