/** Statements in a folder: what one machine keeps, and what was fetched from a bucket. A file that stands is never replaced. */
import { existsSync, linkSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import type { SignedStatement } from '../../domain/access/statement.ts';
import { ConcurrentWrite, type Statements } from '../../domain/ports/ports.ts';
import { fileOf, isStatementFile, statementIn, textOf } from './statement-file.ts';

const filesIn = (folder: string): string[] =>
  existsSync(folder) ? readdirSync(folder).filter(isStatementFile).sort() : [];

export interface FolderReading {
  statements: readonly SignedStatement[];
  /** Names of files that hold no statement, or one of another number. */
  unreadable: readonly string[];
}

export const readStatements = (folder: string): FolderReading => {
  const statements: SignedStatement[] = [];
  const unreadable: string[] = [];
  for (const file of filesIn(folder))
    try {
      const signed = statementIn(readFileSync(join(folder, file), 'utf8'));
      if (fileOf(signed.statement.seq) === file) statements.push(signed);
      else unreadable.push(file);
    } catch {
      unreadable.push(file);
    }
  return { statements, unreadable };
};

const standsThere = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === 'EEXIST';

export const createStatementFolder = (folder: string): Statements => ({
  async latest() {
    const file = filesIn(folder).at(-1);
    return Promise.resolve(
      file === undefined ? undefined : statementIn(readFileSync(join(folder, file), 'utf8')),
    );
  },
  async put(signed) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const path = join(folder, fileOf(signed.statement.seq));
    // Linked into place, which fails where a file stands: a kill while writing leaves none, and two runs make one.
    const unfinished = `${path}.${process.pid}`;
    writeFileSync(unfinished, textOf(signed), { flush: true });
    try {
      linkSync(unfinished, path);
    } catch (error) {
      throw standsThere(error) ? new ConcurrentWrite('Somebody else stated first.') : error;
    } finally {
      rmSync(unfinished, { force: true });
    }
    return Promise.resolve();
  },
});
