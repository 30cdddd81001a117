/** A data folder belongs to one server at a time; what a server that was killed left there keeps nobody out. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo, Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { claimFolder } from '../../../local/data-folder.ts';
import { freePort } from '../../../local/loopback.ts';

const folder = mkdtempSync(join(tmpdir(), 'warm-handoff-folder-'));
const mark = join(folder, 'server');
const ownPort = 1;
const another: Server = createServer();
let takenPort = 0;

beforeAll(async () => {
  await new Promise<void>((resolve) => {
    another.listen(0, '127.0.0.1', resolve);
  });
  takenPort = (another.address() as AddressInfo).port;
});
afterAll(() => {
  another.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A process that lives and is not this one. */
const living = process.ppid;
/** No system counts so far. */
const dead = 2 ** 30;

const claimBeside = async (left: string, port = ownPort): Promise<string> => {
  writeFileSync(mark, left);
  await claimFolder(folder, port);
  return readFileSync(mark, 'utf8');
};

describe('a data folder', () => {
  it('is refused while the process that claimed it lives and its port answers, naming both', async () => {
    await expect(claimBeside(`${living} ${takenPort}`)).rejects.toThrow(
      new RegExp(`process ${living}, port ${takenPort}.*--data`),
    );
    expect(readFileSync(mark, 'utf8')).toBe(`${living} ${takenPort}`);
  });

  it('is taken over from a process that is dead', async () => {
    expect(await claimBeside(`${dead} ${takenPort}`)).toBe(`${process.pid} ${ownPort}`);
  });

  it('is taken over when another program has been given the number of the dead process', async () => {
    expect(await claimBeside(`${living} ${await freePort()}`)).toBe(`${process.pid} ${ownPort}`);
  });

  it('is taken over when this server itself listens where the dead one did', async () => {
    expect(await claimBeside(`${living} ${takenPort}`, takenPort)).toBe(`${process.pid} ${takenPort}`);
  });

  it('is taken over from a mark that was cut off or never finished', async () => {
    for (const left of ['', '12', `${living} x`])
      expect(await claimBeside(left)).toBe(`${process.pid} ${ownPort}`);
  });
});
