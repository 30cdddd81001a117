import { describe, it, expect } from '@jest/globals';
import fc from 'fast-check';
import { addDuration, durationSchema } from '../../../domain/shared/duration.ts';
import {
  addElapsed,
  epochMs,
  instantFromMs,
  instantSchema,
  midpoint,
  timeoutSeconds,
  toInstant,
} from '../../../domain/shared/instant.ts';
import { newYorkInstant, newYorkTime } from '../../fixtures/draft-fixture.ts';

describe('48 elapsed hours', () => {
  it.each([
    [
      'a Friday 17:00 is due on Sunday 17:00 although it is a weekend',
      '2026-03-13T17:00',
      '2026-03-15T17:00',
    ],
    [
      'over the night that loses an hour the wall clock shows one more',
      '2026-03-06T17:00',
      '2026-03-08T18:00',
    ],
    ['over the night that gains an hour it shows one less', '2026-10-30T17:00', '2026-11-01T16:00'],
    ['over Christmas nothing waits', '2026-12-24T12:00', '2026-12-26T12:00'],
  ])('%s', (_consequence, from, due) => {
    const start = newYorkInstant(from);
    const end = addElapsed(start, 48, 'hours');
    expect(newYorkTime(end)).toBe(due);
    expect(epochMs(end) - epochMs(start)).toBe(172_800_000);
  });

  it('both 01:30 of the night that gains an hour are different instants with different deadlines', () => {
    const summer = toInstant('2026-11-01T01:30:00-04:00');
    const winter = toInstant('2026-11-01T01:30:00-05:00');
    expect(newYorkTime(summer)).toBe(newYorkTime(winter));
    expect(epochMs(addElapsed(winter, 48, 'hours')) - epochMs(addElapsed(summer, 48, 'hours'))).toBe(
      3_600_000,
    );
  });
});

describe('instants', () => {
  it.each([
    ['2026-03-06T17:00:00-05:00', '2026-03-06T22:00:00.000Z'],
    ['2026-03-06T22:00:00Z', '2026-03-06T22:00:00.000Z'],
    ['2026-03-06T22:00:00.123456Z', '2026-03-06T22:00:00.123Z'],
  ])('%s is kept as %s', (text, instant) => {
    expect(instantSchema.parse(text)).toBe(instant);
  });

  it.each([
    '2026-03-06T17:00:00',
    '2026-03-06',
    '2026-02-30T17:00:00Z',
    '2026-03-06T25:00:00Z',
    'tomorrow',
    '',
  ])('%p is refused: a time without its offset names two instants a year, or none', (text) => {
    expect(instantSchema.safeParse(text).error?.issues[0]?.message).toContain('with its offset');
  });

  it('a text that is no date-time is a broken promise, and throws', () => {
    expect(() => toInstant('no instant')).toThrow(RangeError);
  });

  it('the order of the texts is the order of the times', () => {
    const ms = fc.integer({ min: 0, max: epochMs('9999-12-31T23:59:59.999Z') });
    fc.assert(
      fc.property(ms, ms, (a, b) => {
        expect(instantFromMs(a) < instantFromMs(b)).toBe(a < b);
      }),
    );
  });

  it('the last evening of the year 9999 in New York is not taken for a time long past', () => {
    const parsed = instantSchema.safeParse('9999-12-31T23:59:59-05:00');
    expect(!parsed.success || parsed.data > '2026-03-06T22:00:00.000Z').toBe(true);
  });

  it('the midpoint of a 48-hour clock is at 24 hours', () => {
    expect(midpoint('2026-03-06T22:00:00.000Z', '2026-03-08T22:00:00.000Z')).toBe('2026-03-07T22:00:00.000Z');
  });

  it.each([
    ['a whole minute', '2026-03-06T22:01:00.000Z', 60],
    [
      'a part of a second is rounded up, so that no timer fires before its time',
      '2026-03-06T22:00:01.001Z',
      2,
    ],
    ['now is one second', '2026-03-06T22:00:00.000Z', 1],
    ['the past is one second, since Step Functions accepts no less', '2026-03-01T00:00:00.000Z', 1],
  ])('the timeout until %s', (_what, at, seconds) => {
    expect(timeoutSeconds('2026-03-06T22:00:00.000Z', at)).toBe(seconds);
  });
});

describe('durations', () => {
  it.each([
    [{ count: 90, unit: 'minutes' }, 1, '2026-03-06T18:30'],
    [{ count: 48, unit: 'hours' }, 1, '2026-03-08T18:00'],
    [{ count: 1, unit: 'days' }, 3, '2026-03-09T18:00'],
    [{ count: 1, unit: 'businessDays' }, 2, '2026-03-10T17:00'],
  ] as const)('%o, %i times, from Friday 17:00 before the lost hour', (duration, times, due) => {
    expect(newYorkTime(addDuration(newYorkInstant('2026-03-06T17:00'), duration, times))).toBe(due);
  });

  it('business days are counted in one run, so that a weekend is not rounded twice', () => {
    const saturday = newYorkInstant('2026-03-14T11:00');
    expect(newYorkTime(addDuration(saturday, { count: 1, unit: 'businessDays' }, 2))).toBe(
      '2026-03-18T00:00',
    );
  });

  it.each([
    { count: 0, unit: 'hours' },
    { count: 1.5, unit: 'hours' },
    { count: 1_001, unit: 'hours' },
    { count: 1, unit: 'months' },
    { count: 1, unit: 'hours', grace: 1 },
  ])('policy data may not say %o', (duration) => {
    expect(durationSchema.safeParse(duration).success).toBe(false);
  });
});
