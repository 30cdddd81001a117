// `npm run histories [-- --seed S --histories N]`: random lives of cases, 10,000 unless told otherwise, in worlds in memory.
// Prints what was taken and every violation with the command that plays it again; exits 1 on any.
import process from 'node:process';
import { parseArgs } from 'node:util';
import * as z from 'zod';
import { playHistories, replayCommand } from '../test/histories/play-history.ts';

const { values } = parseArgs({ options: { seed: { type: 'string' }, histories: { type: 'string' } } });
const { seed, histories } = z
  .object({
    seed: z.coerce
      .number()
      .int()
      .min(0)
      .max(0x7fff_ffff)
      .default(Date.now() % 0x7fff_ffff),
    histories: z.coerce.number().int().min(1).max(1_000_000).default(10_000),
  })
  .parse(values);

console.log(`seed ${seed}, ${histories} histories`);
const startedMs = performance.now();
const seconds = (): string => ((performance.now() - startedMs) / 1_000).toFixed(1);
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
