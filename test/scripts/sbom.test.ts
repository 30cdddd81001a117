/** The bill of materials, as npm writes it today, holds every locked package of production; what is missing is found. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { readLockFile } from '../../scripts/supply-chain/lock-file.ts';
import { readSbom, type Sbom, sbomFaults } from '../../scripts/supply-chain/sbom.ts';

const root = join(__dirname, '../..');
const lock = readLockFile(readFileSync(join(root, 'package-lock.json'), 'utf8'));
/** The version of zod that the lock has now. */
const pinned = lock.packages['node_modules/zod']!.version;
const folder = mkdtempSync(join(tmpdir(), 'sbom-test-'));
const target = join(folder, 'sbom.cdx.json');
execFileSync(process.execPath, [join(root, 'scripts/build-sbom.ts'), target]);
const text = readFileSync(target, 'utf8');
const bill = readSbom(text);

afterAll(() => rmSync(folder, { recursive: true }));

/** What the lock marks as production, read without the walk that the check makes. */
const locked = Object.entries(lock.packages)
  .filter(([path, { ['dev']: dev }]) => path !== '' && dev !== true)
  .map(([path, { version, license, integrity = '' }]) => ({
    name: path.split('node_modules/').at(-1),
    version,
    license,
    hash: Buffer.from(integrity.replace('sha512-', ''), 'base64').toString('hex'),
  }));

describe('the bill of materials', () => {
  it('is CycloneDX 1.5 about this project', () => {
    expect(bill).toMatchObject({
      bomFormat: 'CycloneDX',
      specVersion: '1.5',
      metadata: { component: { name: 'warm-handoff', type: 'application' } },
    });
    expect(sbomFaults(bill, lock)).toEqual([]);
  });

  it('holds every locked package of production with its version, licence and hash, and no other', () => {
    expect(locked.length).toBeGreaterThan(40);
    const listed = bill.components.map(({ name, version, licenses, hashes }) => ({
      name,
      version,
      license: licenses[0]?.license?.id ?? licenses[0]?.expression,
      hash: hashes[0]?.content,
    }));
    const byName = (a: { name?: string | undefined }, b: { name?: string | undefined }) =>
      (a.name ?? '').localeCompare(b.name ?? '');
    expect(listed.sort(byName)).toEqual(locked.sort(byName));
  });

  it('says what depends on what', () => {
    const edges = new Map(bill.dependencies.map(({ ref, dependsOn }) => [ref, dependsOn]));
    expect(edges.get(`warm-handoff@${lock.packages[''].version}`)).toEqual(
      expect.arrayContaining([`zod@${pinned}`, expect.stringMatching(/^csv-parse@/)]),
    );
  });

  it('names no address but that of its schema', () => {
    expect(text.match(/https?:\/\/[^"]+/g)).toEqual(['http://cyclonedx.org/schema/bom-1.5.schema.json']);
  });
});

describe('a bill of materials that is not the truth', () => {
  const zod = (bad: Sbom) => bad.components.find(({ name }) => name === 'zod')!;

  it.each<[string, (bad: Sbom) => void, string]>([
    [
      'it leaves a package out',
      (bad) => bad.components.splice(bad.components.indexOf(zod(bad)), 1),
      `zod@${pinned} is locked and not in the bill`,
    ],
    [
      'a version is another',
      (bad) => (zod(bad).version = '4.6.6'),
      `zod@${pinned} is locked and not in the bill`,
    ],
    [
      'a package is not of production',
      (bad) => (zod(bad).name = 'jest'),
      `jest@${pinned} is not of production`,
    ],
    [
      'a licence is another',
      (bad) => (zod(bad).licenses = [{ license: { id: 'ISC' } }]),
      `zod@${pinned}: the licence is not`,
    ],
    ['a licence is missing', (bad) => (zod(bad).licenses = []), `zod@${pinned}: the licence is not`],
    ['a hash is another', (bad) => (zod(bad).hashes[0]!.content = '00'), `zod@${pinned}: the hash is not`],
    ['a hash is missing', (bad) => (zod(bad).hashes = []), `zod@${pinned}: the hash is not`],
    [
      'a package URL names another',
      (bad) => (zod(bad).purl = `pkg:npm/zood@${pinned}`),
      'the package URL is pkg:npm/zood',
    ],
    [
      'a dependency leads nowhere',
      (bad) => bad.dependencies[0]!.dependsOn.push('ghost@1.0.0'),
      'depends on ghost@1.0.0, which is not there',
    ],
    [
      'an address is in it',
      (bad) =>
        Object.assign(zod(bad), {
          externalReferences: [{ type: 'distribution', url: 'https://example.org/z' }],
        }),
      'an address: https://example.org/z',
    ],
    [
      'it is about another project',
      (bad) => (bad.metadata.component.name = 'folder'),
      'the bill is not called warm-handoff',
    ],
  ])('is found when %s', (_how, spoil, expected) => {
    const bad = structuredClone(bill);
    spoil(bad);
    expect(sbomFaults(bad, lock)).toContainEqual(expect.stringContaining(expected));
  });

  it('cannot be read when it is of another format', () => {
    expect(() => readSbom(JSON.stringify({ ...bill, bomFormat: 'SPDX' }))).toThrow();
  });
});
