/**
 * The page by which an administrator stands up a stage: each of its commands runs here, against one machine in the place of the
 * stage, or stands in the table of those that need an account of AWS.
 */
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { exportCsv } from '../../local/registry/import-export.ts';
import { readSample } from '../../local/samples.ts';
import { openRig, type Rig } from '../local/gateway/gateway-rig.ts';

const root = join(import.meta.dirname, '../..');
const page = readFileSync(join(root, 'docs/deploying.md'), 'utf8');

const commands = [...page.matchAll(/```sh\n(.*?)```/gs)].flatMap(([, block = '']) =>
  block.split('\n').filter((line) => line.trim() !== ''),
);

/** What no machine without an account can do, by how it begins; `npm run deploy:emulator` deploys to an emulator. */
const needAnAccount: readonly (readonly [RegExp, string])[] = [
  [/^npm run synth$/, 'a step of npm run check'],
  [/^npx cdk (bootstrap|deploy --all|destroy --all)/, 'an account of AWS, or an emulator'],
  [/^npm run invite -- /, 'a user pool of Cognito'],
  [/^npm run sign-in -- /, 'a user pool of Cognito, and a person'],
  [/^npm run ready -- --stage dev /, 'the outputs of stacks'],
];
const isElsewhere = (command: string): boolean => needAnAccount.some(([pattern]) => pattern.test(command));
const here = commands.filter((command) => !isElsewhere(command));

let rig: Rig;
let folder: string;
let token: string;
beforeAll(async () => {
  rig = await openRig();
  folder = mkdtempSync(join(tmpdir(), 'deploying-'));
  token = await rig.tokens.issue({ sub: 'ann', role: 'admin', org: 'operations' });
  writeFileSync(join(folder, 'token'), token);
  for (const kind of ['health-homes', 'mailboxes'] as const)
    writeFileSync(join(folder, `${kind}.csv`), await exportCsv(rig.world.store, kind));
  const { referral } = readSample('pilgrim-enrolled-friday-evening');
  writeFileSync(join(folder, 'referral.json'), JSON.stringify(referral));
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await rig.close();
});

interface Ended {
  code: number;
  out: string;
}

const wordsOf = (command: string): string[] =>
  [...command.replaceAll('$API', rig.url).matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(
    ([, double, single, plain]) => double ?? single ?? plain ?? '',
  );

/** As `npm run` would, in the folder that has the files of the page. */
const runScript = ([, , name = '', , ...args]: readonly string[]): Promise<Ended> =>
  new Promise((resolve) => {
    const file = join(root, 'scripts', `${name}.ts`);
    execFile(process.execPath, [file, ...args], { cwd: folder }, (error, stdout, stderr) => {
      resolve({ code: Number(error?.code ?? 0), out: stdout + stderr });
    });
  });

/** Not every machine has curl. */
const post = async ([, , url = '', ...options]: readonly string[]): Promise<Ended> => {
  const planner = await rig.bearer('planner', 'pilgrim-pc');
  const valuesOf = (name: string): string[] =>
    options.flatMap((option, at) => (option === name ? [options[at + 1] ?? ''] : []));
  const headers = Object.fromEntries(
    valuesOf('-H').map((header): [string, string] => {
      const [name = '', value = ''] = header.split(': ');
      return [name, value];
    }),
  );
  expect(headers['authorization']).toBe('Bearer $TOKEN');
  const [file = ''] = valuesOf('-d');
  const answer = await fetch(url, {
    method: 'POST',
    headers: { ...headers, ...planner },
    body: readFileSync(join(folder, file.slice(1)), 'utf8'),
  });
  return { code: answer.status === 201 ? 0 : 22, out: await answer.text() };
};

describe('docs/deploying.md', () => {
  it('has commands of each sort, and no row of the table is of none', () => {
    expect(here.length).toBeGreaterThan(7);
    for (const [pattern] of needAnAccount)
      expect(commands.filter((command) => pattern.test(command))).not.toEqual([]);
  });

  it.each(here)('%s', async (command) => {
    const words = wordsOf(command);
    const { code, out } = await (words[0] === 'curl' ? post(words) : runScript(words));
    // The counties of one machine have mailboxes of their own, which the registry does not name.
    const expected = command.startsWith('npm run ready') ? 1 : 0;
    expect({ code, out }).toEqual({ code: expected, out: expect.any(String) });
    if (expected === 1) expect(JSON.parse(out)).toMatchObject({ ready: false });
  });
});
