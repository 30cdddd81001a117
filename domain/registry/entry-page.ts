/**
 * One page of the entries of a kind. The cursor is the id of the last entry of the page before, so that a page goes on at its
 * place although entries come and go meanwhile.
 */
/** An answer of a function may be 6 MB; the largest entry is less than 0.1 MB. */
const mostBytes = 2_000_000;

const bytesOf = (value: unknown): number => new TextEncoder().encode(JSON.stringify(value)).length;

export const pageOfKind = <Entry extends { id: string }>(
  entries: readonly Entry[],
  { limit, cursor }: { limit: number; cursor?: string | undefined },
): { items: Entry[]; cursor?: string } => {
  const rest = entries
    .filter(({ id }) => cursor === undefined || id > cursor)
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const items: Entry[] = [];
  let bytes = 0;
  for (const entry of rest.slice(0, limit)) {
    bytes += bytesOf(entry);
    if (bytes > mostBytes && items.length > 0) break;
    items.push(entry);
  }
  const last = items.at(-1);
  return { items, ...(last && items.length < rest.length && { cursor: last.id }) };
};
