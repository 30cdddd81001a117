// `npm run secrets [-- folder]`: looks for secrets and numbers of people in every version of every file of the history, in
// the messages of commits and in what is not committed yet. Exits 1 with the place of each and never the value. A value that is
// known and harmless stands in scripts/secrets/known-values.json with the reason.
import { join } from 'node:path';
import process from 'node:process';
import { wordsOrUsage } from './command-line.ts';
import { isRepository } from './secrets/history.ts';
import { knownValuesPath, scan } from './secrets/scan.ts';

const [root = join(import.meta.dirname, '..')] = wordsOrUsage('npm run secrets [-- folder]', 1);

const report = async (): Promise<boolean> => {
  const { texts, commits, shallow, found, unmet } = await scan(root);
  for (const line of found) console.error(line);
  if (found.length > 0)
    console.error(
      `A real one must be revoked: it has been read. A harmless one goes into ${knownValuesPath}.`,
    );
  // What is not there may lie in the part of the history that a shallow clone does not have.
  const stale = shallow ? [] : unmet;
  for (const fingerprint of stale)
    console.error(`${knownValuesPath} lists ${fingerprint}, which is nowhere.`);
  if (shallow)
    console.log(
      `note: this clone is shallow: only ${commits} commit(s) were looked through, not the history.`,
    );
  console.log(
    `${texts} texts of ${commits} commit(s) and of what is not committed yet: ${found.length} found.`,
  );
  return found.length + stale.length === 0;
};

if (isRepository(root)) process.exitCode = (await report()) ? 0 : 1;
else console.log('note: this folder has no git history: nothing was looked through.');
