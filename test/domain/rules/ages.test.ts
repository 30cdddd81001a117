/** An age that is a range: a rule hears it where all of it has one answer, and else that it is not known. */
import { describe, expect, it } from '@jest/globals';
import { ageFacts } from '../../../domain/rules/ages.ts';
import { ageOn, birthDateSchema, earliestBirth } from '../../../domain/shared/birth-date.ts';

const on = '2026-03-02';

describe('a birth date', () => {
  it.each([
    ['1984-06-17', '1984-06-17', 41, 41],
    ['1984-06', '1984-06-01', 41, 41],
    ['1984-03', '1984-03-01', 41, 42],
    ['1984-02', '1984-02-01', 42, 42],
    ['2023-02', '2023-02-01', 3, 3],
    ['1984-04', '1984-04-01', 41, 41],
    ['1984', '1984-01-01', 41, 42],
  ])('%s begins on %s, and makes an age of %s to %s', (dateOfBirth, first, least, most) => {
    expect(earliestBirth(dateOfBirth)).toBe(first);
    expect(ageOn({ dateOfBirth }, on)).toEqual({ least, most });
  });

  it('that is an estimate may be wrong by five years', () => {
    expect(ageOn({ dateOfBirth: '1984-02-29', dateOfBirthEstimated: true }, on)).toEqual({
      least: 37,
      most: 47,
    });
    expect(ageOn({ dateOfBirth: '1984-02-29', dateOfBirthEstimated: false }, on)).toEqual({
      least: 42,
      most: 42,
    });
  });

  it('that is not known makes no age, whatever is said of it', () => {
    expect(ageOn({ dateOfBirthEstimated: true }, on)).toBeUndefined();
  });

  it.each(['1984', '1984-02', '1984-02-29', '1900', '2199-12-31', ' 1984 '])('%j is one', (text) => {
    expect(birthDateSchema.parse(text)).toBe(text.trim());
  });

  it.each([
    '1899',
    '2200',
    '1983-02-29',
    '1984-00',
    '1984-13',
    '1984-1',
    '84',
    '',
    'unknown',
    '1984-06-17T00:00:00Z',
  ])('%j is none', (text) => {
    expect(birthDateSchema.safeParse(text).error?.issues).toHaveLength(1);
  });
});

describe('the age that rules read', () => {
  it.each([
    ['of an adult for certain is the least that it can be', '1984', 41],
    ['of an adult by a month', '2008-02', 18],
    ['of a child for certain is the most that it can be', '2010', 16],
    ['that the year leaves open is not known', '2008', null],
    ['that the month leaves open is not known', '2008-03', null],
    ['of nobody knows when is not known', undefined, null],
  ])('%s', (_what, dateOfBirth, ageYears) => {
    expect(ageFacts({ dateOfBirth }, { on })).toEqual({
      ageYears,
      ageAtAdmission: null,
      ageAtDischarge: null,
    });
  });

  const stay = { on, admittedOn: '2025-06-10', dischargedOn: '2026-03-06' };

  it.each([
    ['one age group, whichever day it was', '1984', [40, 41]],
    ['two age groups: elder or not', '1961', [null, null]],
    ['two age groups: admitted at 20 or at 21', '2004', [null, null]],
    ['the older group for certain', '1955', [69, 70]],
    ['the youth group for certain', '2005', [19, 20]],
    ['no birth date', undefined, [null, null]],
  ])('of a stay: %s', (_what, dateOfBirth, ages) => {
    const { ageAtAdmission, ageAtDischarge } = ageFacts({ dateOfBirth }, stay);
    expect([ageAtAdmission, ageAtDischarge]).toEqual(ages);
  });

  it('of a stay that goes on is that on admission alone', () => {
    expect(ageFacts({ dateOfBirth: '1984' }, { on, admittedOn: '2025-06-10' })).toMatchObject({
      ageAtAdmission: 40,
      ageAtDischarge: null,
    });
  });
});
