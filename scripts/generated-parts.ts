/**
 * What stands in a page because a program knows it: a part between two markers of a page that people write. A page is
 * written anew by `npm run docs`, and `npm run docs:check` fails when it is not what the program says.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';

const root = join(import.meta.dirname, '..');

/** As prettier writes it, so that a drawn table is never a format error. */
export const table = (rows: readonly (readonly string[])[]): string => {
  const [head = [], ...body] = rows.map((row) => row.map((cell) => cell.replaceAll('|', '\\|')));
  const width = (column: number): number =>
    Math.max(3, ...[head, ...body].map((row) => (row[column] ?? '').length));
  const line = (row: readonly string[]): string =>
    `| ${row.map((cell, at) => cell.padEnd(width(at))).join(' | ')} |`;
  return [line(head), line(head.map((_, at) => '-'.repeat(width(at)))), ...body.map(line)].join('\n');
};

/** Replaces what stands between the two markers of a part. Throws when the page has no such markers. */
export const replacePart = (page: string, part: string, text: string): string => {
  const opening = `<!-- generated: ${part} -->`;
  const closing = `<!-- end of ${part} -->`;
  const from = page.indexOf(opening);
  const to = page.indexOf(closing);
  if (from === -1 || to < from) throw new Error(`The page has no markers '${opening}' and '${closing}'.`);
  return `${page.slice(0, from + opening.length)}\n\n${text}\n\n${page.slice(to)}`;
};

/** Throws for a name without a sentence: what the program knows by name, people must have said what it is. */
export const sentenceOf = (sentences: Readonly<Record<string, string>>, name: string): string => {
  const sentence = Object.hasOwn(sentences, name) ? sentences[name] : undefined;
  if (sentence === undefined) throw new Error(`Nobody has said what '${name}' means.`);
  return sentence;
};

/** Any text file of the repository. */
export const readText = (path: string): string => readFileSync(join(root, path), 'utf8');

/** Writes a page that is stale; with `--check` it only says so, and the command fails. */
export const keepFresh = (path: string, fresh: string): void => {
  if (readText(path) === fresh) return;
  if (process.argv.includes('--check')) {
    console.error(`${path} is stale: run \`npm run docs\`.`);
    process.exitCode = 1;
    return;
  }
  writeFileSync(join(root, path), fresh);
  console.log(`Wrote ${path} anew.`);
};
