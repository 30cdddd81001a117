/** The scan of a repository: what was found, less the values that are known, and which of the known are not there. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { type Finding, findSecrets } from './find-secrets.ts';
import { commitOf, countCommits, isShallow, type Text, textsOf } from './history.ts';

const knownValues = z.array(
  z.strictObject({
    fingerprint: z.string().regex(/^[0-9a-f]{32}$/),
    reason: z.string().min(20),
  }),
);

export const knownValuesPath = 'scripts/secrets/known-values.json';

const readKnownValues = (root: string): z.infer<typeof knownValues> => {
  const path = join(root, knownValuesPath);
  return existsSync(path) ? knownValues.parse(JSON.parse(readFileSync(path, 'utf8'))) : [];
};

export interface Scan {
  readonly texts: number;
  readonly commits: number;
  readonly shallow: boolean;
  /** One line each: what, where, and the fingerprint; never the value. */
  readonly found: readonly string[];
  /** Known values that were met nowhere. */
  readonly unmet: readonly string[];
}

const inWords = (root: string, { id, path }: Text, { kind, line, fingerprint }: Finding): string => {
  const where = id === undefined ? 'not committed yet' : `since commit ${commitOf(root, id)}`;
  return `${kind}: ${path}, line ${line}, ${where} (fingerprint ${fingerprint})`;
};

export const scan = async (root: string): Promise<Scan> => {
  const known = readKnownValues(root);
  const fingerprints = new Set(known.map(({ fingerprint }) => fingerprint));
  const met = new Set<string>();
  const found = new Set<string>();
  let texts = 0;
  for (const text of textsOf(root)) {
    texts += 1;
    for (const finding of await findSecrets(text.content)) {
      met.add(finding.fingerprint);
      if (!fingerprints.has(finding.fingerprint)) found.add(inWords(root, text, finding));
    }
  }
  return {
    texts,
    commits: countCommits(root),
    shallow: isShallow(root),
    found: [...found],
    unmet: [...fingerprints].filter((fingerprint) => !met.has(fingerprint)),
  };
};
