// `npm run advisories`: asks the registry for known faults of the packages of production. Exits 1 when there are some. A
// registry that does not answer audits fails nothing, and is said: nothing was learned then.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { wordsOrUsage } from './command-line.ts';
import { type Advisories, askForAdvisories, type Audit, probeFiles } from './supply-chain/advisories.ts';

wordsOrUsage('npm run advisories: takes no option.');

const root = join(import.meta.dirname, '..');
const options = [
  '--omit=dev',
  '--package-lock-only',
  '--json',
  '--fetch-retries=0',
  '--fetch-timeout=20000',
  // A refusal is told apart on standard error, which `npm run --silent` would hush in every npm below it.
  '--loglevel=error',
];

const audit: Audit = (folder) =>
  spawnSync('npm', ['audit', ...options], {
    cwd: folder,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });

const inWords = (advisories: Advisories): string => {
  switch (advisories.kind) {
    case 'noneKnown':
      return `No fault is known of the ${advisories.asked} packages of production.`;
    case 'known':
      return `Faults are known:\n${advisories.packages.join('\n')}`;
    case 'noAnswer':
      return `note: the registry does not answer audits (${advisories.why}): nothing was learned about known faults.`;
  }
};

const probeFolder = mkdtempSync(join(tmpdir(), 'warm-handoff-probe-'));
try {
  for (const [name, text] of Object.entries(probeFiles)) writeFileSync(join(probeFolder, name), text);
  const advisories = askForAdvisories(audit, root, probeFolder);
  console.log(inWords(advisories));
  process.exitCode = advisories.kind === 'known' ? 1 : 0;
} finally {
  rmSync(probeFolder, { recursive: true });
}
