/**
 * Import and export of one kind of the registry as CSV text, on any store. An import is one instant: every row is checked
 * before the first is written, and readers see all of it or nothing. Run twice: the second one changes nothing.
 */
import { readCsv, writeCsv } from '../../adapters/csv/csv.ts';
import type { RowProblem } from '../../domain/registry/csv-table.ts';
import { entriesOf, tableOf } from '../../domain/registry/csv-rows.ts';
import type { RegistryEntry, RegistryKind } from '../../domain/registry/kinds.ts';
import { referenceData, type ReferenceKind } from '../../domain/registry/reference-data.ts';
import { bookWith } from '../../domain/registry/references.ts';
import { hashOf } from '../../domain/shared/hash.ts';
import type { Instant } from '../../domain/shared/instant.ts';
import type { Registry, RegistryChanges } from '../../domain/ports/ports.ts';
import { readBook } from '../../lambdas/read-registry.ts';

export type ImportResult =
  | { ok: true; added: number; changed: number; unchanged: number }
  | { ok: false; problems: readonly RowProblem[] };

/** Throws ConcurrentWrite when somebody changes the registry meanwhile; nothing is imported then. */
export const importCsv = async (
  registry: Registry & RegistryChanges,
  kind: RegistryKind,
  text: string,
  at: Instant,
): Promise<ImportResult> => {
  const { revision, book } = await readBook(registry);
  const read = entriesOf(kind, readCsv(text), book);
  if (!read.ok) return read;
  const known = new Map(book[kind].map((entry) => [entry.id, hashOf(entry)]));
  const added = read.entries.filter(({ id }) => !known.has(id)).length;
  const unchanged = read.entries.filter((entry) => known.get(entry.id) === hashOf(entry)).length;
  const changed = read.entries.length - added - unchanged;
  if (added + changed > 0)
    await registry.replaceEntries(kind, bookWith(book, kind, read.entries)[kind], revision, {
      actor: { kind: 'system', part: 'importer' },
      at,
    });
  return { ok: true, added, changed, unchanged };
};

export const csvOf = (kind: RegistryKind, entries: readonly RegistryEntry[]): string => {
  const { header, rows } = tableOf(kind, entries);
  return writeCsv(
    header,
    rows.map(({ cells }) => cells),
  );
};

export const exportCsv = async (registry: Registry, kind: RegistryKind): Promise<string> =>
  csvOf(kind, await registry.entries(kind));

/** Reference data has no columns of its own to be read back by, since no import takes it. */
export const exportReferenceCsv = (kind: ReferenceKind): string => {
  const entries = referenceData[kind];
  return writeCsv(
    Object.keys(entries[0]),
    entries.map((entry) => Object.values(entry).map((value) => [value].flat().join('; '))),
  );
};
