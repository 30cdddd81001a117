/** Every command of package.json that is a program of ours tells what it takes, and refuses what it does not know. */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { describe, expect, it } from '@jest/globals';
import * as z from 'zod';

const root = join(__dirname, '../..');
const { scripts } = z
  .object({ scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));

/** What is one program; `docs` is several, which take no word. */
const programs = Object.entries(scripts).flatMap(([name, command]) => {
  const [, file] = /^node ((?:scripts|local)\/[\w/-]+\.ts)$/.exec(command) ?? [];
  return file === undefined ? [] : [{ name, file }];
});

interface Ended {
  code: number | null;
  out: string;
  err: string;
}

const run = (file: string, option: string): Promise<Ended> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(root, file), option], { cwd: root });
    let out = '';
    let err = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
    child.once('error', reject).once('close', (code) => resolve({ code, out, err }));
  });

describe('a command', () => {
  it('is one of these', () => {
    expect(programs.map(({ name }) => name)).toEqual(
      expect.arrayContaining([
        'start',
        'demo',
        'registry',
        'invite',
        'audit:verify',
        'fuzz',
        'price',
        'bench',
      ]),
    );
  });

  it.each(programs)('$name tells what it takes, and ends well', async ({ file }) => {
    const { code, out, err } = await run(file, '--help');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/npm (run|start)|options:/);
  });

  it.each(programs)('$name refuses an option that it does not know, with what it takes', async ({ file }) => {
    const { code, out, err } = await run(file, '--no-such-option');
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(/npm (run|start)|options:/);
    expect(err).not.toMatch(/^ {4}at /m);
  });
});
