// `npm run check`: everything short of the tests that must hold before a change may land.
import { spawnSync } from 'node:child_process';
import process from 'node:process';

const steps = [
  ['types', 'typecheck'],
  ['lint', 'lint'],
  ['import table', 'imports'],
  ['format', 'format:check'],
  ['unused code', 'unused'],
  ['docs/rules.md', 'docs:check'],
  ['synth', 'synth'],
] as const;

const failed: string[] = [];
for (const [title, script] of steps) {
  const startedMs = performance.now();
  const run = spawnSync('npm', ['run', '--silent', script], {
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  const seconds = ((performance.now() - startedMs) / 1000).toFixed(1);
  console.log(`${run.status === 0 ? 'ok  ' : 'FAIL'} ${title} (${seconds} s)`);
  if (run.status !== 0) {
    failed.push(title);
    console.log(run.stdout, run.stderr);
  }
}
console.log(`${steps.length - failed.length} passed, ${failed.length} failed`);
process.exit(failed.length === 0 ? 0 : 1);
