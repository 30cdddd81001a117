import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { editDistance, nearestEntries } from '../../../domain/registry/nearest-entries.ts';

const homes = [
  { id: 'dune-health-home', name: 'Dune Health Home' },
  { id: 'hh-7', name: 'North Country Collaborative' },
  { id: 'ridge-health-home', name: 'Ridge Health Home' },
  { id: 'tide-health-home', name: 'Tide Health Home' },
];

describe('the edit distance', () => {
  it.each([
    ['', '', 0],
    ['', 'tide', 4],
    ['tide', '', 4],
    ['tide', 'tide', 0],
    ['tide', 'tied', 2],
    ['kitten', 'sitting', 3],
  ])('of %j and %j is %i', (a, b, distance) => {
    expect(editDistance(a, b)).toBe(distance);
  });

  it('is the same both ways, and no longer than the longer word', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{0,12}$/), fc.stringMatching(/^[a-z]{0,12}$/), (a, b) => {
        expect(editDistance(a, b)).toBe(editDistance(b, a));
        expect(editDistance(a, b)).toBeLessThanOrEqual(Math.max(a.length, b.length));
        expect(editDistance(a, b) === 0).toBe(a === b);
      }),
    );
  });
});

describe('the nearest entries', () => {
  it.each([
    ['tied-health-home', 'tide-health-home'],
    ['Tide Healthhome', 'tide-health-home'],
    ['ridge', 'ridge-health-home'],
    ['north-country-collaborative', 'hh-7'],
  ])('to %s begin with %s', (given, expected) => {
    expect(nearestEntries(given, homes)[0]?.id).toBe(expected);
  });

  it('are three at most, and none of an empty registry', () => {
    expect(nearestEntries('tide', homes)).toHaveLength(3);
    expect(nearestEntries('tide', [])).toEqual([]);
  });
});
