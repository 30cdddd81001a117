/** A data folder belongs to one server at a time; what a server that was killed left there keeps nobody out. */
import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { claimFolder, openDataFolder } from '../../../local/data-folder.ts';
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

describe('the keys of a data folder', () => {
  const keys = ['token-signing-key.pem', 'person-key', 'statement-key.pem'];
  const newFolder = (): string => {
    const made = join(folder, 'keys');
    rmSync(made, { recursive: true, force: true });
    mkdirSync(made);
    return made;
  };

  /** A first start that the system kills when it has opened the file of a key and written nothing yet. */
  const startKilled = (data: string): NodeJS.Signals | null => {
    const killed = `
      import fs from 'node:fs';
      import { syncBuiltinESMExports } from 'node:module';
      fs.writeFileSync = (path) => {
        fs.closeSync(fs.openSync(path, 'w'));
        process.kill(process.pid, 'SIGKILL');
      };
      syncBuiltinESMExports();`;
    const start = `
      const { openDataFolder } = await import(${JSON.stringify(join(process.cwd(), 'local/data-folder.ts'))});
      openDataFolder(${JSON.stringify(data)});`;
    const preload = `data:text/javascript,${encodeURIComponent(killed)}`;
    return spawnSync(process.execPath, ['--import', preload, '--input-type=module', '-e', start]).signal;
  };

  it('are made at first start for their owner alone, and stay the same', () => {
    const data = newFolder();
    const { personKey, tokenSigningKey, statementKey } = openDataFolder(data);
    expect(personKey).toHaveLength(32);
    for (const key of keys) expect(statSync(join(data, key)).mode & 0o777).toBe(0o600);
    const again = openDataFolder(data);
    expect({ ...again }).toMatchObject({ personKey, tokenSigningKey, statementKey });
  });

  it('are not half-made by a first start that was killed: the next one makes them', () => {
    const data = newFolder();
    expect(startKilled(data)).toBe('SIGKILL');
    expect(keys.filter((key) => existsSync(join(data, key)))).toEqual([]);
    expect(openDataFolder(data).personKey).toHaveLength(32);
  });

  it.each([
    ['token-signing-key.pem', 'empty', '', /token is void/],
    ['token-signing-key.pem', 'cut off', '-----BEGIN PRIVATE KEY-----\nMIIE', /token is void/],
    ['person-key', 'empty', '', /no case yet.*Rotating the person key/],
    ['person-key', 'cut off', 'ab'.repeat(31), /no case yet.*Rotating the person key/],
    ['statement-key.pem', 'empty', '', /move the folder statements away/],
  ])('%s that is %s is told with what to do, and not replaced', (key, _how, text, next) => {
    const data = newFolder();
    openDataFolder(data);
    writeFileSync(join(data, key), text);
    expect(() => openDataFolder(data)).toThrow(next);
    expect(() => openDataFolder(data)).toThrow(
      `The key in ${join(data, key)} is empty, damaged or not yours`,
    );
    expect(readFileSync(join(data, key), 'utf8')).toBe(text);
  });

  it('do not sign beside statements of another key: the one that was lost is asked for', () => {
    const data = newFolder();
    openDataFolder(data);
    rmSync(join(data, 'statement-key.pem'));
    expect(() => openDataFolder(data)).toThrow(
      /public-key.pem is not of the key.*move the folder statements away/,
    );
    renameSync(join(data, 'statements'), join(data, 'statements of before'));
    expect(openDataFolder(data).statementFolder).toBe(join(data, 'statements'));
  });

  it('that cannot be read are told so', () => {
    const data = newFolder();
    mkdirSync(join(data, 'person-key'));
    expect(() => openDataFolder(data)).toThrow(/person-key is empty, damaged or not yours to read/);
  });

  it('name a part of the runbook that is there', () => {
    expect(readFileSync('docs/runbooks/operations.md', 'utf8')).toContain('## Rotating the person key');
  });
});
