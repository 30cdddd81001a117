/** SECURITY.md names code, tests, commands and routes. Each of them is there, and no clause of the rule is left out. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { routes } from '../../domain/api/routes.ts';

const root = join(__dirname, '../..');
const page = readFileSync(join(root, 'SECURITY.md'), 'utf8');
const folders = 'adapters|bin|docs|domain|lambdas|lib|local|samples|scripts|statemachines|test';

const pathsIn = (text: string): string[] =>
  [...text.matchAll(new RegExp(`\`((?:${folders})/[\\w./-]+)\``, 'g'))].map(([, path = '']) => path);

/** The technical safeguards of 45 CFR 164.312. */
const clauses = [
  '(a)(1)',
  '(a)(2)(i)',
  '(a)(2)(ii)',
  '(a)(2)(iii)',
  '(a)(2)(iv)',
  '(b)',
  '(c)(1)',
  '(c)(2)',
  '(d)',
  '(e)(1)',
  '(e)(2)(i)',
  '(e)(2)(ii)',
];

const rowOf = (clause: string): string[] | undefined =>
  page
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .find(([, first = '']) => first.replace(/ [RA]$/, '') === clause);

describe('the page on security', () => {
  it.each([...new Set(pathsIn(page))].sort())('names %s, which is there', (path) => {
    expect(existsSync(join(root, path))).toBe(true);
  });

  it('names commands that exist', () => {
    const commands = [...page.matchAll(/npm run ([\w:-]+)/g)].map(([, name = '']) => name);
    const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: object };
    expect(commands.length).toBeGreaterThan(1);
    expect(commands.filter((name) => !(name in scripts))).toEqual([]);
  });

  it('names routes that exist', () => {
    const named = [...page.matchAll(/`((?:GET|POST|PUT|DELETE) \/[^`]+)`/g)].map(([, route = '']) => route);
    const known = new Set(Object.values(routes).map(({ method, path }) => `${method} ${path}`));
    expect(named.length).toBeGreaterThan(2);
    expect(named.filter((route) => !known.has(route))).toEqual([]);
  });

  it.each(clauses)('answers 164.312%s with a control, code and a test', (clause) => {
    const [, , , control = '', code = '', test = ''] = rowOf(clause) ?? [];
    expect(control.length).toBeGreaterThan(20);
    expect(pathsIn(code).filter((path) => !path.startsWith('test/'))).not.toEqual([]);
    expect(pathsIn(test).filter((path) => path.startsWith('test/') && path.endsWith('.test.ts'))).not.toEqual(
      [],
    );
  });
});
