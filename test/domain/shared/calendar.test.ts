import { describe, it, expect } from '@jest/globals';
import fc from 'fast-check';
import {
  addBusinessDays,
  addDays,
  completedYears,
  daysBetween,
  endOfLocalDate,
  inWords,
  isBusinessDay,
  localDate,
  localDateSchema,
  startOfLocalDate,
  stateHolidays,
} from '../../../domain/shared/calendar.ts';
import { addElapsed, epochMs } from '../../../domain/shared/instant.ts';
import { newYorkInstant, newYorkTime } from '../../fixtures/draft-fixture.ts';

describe('an instant in words', () => {
  it('names the month as people write it, and the zone of the day', () => {
    const on = (month: number) => inWords(newYorkInstant(`2026-${String(month).padStart(2, '0')}-15T09:05`));
    expect(Array.from({ length: 12 }, (_, month) => on(month + 1))).toEqual(
      ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'].map(
        (month, index) => `15 ${month} 2026, 09:05:00 ${index < 2 || index > 9 ? 'EST' : 'EDT'}`,
      ),
    );
  });
});

describe('business days', () => {
  it.each([
    ['2026-01-01', "New Year's Day"],
    ['2026-01-19', 'Dr. Martin Luther King, Jr. Day, the third Monday of January'],
    ['2026-02-12', "Lincoln's Birthday, which the federal calendar does not keep"],
    ['2026-02-16', "Washington's Birthday, the third Monday of February"],
    ['2026-05-25', 'Memorial Day, the last Monday of May'],
    ['2027-05-31', 'Memorial Day in a May whose last day is a Monday'],
    ['2026-06-19', 'Juneteenth'],
    ['2024-07-04', 'Independence Day'],
    ['2026-09-07', 'Labor Day, the first Monday of September'],
    ['2026-10-12', 'Columbus Day, the second Monday of October'],
    ['2026-11-11', 'Veterans Day'],
    ['2026-11-26', 'Thanksgiving Day, the fourth Thursday of November'],
    ['2026-12-25', 'Christmas Day'],
    ['2026-11-03', 'Election Day'],
    ['2022-11-08', 'Election Day of a November that begins on a Tuesday: the 8th, never the 1st'],
    ['2027-11-02', 'Election Day of a November that begins on a Monday'],
    ['2026-03-07', 'a Saturday'],
    ['2026-03-08', 'a Sunday'],
  ])('%s is no business day: %s', (date) => {
    expect(isBusinessDay(date)).toBe(false);
  });

  it.each([
    ['2022-11-01', 'the Tuesday before the first Monday of November'],
    ['2026-11-27', 'the Friday after Thanksgiving'],
    ['2026-07-03', 'the Friday before an Independence Day on a Saturday'],
    ['2026-07-06', 'the Monday after an Independence Day on a Saturday'],
    ['2026-05-18', 'a Monday of May that is not the last'],
    ['2026-03-06', 'an ordinary Friday'],
  ])('%s is a business day: %s', (date) => {
    expect(isBusinessDay(date)).toBe(true);
  });

  it.each([
    ['2023-01-02', "New Year's Day"],
    ['2023-02-13', "Lincoln's Birthday"],
    ['2022-06-20', 'Juneteenth'],
    ['2027-07-05', 'Independence Day'],
    ['2029-11-12', 'Veterans Day'],
    ['2022-12-26', 'Christmas Day'],
  ])('a holiday on a Sunday is kept on Monday %s: %s', (monday) => {
    expect(isBusinessDay(monday)).toBe(false);
  });

  it('every year has the twelve holidays of section 24 and Election Day', () => {
    expect(stateHolidays).toHaveLength(12);
    const days = Array.from({ length: 365 }, (_, day) =>
      localDate(addElapsed('2026-01-01T17:00:00.000Z', day, 'days')),
    );
    const weekdays = days.filter((day) => ![0, 6].includes(new Date(day).getUTCDay()));
    // 2026: all but Independence Day, which is on a Saturday, fall on a weekday.
    expect(weekdays.filter((day) => !isBusinessDay(day))).toHaveLength(12);
  });
});

describe('counting business days', () => {
  it.each([
    ['on a Monday morning, three days end on Thursday morning', '2026-03-02T10:00', 3, '2026-03-05T10:00'],
    ['one day from a Friday ends on Monday', '2026-03-13T16:30', 1, '2026-03-16T16:30'],
    ['what arrives on a Saturday counts from Monday 00:00', '2026-03-14T11:00', 1, '2026-03-17T00:00'],
    ['what arrives on a Sunday evening counts the same', '2026-03-15T23:59', 1, '2026-03-17T00:00'],
    ['what arrives on Election Day counts from Wednesday 00:00', '2026-11-03T09:00', 1, '2026-11-05T00:00'],
    ['Election Day is passed over', '2026-11-02T09:00', 1, '2026-11-04T09:00'],
    ['a holiday on a Sunday takes its Monday too', '2027-07-02T12:00', 1, '2027-07-06T12:00'],
    ['Thanksgiving is passed over and the Friday counts', '2026-11-25T12:00', 2, '2026-11-30T12:00'],
    ['Christmas on a Friday makes a long weekend', '2026-12-24T15:00', 1, '2026-12-28T15:00'],
    ['over New Year the local time stays', '2026-12-31T15:00', 2, '2027-01-05T15:00'],
    ['no day owed on a business day changes nothing', '2026-03-02T10:00', 0, '2026-03-02T10:00'],
    ['no day owed on a weekend begins with the next business day', '2026-03-14T11:00', 0, '2026-03-16T00:00'],
  ])('%s', (_consequence, from, count, due) => {
    expect(newYorkTime(addBusinessDays(newYorkInstant(from), count))).toBe(due);
  });

  it('over the night that loses an hour the local time stays and 71 hours pass', () => {
    const from = newYorkInstant('2026-03-06T10:00');
    const due = addBusinessDays(from, 1);
    expect(newYorkTime(due)).toBe('2026-03-09T10:00');
    expect(epochMs(due) - epochMs(from)).toBe(71 * 3_600_000);
  });

  it('over the night that gains an hour the local time stays and 73 hours pass', () => {
    const from = newYorkInstant('2026-10-30T10:00');
    const due = addBusinessDays(from, 1);
    expect(newYorkTime(due)).toBe('2026-11-02T10:00');
    expect(epochMs(due) - epochMs(from)).toBe(73 * 3_600_000);
  });

  it('a receipt at 02:30 on the Friday before the lost hour is due on Monday at 02:30', () => {
    expect(newYorkTime(addBusinessDays(newYorkInstant('2026-03-06T02:30'), 1))).toBe('2026-03-09T02:30');
  });

  it('whatever the receipt, a due instant falls on a business day, later, and no business day is skipped', () => {
    const at = fc.date({ min: new Date('2020-01-01'), max: new Date('2035-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(at, fc.integer({ min: 1, max: 10 }), (date, count) => {
        const from = date.toISOString();
        const due = addBusinessDays(from, count);
        expect(isBusinessDay(localDate(due))).toBe(true);
        expect(due > from).toBe(true);
        expect(addBusinessDays(from, count - 1) < due).toBe(true);
      }),
      { numRuns: 40 },
    );
  });
});

describe('local dates', () => {
  it.each([
    ['in winter, 04:59 UTC is still the day before', '2026-01-15T04:59:59.999Z', '2026-01-14'],
    ['in winter, the day begins at 05:00 UTC', '2026-01-15T05:00:00.000Z', '2026-01-15'],
    ['in summer, the day begins at 04:00 UTC', '2026-07-15T04:00:00.000Z', '2026-07-15'],
  ])('%s', (_consequence, at, date) => {
    expect(localDate(at)).toBe(date);
  });

  it('are those of any other calendar, whatever the instant', () => {
    const calendar = new Intl.DateTimeFormat('sv-SE', { timeZone: 'America/New_York' });
    const at = fc.date({
      min: new Date('1900-01-01T12:00Z'),
      max: new Date('2199-12-31'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(at, (date) => {
        expect(localDate(date.toISOString())).toBe(calendar.format(date));
      }),
    );
  });

  it.each([
    ['2026-02-27', 2, '2026-03-01'],
    ['2028-02-28', 1, '2028-02-29'],
    ['2026-01-01', -1, '2025-12-31'],
    ['2026-03-07', 2, '2026-03-09'],
  ])('%s and %i days are %s', (date, count, then) => {
    expect(addDays(date, count)).toBe(then);
    expect(daysBetween(date, then)).toBe(count);
  });

  it.each([
    ['2026-03-08', 23],
    ['2026-11-01', 25],
    ['2026-03-09', 24],
  ])('%s has %i hours', (date, hours) => {
    const length = epochMs(endOfLocalDate(date)) - epochMs(startOfLocalDate(date));
    expect(length).toBe(hours * 3_600_000);
  });

  it.each(['2026-02-30', '2026-3-6', '03/06/2026', '', '2026-03-06T00:00:00Z'])(
    'the date %p is refused with the form that is wanted',
    (text) => {
      expect(localDateSchema.safeParse(text).error?.issues[0]?.message).toBe('Give a date as YYYY-MM-DD.');
    },
  );
});

describe('completed years', () => {
  it.each([
    ['the day before the birthday does not count', '2008-03-03', '2026-03-02', 17],
    ['the birthday counts', '2008-03-02', '2026-03-02', 18],
    ['an earlier month counts', '2008-02-28', '2026-03-02', 18],
    ['a later month does not', '2008-04-01', '2026-03-02', 17],
    ['born on 29 February, not yet 18 on 28 February', '2008-02-29', '2026-02-28', 17],
    ['born on 29 February, 18 on 1 March', '2008-02-29', '2026-03-01', 18],
    ['born on 29 February, 20 on that day of a leap year', '2008-02-29', '2028-02-29', 20],
  ])('%s', (_consequence, born, on, years) => {
    expect(completedYears(born, on)).toBe(years);
  });
});
