// `npm run dependencies`: versions are exact, the lock agrees and has a hash for each package, and no package of
// production has an install script or an unusual licence. Exits 1 with every fault in words.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import * as z from 'zod';
import { wordsOrUsage } from './command-line.ts';
import { productionPackages, readLockFile, readManifest } from './supply-chain/lock-file.ts';
import { pinFaults } from './supply-chain/pins.ts';
import { type Installed, productionFaults } from './supply-chain/production.ts';

wordsOrUsage('npm run dependencies: takes no option.');

const root = join(import.meta.dirname, '..');
const withScripts = z.object({ scripts: z.record(z.string(), z.string()).default({}) });

const installedAt = (path: string): Installed | undefined => {
  const file = join(root, path, 'package.json');
  if (!existsSync(file)) return undefined;
  const { scripts } = withScripts.parse(JSON.parse(readFileSync(file, 'utf8')));
  return { scripts, hasBindingGyp: existsSync(join(root, path, 'binding.gyp')) };
};

const manifest = readManifest(readFileSync(join(root, 'package.json'), 'utf8'));
const lock = readLockFile(readFileSync(join(root, 'package-lock.json'), 'utf8'));
const faults = [...pinFaults(manifest, lock), ...productionFaults(lock, installedAt)];
for (const fault of faults) console.error(fault);
console.log(
  `${Object.keys(lock.packages).length - 1} packages, ${productionPackages(lock).paths.length} of production: ${faults.length} faults.`,
);
process.exitCode = faults.length === 0 ? 0 : 1;
