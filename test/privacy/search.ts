/** Looks for every canary in every form that it could leave in. */
import { canaries } from './canaries.ts';
import { type Encoding, encodings, keepsCase } from './encodings.ts';

export interface Finding {
  /** The field whose canary it is. */
  path: string;
  encoding: Encoding;
}

type Fold = (text: string) => string;
/** JSON within JSON doubles its backslashes, level by level. */
const withoutCase: Fold = (text) => text.toLowerCase().replaceAll(/\\+/g, '\\');
const asItIs: Fold = (text) => text;

const wantedIn = (whether: (encoding: Encoding) => boolean, fold: Fold): Map<string, Finding[]> => {
  const wanted = new Map<string, Finding[]>();
  for (const [name, encode] of Object.entries(encodings)) {
    // Object.entries forgets that the names are those of the table.
    const encoding = name as Encoding;
    if (!whether(encoding)) continue;
    for (const { path, core } of canaries) {
      const text = fold(encode(core));
      const known = wanted.get(text) ?? [];
      // Two dates may share their base 64 but for its last bits, and two encodings may make the same of a core.
      if (!known.some((other) => other.path === path)) wanted.set(text, [...known, { path, encoding }]);
    }
  }
  return wanted;
};

/** One expression of all texts, which runs through megabytes in milliseconds. */
const expressionOf = (texts: Iterable<string>): RegExp =>
  new RegExp([...texts].map((text) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|'), 'g');

const searcher = (whether: (encoding: Encoding) => boolean, fold: Fold) => {
  const wanted = wantedIn(whether, fold);
  const expression = expressionOf(wanted.keys());
  return (text: string): Finding[] =>
    (fold(text).match(expression) ?? []).flatMap((found) => wanted.get(found) ?? []);
};

const exactly = searcher(keepsCase, asItIs);
const inAnyCase = searcher((encoding) => !keepsCase(encoding), withoutCase);

export const findIn = (text: string): Finding[] => [...exactly(text), ...inAnyCase(text)];

/** All strings in a value, the names of its members among them; what is serialised within is looked into as it is. */
export const textsIn = (value: unknown): string[] => {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return typeof value === 'number' ? [String(value)] : [];
  if (value instanceof Error) return textsIn([value.name, value.message, value.stack, Object.entries(value)]);
  if (Array.isArray(value)) return value.flatMap(textsIn);
  return Object.entries(value).flatMap(([name, member]) => [name, ...textsIn(member)]);
};
