/** What the pages name is there: folders, files, commands, roles, decisions in a row; and no page is out of reach. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import { topicSuffixes } from '../../domain/notices/topics.ts';
import { roles } from '../../domain/shared/roles.ts';
import { lguIds } from '../../domain/shared/counties.ts';

const root = join(__dirname, '../..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

const below = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join(folder, name));
const pages = [
  ...readdirSync(root).filter((name) => name.endsWith('.md')),
  ...below('docs'),
  ...below('samples'),
];

const notOurs = new Set([
  'node_modules',
  ...read('.gitignore')
    .split('\n')
    .map((line) => line.replaceAll('/', '')),
]);
const folders = readdirSync(root, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.') && !notOurs.has(entry.name))
  .map(({ name }) => name);

/** The first column of the table that follows a heading or a line. */
const firstColumn = (page: string, after: string): string[] =>
  (page.split(after)[1] ?? '')
    .split('\n\n')[0]
    ?.split('\n')
    .flatMap((line) => [...(line.split('|')[1] ?? '').matchAll(/`([\w/-]+)`/g)])
    .map(([, name = '']) => name) ?? [];

describe('a page', () => {
  /** A link to a folder leads to every page in it. */
  const linkedFrom = (page: string): string[] =>
    [...read(page).matchAll(/\]\(([^)#\s]+)[^)]*\)/g)]
      .map(([, target = '']) => join(dirname(page), target))
      .filter((target) => existsSync(join(root, target)))
      .flatMap((target) =>
        statSync(join(root, target)).isDirectory()
          ? pages.filter((other) => other.startsWith(join(target, '/')))
          : pages.filter((other) => other === target),
      );

  it('is found by links from README.md, whatever page it is', () => {
    const reached = new Set(['README.md']);
    for (const page of reached) for (const linked of linkedFrom(page)) reached.add(linked);
    expect(pages.filter((page) => !reached.has(page))).toEqual([]);
  });

  /** What CONTRIBUTING.md adds as an example. */
  const invented = /tell-parole-officer|record-visit|plan-transfer/;
  it.each(pages)('%s: every file and folder of the repository that it names is there', (page) => {
    const named = [...read(page).matchAll(new RegExp(`\`((?:${folders.join('|')})/[\\w./-]*)\``, 'g'))]
      .map(([, path = '']) => path)
      .filter((path) => !invented.test(path));
    expect(named.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });

  it.each(pages)('%s: every command that it names exists', (page) => {
    const { scripts } = z
      .object({ scripts: z.record(z.string(), z.string()) })
      .parse(JSON.parse(read('package.json')));
    const named = [...read(page).matchAll(/npm (?:run (?:-s )?)([a-z][\w:-]*)/g)].map(
      ([, name = '']) => name,
    );
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });
});

describe('the decisions', () => {
  const files = readdirSync(join(root, 'docs/adr'));
  const numbers = files.map((file) => Number(file.slice(0, 4)));

  it('are numbered without a gap, and no number is given twice', () => {
    expect(numbers.toSorted((a, b) => a - b)).toEqual(numbers.map((_, index) => index + 1));
  });

  it('say their number in the heading, and take one page', () => {
    for (const file of files) {
      const text = read(`docs/adr/${file}`);
      expect([file, text.slice(2, 6)]).toEqual([file, file.slice(0, 4)]);
    }
  });
});

describe('README.md', () => {
  const page = read('README.md');

  it('tells what lives in every folder of the root', () => {
    const told = firstColumn(page, '| folder').map((name) => name.replace('/', ''));
    expect(told.toSorted()).toEqual(folders.toSorted());
  });

  it('tells of every role, and of no other', () => {
    expect(firstColumn(page, '| role')).toEqual([...roles]);
  });
});

describe('the picture of the architecture', () => {
  it('counts the topics as they are', () => {
    const others = topicSuffixes.length - lguIds.length;
    expect(read('docs/architecture.md')).toContain(`${lguIds.length} LGUs and ${others} more`);
  });
});

describe('the licence', () => {
  it('is the one that package.json names, in full', () => {
    expect(
      z.object({ license: z.literal('Apache-2.0') }).safeParse(JSON.parse(read('package.json'))).success,
    ).toBe(true);
    const text = read('LICENSE');
    expect(text).toContain('Version 2.0, January 2004');
    expect(text).toContain('9. Accepting Warranty or Additional Liability.');
    expect(text).toContain('END OF TERMS AND CONDITIONS');
  });
});
