/** What must come of requests derived from the contracts; the test files share them, so that two workers play them. */
import { describe, expect, it } from '@jest/globals';
import { type Fault, fuzz, type FuzzReport, replayCommand } from './run.ts';
import { statusesIn, takenShares, totalsOf } from './summary.ts';

/** Of the requests that were meant right: below it an operation would be met at its door alone. */
const leastTaken = 0.15;

const told = (faults: readonly Fault[]): string[] =>
  faults.map((fault) => `${fault.what}; play it again: ${replayCommand(fault)}; ${fault.request}`);

/** A failure names its seed and the command that plays it again; `npm run fuzz` sends more. */
export const holdFuzz = (seed: number, requests: number): void => {
  describe(`${requests} requests of seed ${seed}`, () => {
    let report: FuzzReport;

    it('break nothing: answers are as the document says, refusals leave no trace, and cases stay whole', async () => {
      report = await fuzz({ seed, requests });
      expect(told(report.faults)).toEqual([]);
      expect(totalsOf(report)).toMatchObject({ fivexx: 0, undocumented: 0, halfWritten: 0 });
      expect(report.requests).toBe(requests);
    }, 300_000);

    it('reach the depths: of each operation a good share of what was meant right is taken', () => {
      const shares = [...takenShares(report)].filter(([, share]) => share < leastTaken);
      expect(shares).toEqual([]);
      expect(totalsOf(report).taken).toBeGreaterThan(requests / 3);
    });

    it('meet every kind of refusal', () => {
      expect(statusesIn(report).filter((status) => status >= 400)).toEqual([
        400, 401, 403, 404, 405, 409, 412, 413, 415, 422,
      ]);
    });
  });
};
