/** What one machine keeps between starts: two keys made at first start, the clock's offset, and the database file. */
import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface DataFolder {
  databasePath: string;
  tokenKey: Uint8Array;
  personKey: Uint8Array;
  clockOffsetMs(): number;
  keepClockOffsetMs(offsetMs: number): void;
}

const keyBytes = 32;
const ownerOnly = 0o600;

const keyIn = (path: string): Uint8Array => {
  if (!existsSync(path)) writeFileSync(path, randomBytes(keyBytes).toString('hex'), { mode: ownerOnly });
  chmodSync(path, ownerOnly);
  return Buffer.from(readFileSync(path, 'utf8').trim(), 'hex');
};

export const openDataFolder = (folder: string): DataFolder => {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const offsetPath = join(folder, 'clock-offset-ms');
  return {
    databasePath: join(folder, 'warm-handoff.sqlite'),
    tokenKey: keyIn(join(folder, 'token-key')),
    personKey: keyIn(join(folder, 'person-key')),
    clockOffsetMs: () => (existsSync(offsetPath) ? Number(readFileSync(offsetPath, 'utf8')) : 0),
    keepClockOffsetMs: (offsetMs) => {
      // Renamed into place, so that a kill while writing leaves the old offset.
      writeFileSync(`${offsetPath}.new`, String(offsetMs));
      renameSync(`${offsetPath}.new`, offsetPath);
    },
  };
};
