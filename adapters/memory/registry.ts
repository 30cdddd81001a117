/** The registry in memory, with the conditions of the DynamoDB one: changes stand in a row, an import is one instant. */
import type { CaseWrite } from '../../domain/case/case-write.ts';
import { caseloadMove } from '../../domain/case/caseload-move.ts';
import type { RegistryEntry, RegistryKind } from '../../domain/registry/kinds.ts';
import { ConcurrentWrite, type Registry } from '../../domain/ports/ports.ts';
import { registryItem } from '../dynamodb/items.ts';
import { caseloadKey, firstGeneration, registryKey } from '../dynamodb/keys.ts';
import { type Partitions, copyOf, inOrder } from './partitions.ts';

/** Throws ConcurrentWrite when a caseload or the registry is no longer as the assignment saw it. */
export const refuseOvertakenCaseload = ({ registry }: Partitions, write: CaseWrite): void => {
  const { leaves, joins } = caseloadMove(write.before, write.case);
  const countOf = (assignee: typeof joins): number =>
    assignee ? (registry.caseloads.get(caseloadKey(assignee).SK)?.count ?? 0) : 0;
  const { caseloadGuard: guard } = write;
  const overtaken =
    joins !== undefined && (guard?.revision !== registry.revision || guard.count !== countOf(joins));
  if (overtaken || (leaves && countOf(leaves) === 0)) throw new ConcurrentWrite('Somebody else wrote first.');
};

export const moveCaseload = ({ registry: { caseloads } }: Partitions, write: CaseWrite): void => {
  const { leaves, joins } = caseloadMove(write.before, write.case);
  for (const [assignee, by] of [[leaves, -1] as const, [joins, 1] as const]) {
    if (!assignee) continue;
    const { SK } = caseloadKey(assignee);
    caseloads.set(SK, { ...assignee, count: (caseloads.get(SK)?.count ?? 0) + by });
  }
};

export const createMemoryRegistry = ({ registry }: Partitions): Registry => {
  const entriesOf = (kind: RegistryKind): Map<string, RegistryEntry> => {
    const known = registry.entries.get(kind) ?? new Map<string, RegistryEntry>();
    registry.entries.set(kind, known);
    return known;
  };
  const change = (seen: number): void => {
    if (registry.revision !== seen) throw new ConcurrentWrite('Somebody else changed the registry first.');
    registry.revision += 1;
  };
  /** Throws MalformedItem for what DynamoDB could not give back. */
  const checked = <Kind extends RegistryKind>(kind: Kind, entry: RegistryEntry<Kind>): RegistryEntry =>
    // What the schema hands back is a copy already.
    registryItem(kind).toItem(registryKey(kind, firstGeneration, entry.id), entry).data as RegistryEntry;
  const entry = async <Kind extends RegistryKind>(kind: Kind, id: string) => {
    const found = entriesOf(kind).get(id);
    // What stands on the entriesOf of a kind was checked by the schema of that kind.
    return Promise.resolve(found && (copyOf(found) as RegistryEntry<Kind>));
  };
  const entries = async <Kind extends RegistryKind>(kind: Kind) =>
    Promise.resolve(inOrder(entriesOf(kind).values(), ({ id }) => id) as RegistryEntry<Kind>[]);
  const putEntry: Registry['putEntry'] = async (kind, given, seen) => {
    const copy = checked(kind, given);
    change(seen);
    entriesOf(kind).set(copy.id, copy);
    return Promise.resolve();
  };
  return {
    agency: (id) => entry('agencies', id),
    agencies: () => entries('agencies'),
    putAgency: (agency) => putEntry('agencies', agency, registry.revision),
    revision: () => Promise.resolve(registry.revision),
    entry,
    entries,
    putEntry,
    async replaceEntries(kind, given, seen) {
      const copies = given.map((one) => checked(kind, one));
      change(seen);
      registry.entries.set(kind, new Map(copies.map((copy) => [copy.id, copy])));
      return Promise.resolve();
    },
    caseloads: () =>
      Promise.resolve(inOrder(registry.caseloads.values(), (assignee) => caseloadKey(assignee).SK)),
  };
};
