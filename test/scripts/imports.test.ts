/** The import table is not only written down: an import that it forbids fails `npm run imports`. */
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

const root = join(__dirname, '..', '..');
let tree: string;

beforeAll(() => {
  tree = mkdtempSync(join(tmpdir(), 'imports-'));
  for (const file of ['.dependency-cruiser.cjs', 'tsconfig.json'])
    copyFileSync(join(root, file), join(tree, file));
});
afterAll(() => rmSync(tree, { recursive: true }));

const violations = (files: Record<string, string>): string[] => {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(tree, path)), { recursive: true });
    writeFileSync(join(tree, path), text);
  }
  const cruiser = join(root, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruiser.mjs');
  const { stdout } = spawnSync(
    process.execPath,
    [cruiser, '--config', '.dependency-cruiser.cjs', '--output-type', 'json', 'domain'],
    { cwd: tree, encoding: 'utf8' },
  );
  const { summary } = JSON.parse(stdout) as {
    summary: { violations: { from: string; rule: { name: string } }[] };
  };
  for (const path of Object.keys(files)) rmSync(join(tree, path));
  return summary.violations.map(({ from, rule }) => `${rule.name}: ${from}`);
};

describe('the floors of the domain', () => {
  it('let a strand import the kernel', () => {
    expect(
      violations({
        'domain/case/case-record.ts': 'export interface CaseRecord { caseId: string }\n',
        'domain/aot/order.ts':
          "import type { CaseRecord } from '../case/case-record.ts';\nexport type Order = CaseRecord;\n",
      }),
    ).toEqual([]);
  });

  it('let no kernel import a strand, not even a type', () => {
    expect(
      violations({
        'domain/aot/order.ts': 'export interface Order { orderId: string }\n',
        'domain/case/case-record.ts':
          "import type { Order } from '../aot/order.ts';\nexport type CaseRecord = Order;\n",
      }),
    ).toEqual(['floor-of-case: domain/case/case-record.ts']);
  });

  it('let no strand import another beside it', () => {
    expect(
      violations({
        'domain/aot/order.ts': 'export interface Order { orderId: string }\n',
        'domain/placement/offer.ts':
          "import type { Order } from '../aot/order.ts';\nexport type Offer = Order;\n",
      }),
    ).toEqual(['floor-of-placement: domain/placement/offer.ts']);
  });

  it('let no folder stand outside of them', () => {
    expect(
      violations({
        'domain/attic/old.ts': "import { a } from './new.ts';\nexport const b = a;\n",
        'domain/attic/new.ts': 'export const a = 1;\n',
      }),
    ).toEqual(['domain-stands-on-floors: domain/attic/old.ts']);
  });
});
