// `npm run histories [-- --seed S --histories N]`: random lives of cases, 10,000 unless told otherwise, in worlds in memory.
// Prints what was taken and every violation with the command that plays it again; exits 1 on any.
import process from 'node:process';
import { readRun } from './seeded-run.ts';

const { seed, count: histories, seconds } = readRun('histories', { usual: 10_000, most: 1_000_000 });
// Loaded after the command line was read, which then answers at once.
const { playHistories, replayCommand } = await import('../test/histories/play-history.ts');
const report = await playHistories({
  seed,
  histories,
  onProgress: (played, violations) => {
    if (played % 500 === 0) console.log(`${played} histories, ${violations} violations, ${seconds()} s`);
  },
  onViolation: (violation) => {
    console.log(
      `VIOLATION ${violation.what}\n  after move ${violation.move}: ${violation.request}\n  play it again: ${replayCommand(violation)}`,
    );
  },
});
for (const [operation, times] of [...report.taken].sort(([, a], [, b]) => b - a))
  console.log(`${operation.padEnd(24)}${String(times).padStart(8)} taken`);
console.log(`${'leavers'.padEnd(24)}${String(report.leavers).padStart(8)}`);
console.log(`states come to: ${[...report.states].sort().join(', ')}`);
console.log(
  `\n${report.histories} histories of ${report.requests} requests, seed ${seed}: ${report.violations.length} violations; ${seconds()} s`,
);
process.exitCode = report.violations.length === 0 ? 0 : 1;
