/**
 * Import of a CSV file into the registry of a stage, through its API: the file is read and checked whole against the registry
 * as it is, then what differs is sent entry by entry, each on the revision that the one before left. Run twice: the second
 * run finds nothing to send, but what waits for a second person, which it proposes again as the same proposal.
 */
import { readCsv } from '../../adapters/csv/csv.ts';
import type { RowProblem } from '../../domain/registry/csv-table.ts';
import { entriesOf } from '../../domain/registry/csv-rows.ts';
import type { RegistryEntry, RegistryKind } from '../../domain/registry/kinds.ts';
import { hashOf } from '../../domain/shared/hash.ts';
import { type ApiAccess, deleteEntryBy, putEntryBy, readBookOf } from './registry-api.ts';

export interface ImportPlan {
  added: readonly RegistryEntry[];
  changed: readonly RegistryEntry[];
  /** Ids that the registry has and the file does not. */
  missing: readonly string[];
  unchanged: number;
}

export const planOf = (known: readonly RegistryEntry[], given: readonly RegistryEntry[]): ImportPlan => {
  const was = new Map(known.map((entry) => [entry.id, hashOf(entry)]));
  const ids = new Set(given.map(({ id }) => id));
  const isChanged = (entry: RegistryEntry): boolean =>
    was.has(entry.id) && was.get(entry.id) !== hashOf(entry);
  const added = given.filter(({ id }) => !was.has(id));
  const changed = given.filter(isChanged);
  return {
    added,
    changed,
    missing: known.map(({ id }) => id).filter((id) => !ids.has(id)),
    unchanged: given.length - added.length - changed.length,
  };
};

export type PlannedImport =
  { ok: true; plan: ImportPlan; revision: string } | { ok: false; problems: readonly RowProblem[] };

export const planImport = async (
  access: ApiAccess,
  kind: RegistryKind,
  text: string,
): Promise<PlannedImport> => {
  const { book, revision } = await readBookOf(access);
  const read = entriesOf(kind, readCsv(text), book);
  return read.ok ? { ok: true, plan: planOf(book[kind], read.entries), revision } : read;
};

/** Says of each entry what became of it. Throws RefusedByApi at the first that is refused; those before it stand. */
export async function* carryOut(
  access: ApiAccess,
  kind: RegistryKind,
  { added, changed, missing }: ImportPlan,
  { revision, deletes }: { revision: string; deletes: boolean },
): AsyncGenerator<{ id: string; became: 'added' | 'changed' | 'deleted' | 'waits' }> {
  let seen = revision;
  for (const [became, entries] of [
    ['added', added],
    ['changed', changed],
  ] as const)
    for (const entry of entries) {
      const put = await putEntryBy(access, kind, entry, seen);
      seen = put.revision;
      yield { id: entry.id, became: put.waits ? 'waits' : became };
    }
  for (const id of deletes ? missing : []) {
    ({ revision: seen } = await deleteEntryBy(access, kind, id, seen));
    yield { id, became: 'deleted' };
  }
}
