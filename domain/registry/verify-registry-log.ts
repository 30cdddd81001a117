/**
 * Whether the registry is what its log says. The changes follow on from one to the next and end where the state says; played
 * from the first to the last they give the entries as they stand. An entry that was edited, taken away or slipped in, a
 * change that was edited, taken away or cut off at the end: each breaks one of these.
 */
import { verifyChain } from '../shared/audit-event.ts';
import { hashOf } from '../shared/hash.ts';
import { registryKinds, type RegistryKind } from './kinds.ts';
import {
  contentHash,
  emptyRegistry,
  type EntryChange,
  type RegistryChange,
  type RegistryChangePart,
  type RegistryHead,
} from './registry-change.ts';

interface Entry {
  id: string;
}
type Entries = ReadonlyMap<string, Entry>;

export interface StoredRegistry {
  /** Undefined where it is missing. */
  state: (RegistryHead & { generations: Readonly<Partial<Record<RegistryKind, Generations>>> }) | undefined;
  changes: readonly RegistryChange[];
  parts: readonly RegistryChangePart[];
  /** The entries of a kind under a generation. */
  entriesOf: (kind: RegistryKind, generation: string) => readonly Entry[];
  /** The generation of a kind before its first import. */
  firstGeneration: string;
}
interface Generations {
  current: string;
  previous?: string | undefined;
}

export interface RegistryFinding {
  /** The number of the change, where it is about one. */
  seq?: number;
  fault: string;
}

/** A kind as the log says that it is. */
interface Played {
  entries: Map<string, Entry>;
  generations: Generations;
  /** What stood under the generation before. */
  replaced: Entries;
}

function* applied({ entries }: Played, seq: number, change: EntryChange): Generator<RegistryFinding> {
  if (hashOf(entries.get(change.id)) !== hashOf(change.before))
    yield { seq, fault: `${change.id} was another before than the log says` };
  if (change.after) entries.set(change.id, change.after);
  else entries.delete(change.id);
}

function* played(
  kinds: Readonly<Record<RegistryKind, Played>>,
  { seq, kind, change }: RegistryChange,
  partsOf: (generation: string) => readonly RegistryChangePart[],
): Generator<RegistryFinding> {
  const known = kinds[kind];
  if (change.what !== 'import') {
    yield* applied(known, seq, change);
    return;
  }
  const parts = partsOf(change.generation).toSorted((a, b) => a.number - b.number);
  if (hashOf(parts.map(hashOf)) !== hashOf(change.parts))
    yield { seq, fault: 'a part of an import is missing, added or was changed' };
  known.replaced = new Map(known.entries);
  known.generations = { current: change.generation, previous: known.generations.current };
  for (const entry of parts.flatMap(({ entries }) => entries)) yield* applied(known, seq, entry);
  if (contentHash([...known.entries.values()]) !== change.content)
    yield { seq, fault: 'the import brought other entries than the log says' };
}

function* entryFaults(said: Entries, stored: readonly Entry[], where: string): Generator<RegistryFinding> {
  const ids = new Set(stored.map(({ id }) => id));
  for (const entry of stored) {
    const known = said.get(entry.id);
    if (!known) yield { fault: `${where} ${entry.id} is in no change of the log` };
    else if (hashOf(known) !== hashOf(entry))
      yield { fault: `${where} ${entry.id} is not what the log says` };
  }
  for (const id of said.keys()) if (!ids.has(id)) yield { fault: `${where} ${id} is missing` };
}

function* kindFaults(
  { state, entriesOf }: StoredRegistry,
  kind: RegistryKind,
  { entries, generations, replaced }: Played,
): Generator<RegistryFinding> {
  const { previous } = generations;
  yield* entryFaults(entries, entriesOf(kind, generations.current), kind);
  if (previous !== undefined)
    yield* entryFaults(replaced, entriesOf(kind, previous), `${kind} until the last import:`);
  const named = state?.generations[kind];
  if (hashOf(named) !== hashOf(previous === undefined ? undefined : generations))
    yield { fault: `the state names other generations of ${kind} than the log` };
}

function* chainFaults({ state, changes }: StoredRegistry): Generator<RegistryFinding> {
  const verdict = verifyChain(changes);
  if (!verdict.intact) {
    yield { seq: verdict.seq, fault: verdict.fault };
    return;
  }
  const { revision, headHash } = state ?? emptyRegistry;
  if (revision !== changes.length || headHash !== verdict.headHash)
    yield { seq: Math.min(revision, changes.length) + 1, fault: 'the log does not end where the state says' };
}

/** Every finding; none of a registry that is empty and has no log. */
export function* verifyRegistry(stored: StoredRegistry): Generator<RegistryFinding> {
  const { firstGeneration, parts } = stored;
  const changes = stored.changes.toSorted((a, b) => a.seq - b.seq);
  const empty = (): Played => ({
    entries: new Map(),
    generations: { current: firstGeneration },
    replaced: new Map(),
  });
  const kinds: Record<RegistryKind, Played> = {
    agencies: empty(),
    'care-managers': empty(),
    'health-homes': empty(),
    mailboxes: empty(),
    spoas: empty(),
    supervisors: empty(),
    teams: empty(),
  };
  yield* chainFaults({ ...stored, changes });
  for (const change of changes)
    yield* played(kinds, change, (generation) => parts.filter((part) => part.generation === generation));
  for (const kind of registryKinds) yield* kindFaults(stored, kind, kinds[kind]);
}
