/**
 * Secrets in one text: secretlint's recommended preset and the patterns of this project. The value itself never leaves
 * this file: a finding carries its kind, its line and a fingerprint, by which the list of known values names it.
 */
import { scryptSync } from 'node:crypto';
import { lintSource } from '@secretlint/core';
import { rules as recommended } from '@secretlint/secretlint-rule-preset-recommend';
import { patterns } from './patterns.ts';

export interface Finding {
  readonly kind: string;
  readonly line: number;
  readonly fingerprint: string;
}

/** Slow on purpose: a log shows it, and a quick hash of nine digits is undone in a second. */
const fingerprintOf = (value: string): string =>
  scryptSync(value, 'warm-handoff known values', 16, { N: 2 ** 15, maxmem: 2 ** 26 }).toString('hex');

/** A comment in a file must not be able to hide what stands beside it; inside a preset this rule cannot be disabled. */
const lookingAway = '@secretlint/secretlint-rule-filter-comments';

/** Accounts that nobody has: those of AWS's own documentation, and zeros. */
const inventedAccounts = '/\\b(000000000000|111122223333|123456789012|444455556666)\\b/';

const config = {
  rules: recommended
    .filter(({ meta }) => meta.id !== lookingAway)
    .map((rule) => ({
      id: rule.meta.id,
      rule,
      // The id of a key alone, too: it names an account, and its secret is seldom far.
      options:
        rule.meta.id === '@secretlint/secretlint-rule-aws'
          ? { enableIDScanRule: true, allows: [inventedAccounts] }
          : {},
    })),
};

const ofSecretlint = async (text: string) => {
  const { messages } = await lintSource({
    source: { filePath: '/text', content: text, ext: '', contentType: 'text' },
    options: { config, noPhysicFilePath: true, maskSecrets: true },
  });
  return messages.map(({ messageId, range: [start, end] }) => ({
    kind: messageId,
    start,
    value: text.slice(start, end),
  }));
};

const ofPatterns = (text: string) =>
  patterns.flatMap(({ kind, expression, isMeant }) =>
    [...text.matchAll(expression)]
      .map((match) => ({ kind, start: match.index, value: match[0] }))
      .filter(({ value }) => isMeant?.(value) ?? true),
  );

export const findSecrets = async (text: string): Promise<Finding[]> =>
  [...(await ofSecretlint(text)), ...ofPatterns(text)].map(({ kind, start, value }) => ({
    kind,
    line: text.slice(0, start).split('\n').length,
    fingerprint: fingerprintOf(value),
  }));
