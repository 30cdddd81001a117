// `npm run sbom [-- file]`: writes the packages of production as CycloneDX, to dist/sbom.cdx.json, and exits 1 when it is not
// all that the lock file holds.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import process from 'node:process';
import { wordsOrUsage } from './command-line.ts';
import { type LockFile, readLockFile } from './supply-chain/lock-file.ts';
import { productionOnly, readSbom, sbomFaults } from './supply-chain/sbom.ts';

const root = join(import.meta.dirname, '..');
const [target = join(root, 'dist', 'sbom.cdx.json')] = wordsOrUsage('npm run sbom [-- file]', 1);
const options = ['--package-lock-only', '--sbom-format=cyclonedx', '--sbom-type=application'];

/** npm calls a project by the folder in which it lies. */
const writtenByNpm = (lock: LockFile): string => {
  const outer = mkdtempSync(join(tmpdir(), 'sbom-'));
  try {
    const folder = join(outer, lock.packages[''].name ?? 'project');
    mkdirSync(folder);
    for (const [name, text] of Object.entries(productionOnly(lock))) writeFileSync(join(folder, name), text);
    const run = spawnSync('npm', ['sbom', ...options], {
      cwd: folder,
      encoding: 'utf8',
      shell: process.platform === 'win32',
    });
    if (run.status !== 0) throw new Error(`npm sbom failed (it needs npm 10 or later):\n${run.stderr}`);
    return run.stdout;
  } finally {
    rmSync(outer, { recursive: true });
  }
};

const lock = readLockFile(readFileSync(join(root, 'package-lock.json'), 'utf8'));
const written = writtenByNpm(lock);
mkdirSync(dirname(target), { recursive: true });
writeFileSync(target, written);

const bom = readSbom(written);
const faults = sbomFaults(bom, lock);
for (const fault of faults) console.error(fault);
console.log(
  `${relative(root, target)}: ${bom.components.length} packages of production, ${faults.length} faults.`,
);
process.exitCode = faults.length === 0 ? 0 : 1;
