/**
 * The test of pairs: a notice tells nothing of the person, not even by being another one. The name of a test that fails
 * carries the seed that replays it.
 */
import { describe, expect, it } from '@jest/globals';
import { playPairs } from './notice-pairs.ts';

/** A world gives no more references than this and a few. */
const casesEach = 25;

export const pairsToldAlike = (seeds: readonly number[]): void => {
  describe(`${casesEach} pairs of cases, equal but for personal data,`, () => {
    it.each(seeds)('of seed %i are told of by the same notices, byte for byte', async (seed) => {
      const pairs = await playPairs({ seed, cases: casesEach });
      const unlike = pairs.filter(({ one, other }) => JSON.stringify(one) !== JSON.stringify(other));
      expect({ seed, unlike }).toEqual({ seed, unlike: [] });
      // Silence is alike too, so most of them must have been told of, and often.
      expect(pairs.filter(({ one }) => one.length > 3).length).toBeGreaterThan(casesEach / 2);
    });
  });
};
