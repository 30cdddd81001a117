import { describe, it, expect } from '@jest/globals';
import { isInForce } from '../../../domain/rules/rule.ts';

const version = { validFrom: '2019-11-01', validTo: '2024-09-30' };

describe('a version of a rule', () => {
  it.each([
    ['not before its first day', version, '2019-10-31', false],
    ['from its first day', version, '2019-11-01', true],
    ['to its last day', version, '2024-09-30', true],
    ['not after it', version, '2024-10-01', false],
    ['for ever when it has no end', { validFrom: '2019-11-01' }, '2099-01-01', true],
  ])('decides %s', (_when, dates, on, inForce) => {
    expect(isInForce(dates, on)).toBe(inForce);
  });
});
