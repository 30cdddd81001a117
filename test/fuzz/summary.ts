/** A report of a run in figures: by operation and status, and how many of the right requests were taken. */
import { type Operation, operations } from '../../domain/api/routes.ts';
import type { FuzzReport, Tally } from './run.ts';

const sum = (tallies: readonly Tally[]): number => tallies.reduce((total, { count }) => total + count, 0);
const isTaken = ({ status }: Tally): boolean => status < 300;

/** Of the requests that were meant right, the share that was taken, by operation. */
export const takenShares = ({ tallies }: FuzzReport): ReadonlyMap<Operation, number> =>
  new Map(
    operations.map((operation) => {
      const right = tallies.filter((tally) => tally.operation === operation && tally.intent === 'right');
      return [operation, right.length === 0 ? 0 : sum(right.filter(isTaken)) / sum(right)];
    }),
  );

export const totalsOf = ({ tallies, faults }: FuzzReport) => ({
  taken: sum(tallies.filter(isTaken)),
  fivexx: sum(tallies.filter(({ status }) => status >= 500)),
  undocumented: faults.filter(({ what }) => /^[1-4]\d\d: /.test(what)).length,
  halfWritten: faults.filter(({ what }) => !/^\d\d\d: /.test(what)).length,
});

export const statusesIn = ({ tallies }: FuzzReport): readonly number[] =>
  [...new Set(tallies.map(({ status }) => status))].toSorted((a, b) => a - b);

export const tableOf = (report: FuzzReport): string => {
  const statuses = statusesIn(report);
  const shares = takenShares(report);
  const row = (name: string, cells: readonly string[]): string =>
    [name.padEnd(24), ...cells.map((cell) => cell.padStart(7))].join('');
  return [
    row('operation', [...statuses.map(String), 'taken']),
    ...operations.map((operation) => {
      const own = report.tallies.filter((tally) => tally.operation === operation);
      const counts = statuses.map((status) => String(sum(own.filter((tally) => tally.status === status))));
      return row(operation, [...counts, `${((shares.get(operation) ?? 0) * 100).toFixed(0)} %`]);
    }),
  ].join('\n');
};
