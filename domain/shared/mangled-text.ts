/**
 * Text of which a letter was lost before it came here: read in the wrong character set somewhere, it holds the replacement
 * character, or half of a pair. A name kept so would never be found again. Asked of what is sent, not of what is kept: what
 * was once taken in must stay readable.
 */

export const mangledMessage =
  'A letter of this text was lost on its way here. Write it anew, and send or save it in UTF-8.';

const isMangled = (text: string): boolean => text.includes('\uFFFD') || !text.isWellFormed();

/** Deeper than any contract goes; what is nested farther is refused by its contract. */
const deepest = 16;

/** Where text is mangled, names of members included, one place after the other. */
export function* mangledIn(
  value: unknown,
  path: readonly PropertyKey[] = [],
): Generator<readonly PropertyKey[], void> {
  if (typeof value === 'string' && isMangled(value)) yield path;
  if (typeof value !== 'object' || value === null || path.length > deepest) return;
  const isList = Array.isArray(value);
  for (const [key, member] of Object.entries(value)) {
    const at = [...path, isList ? Number(key) : key];
    if (isMangled(key)) yield at;
    yield* mangledIn(member, at);
  }
}
