// Runs before `npm start`, `npm test` and the other commands: installs the locked packages when they are
// missing or differ from the lock file. Plain JavaScript, since it must run on the host's Node 20 before
// Node 24 (the Lambda runtime, an npm package here) is there.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const stamp = join(root, 'node_modules', '.warm-handoff-installed');
const lock = createHash('sha256')
  .update(readFileSync(join(root, 'package-lock.json')))
  .update(`${process.platform}-${process.arch}`)
  .digest('hex');

if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== lock) {
  console.error('Installing the packages (npm ci, about a minute the first time) ...');
  const windows = process.platform === 'win32';
  const install = spawnSync(windows ? 'npm.cmd' : 'npm', ['ci', '--strict-allow-scripts', '--no-audit'], {
    cwd: root,
    shell: windows,
    stdio: ['ignore', 'pipe', 'pipe'],
    encoding: 'utf8',
  });
  if (install.status !== 0) {
    console.error(install.stdout ?? '', install.stderr ?? install.error);
    console.error('npm ci failed. Check the network and the npm registry, then run the same command again.');
    process.exit(1);
  }
  writeFileSync(stamp, lock);
}

const bundledNode = join(root, 'node_modules', '.bin', process.platform === 'win32' ? 'node.cmd' : 'node');
if (!existsSync(bundledNode) && Number(process.versions.node.split('.')[0]) < 24) {
  console.error(
    `No packaged Node 24 exists for ${process.platform}-${process.arch}; this host has ${process.version}. ` +
      'Install Node 24 or later and run the same command again.',
  );
  process.exit(1);
}
