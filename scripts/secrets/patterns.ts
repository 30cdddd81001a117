/**
 * What secretlint's preset does not look for: tokens and keys in the forms that this project handles, and numbers of
 * people. Tried on generated values, the preset passed over private keys in the SEC 1, Ed25519 and encrypted forms, keys
 * as JSON Web Keys, and signed tokens.
 */
export interface Pattern {
  readonly kind: string;
  readonly expression: RegExp;
  /** Some that match are not meant. */
  readonly isMeant?: (value: string) => boolean;
}

/** Bits a character, by how often each occurs: words have less than 3.5, random letters and digits have more. */
const entropyOf = (value: string): number => {
  const counts = new Map<string, number>();
  for (const character of value) counts.set(character, (counts.get(character) ?? 0) + 1);
  return [...counts.values()].reduce((sum, count) => {
    const share = count / value.length;
    return sum - share * Math.log2(share);
  }, 0);
};

/** The first letters of every invented Medicaid number: `ZZ` in the samples, the others in tests. */
const inventedClientNumber = /^(ZZ|ZQ|QQ)/;

export const patterns: readonly Pattern[] = [
  {
    kind: 'private key',
    expression: /-----BEGIN [A-Z ]*PRIVATE KEY(?: BLOCK)?-----[\s\\nr"'+,]*[A-Za-z0-9+/=:, -]{30,}/g,
  },
  {
    kind: 'private or symmetric JSON Web Key',
    expression: /["']?\b[dk]["']?\s*:\s*["'][A-Za-z0-9_-]{40,}["']/g,
  },
  { kind: 'signed token', expression: /\beyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]{20,}/g },
  {
    kind: 'value named as a secret',
    expression:
      /(?:secret|passw(?:or)?d|passphrase|api_?key|(?:access|auth|task)_?token|private_?key)\w*["']?\s*[:=]\s*["'`][^"'`\s$]{16,}["'`]/gi,
    isMeant: (value) => {
      const [, assigned = ''] = /[:=]\s*["'`](.+)["'`]$/.exec(value) ?? [];
      return /\d/.test(assigned) && /[a-z]/i.test(assigned) && entropyOf(assigned) >= 3.5;
    },
  },
  {
    // Numbers that the Social Security Administration does not give out are left alone.
    kind: 'social security number',
    expression: /\b(?!000|666|9\d\d)\d{3}-(?!00)\d{2}-(?!0000)\d{4}\b/g,
  },
  {
    kind: 'Medicaid client number',
    expression: /\b[A-Z]{2}\d{5}[A-Z]\b/g,
    isMeant: (value) => !inventedClientNumber.test(value),
  },
];
