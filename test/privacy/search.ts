/** Looks for every canary in every form that it could leave in. */
import { Automaton } from './automaton.ts';
import type { Canary } from './canaries.ts';
import { canaries } from './canaries.ts';
import type { Encoding } from './encodings.ts';
import { encodings, keepsCase } from './encodings.ts';

export interface Finding {
  /** The field whose canary it is. */
  path: string;
  encoding: Encoding;
}

/** JSON within JSON doubles its backslashes, level by level. */
const foldedForm = (text: string): string => text.toLowerCase().replaceAll(/\\+/g, '\\');

const wantedIn = (birds: readonly Canary[], whether: (encoding: Encoding) => boolean) => {
  const wanted = new Map<string, Finding[]>();
  for (const [name, encode] of Object.entries(encodings)) {
    // Object.entries forgets that the names are those of the table.
    const encoding = name as Encoding;
    if (!whether(encoding)) continue;
    for (const { path, core } of birds) {
      const text = keepsCase(encoding) ? encode(core) : foldedForm(encode(core));
      const known = wanted.get(text) ?? [];
      // Two dates may share their base 64 but for its last bits, and two encodings may make the same of a core.
      if (!known.some((other) => other.path === path)) wanted.set(text, [...known, { path, encoding }]);
    }
  }
  return wanted;
};

const exact = new Automaton(wantedIn(canaries, keepsCase));
const folded = new Automaton(wantedIn(canaries, (encoding) => !keepsCase(encoding)));

/** All strings in a value, the names of its members among them; what is serialised within is looked into as it is. */
export const textsIn = (value: unknown): string[] => {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return typeof value === 'number' ? [String(value)] : [];
  if (value instanceof Error) return textsIn([value.name, value.message, value.stack, Object.entries(value)]);
  if (Array.isArray(value)) return value.flatMap(textsIn);
  return Object.entries(value).flatMap(([name, member]) => [name, ...textsIn(member)]);
};

export const findIn = (text: string): Finding[] => [
  ...exact.found(text).flat(),
  ...folded.found(foldedForm(text)).flat(),
];
