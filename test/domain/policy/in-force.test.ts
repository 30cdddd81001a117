import { describe, expect, it } from '@jest/globals';
import { createInForceOn } from '../../../domain/policy/in-force.ts';

describe('dated policy', () => {
  const on = createInForceOn([
    { validFrom: '2026-01-01', says: 'later' },
    { validFrom: '2020-01-01', says: 'first' },
  ]);

  it.each([
    ['2020-01-01', 'first'],
    ['2025-12-31', 'first'],
    ['2026-01-01', 'later'],
  ])('on %s is the newest that has begun: %s', (day, says) => {
    expect(on(day).says).toBe(says);
  });

  it('has nothing to say of a day before it began', () => {
    expect(() => on('2019-12-31')).toThrow(RangeError);
  });
});
