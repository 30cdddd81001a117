/** The test of fuzzed requests: whatever is asked, and however wrongly, nothing of a person gets out. A seed replays it. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { listenToOutput } from './output.ts';
import { Sinks } from './sinks.ts';
import { fuzzTainted } from './tainted-fuzz.ts';

const requests = 500;

export const fuzzedSilence = (seeds: readonly number[]): void => {
  let sinks = new Sinks();
  let output: ReturnType<typeof listenToOutput>;
  beforeAll(() => {
    output = listenToOutput(() => sinks);
  });
  afterAll(() => {
    output.stop();
  });

  describe(`${requests} fuzzed requests`, () => {
    it.each(seeds)('of seed %i tell nothing of the person to anybody outside of the case', async (seed) => {
      sinks = new Sinks();
      const { leaks, statuses, stored } = await fuzzTainted({ seed, requests }, sinks);
      expect({ seed, leaks }).toEqual({ seed, leaks: [] });
      // Many were taken, every kind of refusal was met, and nothing broke.
      const taken = (statuses.get(200) ?? 0) + (statuses.get(201) ?? 0);
      expect({ seed, taken: taken > 40, fault: statuses.has(500) }).toEqual({
        seed,
        taken: true,
        fault: false,
      });
      expect([400, 401, 403, 404, 409].filter((status) => !statuses.has(status))).toEqual([]);
      expect(stored.size).toBeGreaterThan(40);
    });
  });
};
