// `npm run bench`: what the project promises in figures, measured. A frame: each benchmark names its goal and reports
// what it measured; none of them fails a build, since times vary with the machine.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { wordsOrUsage } from './command-line.ts';

interface Benchmark {
  name: string;
  goal: string;
  measure: () => Promise<string>;
}

wordsOrUsage('npm run bench: starts servers and measures them; takes no option, and some minutes.');
const { restart } = await import('./bench-restart.ts');

const root = join(import.meta.dirname, '..');

/** Starts the server on a fresh folder and reads the time that it says it took. */
const startUp = (): Promise<string> =>
  new Promise((resolve, reject) => {
    const folder = mkdtempSync(join(tmpdir(), 'warm-handoff-bench-'));
    const server = spawn(process.execPath, [join(root, 'local/main.ts'), '--port', '0', '--data', folder], {
      cwd: root,
    });
    let printed = '';
    server.stdout.setEncoding('utf8').on('data', (text: string) => {
      printed += text;
      if (/after [\d.]+ s/.test(printed)) server.kill('SIGTERM');
    });
    server.once('exit', () => {
      rmSync(folder, { recursive: true, force: true });
      const seconds = /after ([\d.]+) s/.exec(printed)?.[1];
      if (seconds === undefined) reject(new Error(`The server did not become ready: ${printed}`));
      else resolve(`${seconds} s`);
    });
  });

const benchmarks: readonly Benchmark[] = [
  { name: 'ready after start, fresh data folder', goal: 'at most 3 s', measure: startUp },
  {
    name: 'restart with 10,000 open cases',
    goal: 'first answer within 3 s, all cases within 60 s, under 600 MB',
    measure: () => restart(10_000),
  },
];

for (const { name, goal, measure } of benchmarks) console.log(`${name}: ${await measure()} (goal: ${goal})`);
