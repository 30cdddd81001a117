/** Each fault that a lock file could hide is planted into the real one, and found. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { productionPackages, readLockFile, readManifest } from '../../scripts/supply-chain/lock-file.ts';
import { pinFaults } from '../../scripts/supply-chain/pins.ts';
import { type Installed, isPermitted, productionFaults } from '../../scripts/supply-chain/production.ts';

const root = join(__dirname, '../..');
const read = (name: string): string => readFileSync(join(root, name), 'utf8');
const manifest = readManifest(read('package.json'));
const lock = readLockFile(read('package-lock.json'));
/** The version that package.json has now. */
const pinned = manifest.dependencies['zod']!;
const nothingInstalled = (): Installed | undefined => undefined;

interface Planted {
  manifest: typeof manifest;
  lock: typeof lock;
}

/** The faults after something was planted. */
const faultsAfter = (plant: (files: Planted) => void): string[] => {
  const files = structuredClone({ manifest, lock });
  plant(files);
  return [...pinFaults(files.manifest, files.lock), ...productionFaults(files.lock, nothingInstalled)];
};

const zod = (files: Planted) => files.lock.packages['node_modules/zod']!;

describe('the packages of this project', () => {
  it('have exact versions, hashes, no addresses, and nothing of production runs at installation', () => {
    expect(pinFaults(manifest, lock)).toEqual([]);
    expect(productionFaults(lock, nothingInstalled)).toEqual([]);
  });

  it('are of production when npm says so too', () => {
    const marked = Object.entries(lock.packages).filter(
      ([path, locked]) => path !== '' && locked['dev'] !== true,
    );
    expect(productionPackages(lock).paths).toEqual(marked.map(([path]) => path).sort());
  });
});

describe('a version that can move', () => {
  it.each([
    ['^4.6.7', 'dependencies'],
    ['~4.6.7', 'devDependencies'],
    ['*', 'optionalDependencies'],
    ['latest', 'peerDependencies'],
    ['4.x', 'dependencies'],
    ['>=4.6.7', 'dependencies'],
    ['4.6.7 || 5.0.0', 'dependencies'],
    ['', 'dependencies'],
    ['npm:other@^1.0.0', 'dependencies'],
    ['git+https://example.org/zod.git', 'dependencies'],
    ['file:../zod', 'dependencies'],
    ['someone/zod', 'dependencies'],
  ] as const)('%s in %s is found', (spec, section) => {
    const found = faultsAfter((files) => {
      files.manifest[section]['zod'] = spec;
      files.lock.packages[''][section]['zod'] = spec;
    });
    expect(found).toContain(`package.json ${section} zod: ${spec} is not an exact version`);
  });

  it('in an override is found, however deep it stands', () => {
    const found = faultsAfter((files) => {
      files.manifest.overrides = { knip: { 'oxc-parser': { ms: '^2.0.0' } }, zod: '4', jest: '$jest' };
    });
    expect(found).toEqual([
      'package.json overrides knip > oxc-parser > ms: ^2.0.0 is not an exact version',
      'package.json overrides zod: 4 is not an exact version',
      `node_modules/zod: ${pinned} is locked although overrides says 4`,
    ]);
  });
});

describe('a lock file that does not agree with package.json', () => {
  it.each<[string, (files: Planted) => void, string]>([
    [
      'because package.json moved on',
      ({ manifest: moved }) => (moved.dependencies['zod'] = '4.6.8'),
      `${pinned} is locked for 4.6.8`,
    ],
    [
      'because it has one more',
      ({ lock: more }) => (more.packages[''].dependencies['ms'] = '2.1.3'),
      '2.1.3 is locked for nothing',
    ],
    [
      'because another version is locked',
      (files) => (zod(files).version = '4.6.6'),
      `zod 4.6.6 is locked for ${pinned}`,
    ],
    [
      'because another package is locked',
      (files) => (zod(files).name = 'zood'),
      `zood ${pinned} is locked for ${pinned}`,
    ],
    [
      'because it is not locked',
      ({ lock: without }) => delete without.packages['node_modules/zod'],
      'zod is not locked',
    ],
    [
      'because what a package needs is not locked',
      ({ lock: without }) => delete without.packages['node_modules/temporal-utils'],
      'asks for temporal-utils, which is not locked',
    ],
    [
      'because an override is not followed',
      ({ lock: other }) => (other.packages['node_modules/oxc-parser']!.version = '0.151.0'),
      '0.151.0 is locked although overrides says',
    ],
  ])('%s is found', (_why, plant, expected) => {
    expect(faultsAfter(plant)).toContainEqual(expect.stringContaining(expected));
  });
});

describe('a package whose bytes nobody vouches for', () => {
  it.each<[string, (files: Planted) => void, string]>([
    ['without a hash', (files) => delete zod(files).integrity, 'node_modules/zod: no SHA-512 integrity'],
    [
      'with a weak hash',
      (files) => (zod(files).integrity = 'sha1-2jmj7l5rSw0yVb/vlWAYkK/YBwk='),
      'no SHA-512 integrity',
    ],
    [
      'that claims to come in an archive',
      (files) => {
        delete zod(files).integrity;
        zod(files).inBundle = true;
      },
      'no SHA-512 integrity',
    ],
    [
      'in an archive that has no hash',
      ({ lock: bare }) => delete bare.packages['node_modules/aws-cdk-lib']!.integrity,
      'node_modules/aws-cdk-lib/node_modules/yaml: no SHA-512 integrity',
    ],
    [
      'from an address',
      (files) => (zod(files).resolved = 'https://example.org/zod.tgz'),
      'names the address',
    ],
    [
      'of a git version',
      (files) => (zod(files).version = 'git+ssh://example.org/zod.git#1'),
      'is not a version',
    ],
    ['that is a folder', (files) => (zod(files).link = true), 'a link to a folder'],
    [
      'that asks for another from an address',
      (files) => (zod(files).dependencies = { ms: 'https://example.org/ms.tgz' }),
      'takes ms from outside of the registry',
    ],
    [
      'that asks for another by a GitHub shorthand',
      (files) => (zod(files).dependencies = { ms: 'someone/ms#main' }),
      'takes ms from outside of the registry',
    ],
  ])('%s is found', (_how, plant, expected) => {
    expect(faultsAfter(plant)).toContainEqual(expect.stringContaining(expected));
  });
});

describe('a package of production that runs something at installation', () => {
  it('is found by the mark of the lock, also where the lock claims that it is for development', () => {
    const found = faultsAfter(({ lock: planted }) => {
      const needed = planted.packages['node_modules/temporal-utils']!;
      needed.hasInstallScript = true;
      needed['dev'] = true;
    });
    expect(found).toEqual(['node_modules/temporal-utils: the lock marks an install script']);
  });

  it.each<[string, Installed]>([
    ['a preinstall script', { scripts: { preinstall: 'node x.js' }, hasBindingGyp: false }],
    ['an install script', { scripts: { install: 'node x.js' }, hasBindingGyp: false }],
    ['a postinstall script', { scripts: { postinstall: 'node x.js' }, hasBindingGyp: false }],
    ['a native build without a script', { scripts: {}, hasBindingGyp: true }],
  ])('is found by %s of what is installed, although the lock marks none', (_what, installed) => {
    const found = productionFaults(lock, (path) => (path === 'node_modules/zod' ? installed : undefined));
    expect(found).toEqual(['node_modules/zod: the installed package has an install script']);
  });

  it('is another matter than one that only builds itself before it is published', () => {
    const harmless = { scripts: { build: 'tsc', prepare: 'husky', test: 'jest' }, hasBindingGyp: false };
    expect(productionFaults(lock, () => harmless)).toEqual([]);
  });

  it('cannot be allowed, nor can one of development', () => {
    const found = faultsAfter(({ manifest: allowing }) => (allowing.allowScripts['esbuild'] = true));
    expect(found).toEqual(['package.json allowScripts esbuild: no package may run an install script']);
  });
});

describe('a licence of production', () => {
  it.each(['MIT', '(MIT OR Apache-2.0)', '(MIT OR GPL-3.0-or-later)', 'Apache-2.0 AND MIT'])(
    '%s asks for a notice at most',
    (licence) => {
      expect(isPermitted(licence)).toBe(true);
    },
  );

  it.each([
    'GPL-3.0-only',
    'AGPL-3.0-only',
    'MIT AND LGPL-3.0-only',
    'MPL-2.0',
    'UNLICENSED',
    'SEE LICENSE IN x',
    '',
  ])('%s is found', (licence) => {
    expect(isPermitted(licence)).toBe(false);
    expect(faultsAfter((files) => (zod(files).license = licence))).toEqual([
      `node_modules/zod: the licence ${licence} is not among those permitted`,
    ]);
  });

  it('that is not given is found', () => {
    expect(faultsAfter((files) => delete zod(files).license)).toEqual([
      'node_modules/zod: the licence none is not among those permitted',
    ]);
  });
});
