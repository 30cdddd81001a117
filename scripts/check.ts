// `npm run check`: everything short of the tests that must hold before a change may land. Two steps run at a time; what
// they say appears in the order of the list. A line that begins with "note:" is shown of a step that passed, too: it says
// what the step could not find out.
import { spawn } from 'node:child_process';
import process from 'node:process';
import { checkSteps as steps } from './check-steps.ts';
import { wordsOrUsage } from './command-line.ts';

wordsOrUsage(`npm run check: takes no option. Its steps, each a command of its own:
${steps.map(([title, script]) => `  npm run ${script.padEnd(14)}${title}`).join('\n')}`);

const atATime = 2;

interface Outcome {
  readonly passed: boolean;
  readonly seconds: string;
  readonly output: string;
}

const run = (script: string): Promise<Outcome> =>
  new Promise((resolve, reject) => {
    const startedMs = performance.now();
    let output = '';
    const child = spawn('npm', ['run', '--silent', script], {
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
    });
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => (output += text));
    child.on('error', reject).on('close', (code) => {
      const seconds = ((performance.now() - startedMs) / 1000).toFixed(1);
      resolve({ passed: code === 0, seconds, output });
    });
  });

const outcomes = steps.map(() => Promise.withResolvers<Outcome>());
const waiting = steps.entries();
/** Several of these share one list, so each takes the step that nobody has taken. */
const work = async (): Promise<void> => {
  for (const [index, [, script]] of waiting) outcomes[index]?.resolve(await run(script));
};

const noteIn = (output: string): string => output.match(/^note: .*$/gm)?.join('\n     ') ?? '';

const startedMs = performance.now();
const working = Promise.all(Array.from({ length: atATime }, work));
let failed = 0;
for (const [index, [title]] of steps.entries()) {
  const outcome = await outcomes[index]?.promise;
  if (outcome === undefined) continue;
  const { passed, seconds, output } = outcome;
  const note = noteIn(output);
  console.log(`${!passed ? 'FAIL' : note === '' ? 'ok  ' : 'note'} ${title} (${seconds} s)`);
  if (!passed) {
    failed += 1;
    console.log(output);
  } else if (note !== '') console.log(`     ${note}`);
}
await working;
console.log(`in ${((performance.now() - startedMs) / 1000).toFixed(1)} s`);
console.log(`${steps.length - failed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
