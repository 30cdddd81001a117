// `npm run fuzz [-- --seed S --requests N]`: requests derived from the contracts, 100,000 unless told otherwise, against
// worlds in memory. Prints what was answered and every failure with the command that plays it again; exits 1 on any.
import process from 'node:process';
import { readRun } from './seeded-run.ts';

const { seed, count: requests, seconds } = readRun('requests', { usual: 100_000, most: 10_000_000 });
// Loaded after the command line was read, which then answers at once.
const { fuzz, replayCommand } = await import('../test/fuzz/run.ts');
const { tableOf, totalsOf } = await import('../test/fuzz/summary.ts');
const report = await fuzz({
  seed,
  requests,
  onProgress: (sent, faults) => {
    if (sent % 10_000 === 0) console.log(`${sent} requests, ${faults} faults, ${seconds()} s`);
  },
});

console.log(tableOf(report));
for (const fault of report.faults)
  console.log(`\nFAULT ${fault.what}\n  ${fault.request}\n  play it again: ${replayCommand(fault)}`);
const { fivexx, undocumented, halfWritten, taken } = totalsOf(report);
console.log(
  `\n${report.requests} requests (${taken} taken), seed ${seed}: ${fivexx} answers 5xx, ` +
    `${undocumented} not as the document says, ${halfWritten} half-written or broken; ${seconds()} s`,
);
process.exitCode = report.faults.length === 0 ? 0 : 1;
