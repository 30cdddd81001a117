// `npm run bundles`: bundles every function as a deployment does and writes the bytes into the table of
// docs/performance.md, beside what they were in the commit that the page names.
import { globSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import process from 'node:process';
import { bundle } from '../lib/constructs/shared/bundle.ts';
import { wordsOrUsage } from './command-line.ts';

const root = join(import.meta.dirname, '..');
const page = join(root, 'docs', 'performance.md');
const row = /^\| `([\w/-]+)`\s*\| ([\d,]+|new)\s*\| ([\d,]+)\s*\|.*$/gm;

export interface Weight {
  /** `new` where the function was not there before. */
  before: string;
  now: number;
}
/** By area and folder, `api/record-contact`, as the page has them. */
export const documentedWeights = (): ReadonlyMap<string, Weight> =>
  new Map(
    [...readFileSync(page, 'utf8').matchAll(row)].map(([, name = '', before = '', now = '']) => [
      name,
      { before, now: Number(now.replaceAll(',', '')) },
    ]),
  );

/** Every function there is: lambdas/<area>/<folder>/index.ts. */
export const functionFolders = (): readonly string[] =>
  globSync('*/*/index.ts', { cwd: join(root, 'lambdas') })
    .map((file) => dirname(file).replaceAll('\\', '/'))
    .sort();

const weigh = (name: string, folder: string): number => {
  const file = join(folder, `${basename(name)}.mjs`);
  bundle(join(root, 'lambdas', name), file);
  return statSync(file).size;
};

const grouped = (bytes: number): string => bytes.toLocaleString('en-US');
const changeOf = ({ before, now }: Weight): string => {
  const then = Number(before.replaceAll(',', ''));
  return Number.isNaN(then) ? '' : `${(((now - then) / then) * 100).toFixed(1)} %`;
};

/** As prettier writes it, so that a fresh table is never a format error. */
const table = (rows: readonly (readonly string[])[]): string => {
  const width = (column: number): number => Math.max(3, ...rows.map((cells) => (cells[column] ?? '').length));
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, at) => cell.padEnd(width(at))).join(' | ')} |`;
  const [head = [], ...body] = rows;
  return [line(head), line(head.map((_, at) => '-'.repeat(width(at)))), ...body.map(line)].join('\n');
};

const main = (): void => {
  wordsOrUsage('npm run bundles: weighs every function and writes docs/performance.md; takes no option.');
  const folder = mkdtempSync(join(tmpdir(), 'warm-handoff-bundles-'));
  const known = documentedWeights();
  const rows = functionFolders().map((name): string[] => {
    const weight = { before: known.get(name)?.before ?? 'new', now: weigh(name, folder) };
    return [`\`${name}\``, weight.before, grouped(weight.now), changeOf(weight)];
  });
  rmSync(folder, { recursive: true });
  const text = readFileSync(page, 'utf8');
  const opening = '<!-- generated: bundles -->';
  const closing = '<!-- end of bundles -->';
  const from = text.indexOf(opening) + opening.length;
  const fresh = table([['function', 'bytes at 1d2c199', 'bytes now', 'change'], ...rows]);
  writeFileSync(page, `${text.slice(0, from)}\n\n${fresh}\n\n${text.slice(text.indexOf(closing))}`);
};

if (process.argv[1] === import.meta.filename) main();
