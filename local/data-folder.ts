/** What one machine keeps between starts: three keys made at first start, the clock's offset, the database file, statements. */
import { createPrivateKey, generateKeyPairSync, randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import {
  isStatementKey,
  makeStatementKey,
  publicStatementKey,
} from '../adapters/local-keys/statement-keys.ts';
import { accepts } from './loopback.ts';

export interface DataFolder {
  databasePath: string;
  /** PKCS #8, as PEM. */
  tokenSigningKey: string;
  personKey: Uint8Array;
  /** PKCS #8, as PEM; its public half stands in the folder of statements. */
  statementKey: string;
  statementFolder: string;
  clockOffsetMs(): number;
  keepClockOffsetMs(offsetMs: number): void;
}

const keyBytes = 32;
const ownerOnly = 0o600;

interface Secret {
  file: string;
  make: () => string;
  isWhole: (text: string) => boolean;
  /** What to do when there is no copy of it. */
  orElse: string;
}

const personSecret: Secret = {
  file: 'person-key',
  make: () => randomBytes(keyBytes).toString('hex'),
  isWhole: (text) => new RegExp(`^[0-9a-f]{${keyBytes * 2}}$`).test(text),
  orElse:
    'If the folder holds no case yet, delete the file and start again; otherwise read “Rotating the person key” in docs/runbooks/operations.md.',
};

const signingSecret: Secret = {
  file: 'token-signing-key.pem',
  // RSA, because Cognito signs with RSA.
  make: () =>
    generateKeyPairSync('rsa', { modulusLength: 2048 })
      .privateKey.export({ type: 'pkcs8', format: 'pem' })
      .toString(),
  isWhole: (text) => {
    try {
      return createPrivateKey(text).asymmetricKeyType === 'rsa';
    } catch {
      return false;
    }
  },
  orElse: 'Without a copy delete the file and start again: every token is void then.',
};

const statementSecret: Secret = {
  file: 'statement-key.pem',
  make: makeStatementKey,
  isWhole: isStatementKey,
  orElse:
    'Without a copy delete the file, move the folder statements away, and keep that: what it says can still be verified. Then start again.',
};

/** Renamed into place, so that a kill while writing leaves no key, and the next start makes one. */
const keepNew = (path: string, text: string): void => {
  const unfinished = `${path}.${process.pid}`;
  writeFileSync(unfinished, text, { mode: ownerOnly, flush: true });
  renameSync(unfinished, path);
};

const textIn = (path: string): string => {
  try {
    chmodSync(path, ownerOnly);
    return readFileSync(path, 'utf8').trim();
  } catch {
    return '';
  }
};

/** Never replaces a key that is there: what was made with it would be lost. Throws for one that is not whole. */
const secretIn = (folder: string, { file, make, isWhole, orElse }: Secret): string => {
  const path = join(folder, file);
  if (!existsSync(path)) keepNew(path, make());
  const text = textIn(path);
  if (isWhole(text)) return text;
  throw new Error(`The key in ${path} is empty, damaged or not yours to read: put back its copy. ${orElse}`);
};

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // It lives, but is another user's.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
};

interface FolderOwner {
  pid: number;
  port: number;
}

const ownerIn = (mark: string): FolderOwner | undefined => {
  const [, pid, port] = /^(\d+) (\d{1,5})$/.exec(existsSync(mark) ? readFileSync(mark, 'utf8') : '') ?? [];
  return pid === undefined ? undefined : { pid: Number(pid), port: Number(port) };
};

/** A server lives while its process does and its port answers: the system gives the number of a dead process again. */
const lives = async ({ pid, port }: FolderOwner, ownPort: number): Promise<boolean> =>
  pid !== process.pid && port !== ownPort && isAlive(pid) && (await accepts(port));

/**
 * Keeps a folder to one server, which listens already: two would both carry its cases. The mark of a server that was
 * killed is taken over. Throws when another server runs on the folder.
 */
export const claimFolder = async (folder: string, ownPort: number): Promise<void> => {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const mark = join(folder, 'server');
  const holder = ownerIn(mark);
  if (holder && (await lives(holder, ownPort)))
    throw new Error(
      `Another server (process ${holder.pid}, port ${holder.port}) runs on ${folder}: end it, or give another folder with --data.`,
    );
  writeFileSync(mark, `${process.pid} ${ownPort}`);
  process.once('exit', () => rmSync(mark, { force: true }));
};

/** What `npm start` states is here, and with it the public key by which it is verified. */
export const statementsIn = (folder: string): { folder: string; publicKey: string } => ({
  folder: join(folder, 'statements'),
  publicKey: join(folder, 'statements', 'public-key.pem'),
});

/** Throws where statements stand that another key signed. */
const keepPublicKey = (folder: string, privateKey: string): void => {
  const { folder: statements, publicKey } = statementsIn(folder);
  const own = publicStatementKey(privateKey);
  mkdirSync(statements, { recursive: true, mode: 0o700 });
  if (!existsSync(publicKey)) keepNew(publicKey, own);
  if (readFileSync(publicKey, 'utf8') !== own)
    throw new Error(
      `${publicKey} is not of the key in ${join(folder, statementSecret.file)}: put back the copy of that. ${statementSecret.orElse}`,
    );
};

export const openDataFolder = (folder: string): DataFolder => {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const offsetPath = join(folder, 'clock-offset-ms');
  const statementKey = secretIn(folder, statementSecret);
  keepPublicKey(folder, statementKey);
  return {
    databasePath: join(folder, 'warm-handoff.sqlite'),
    tokenSigningKey: secretIn(folder, signingSecret),
    personKey: Buffer.from(secretIn(folder, personSecret), 'hex'),
    statementKey,
    statementFolder: statementsIn(folder).folder,
    clockOffsetMs: () => (existsSync(offsetPath) ? Number(readFileSync(offsetPath, 'utf8')) : 0),
    keepClockOffsetMs: (offsetMs) => {
      // Renamed into place, so that a kill while writing leaves the old offset.
      writeFileSync(`${offsetPath}.new`, String(offsetMs));
      renameSync(`${offsetPath}.new`, offsetPath);
    },
  };
};
