/** The registry in memory, with the conditions of the DynamoDB one: changes stand in a row, an import is one instant. */
import type { CaseWrite } from '../../domain/case/case-write.ts';
import { caseloadMove, type CounterStep, counterSteps } from '../../domain/case/caseload-move.ts';
import type { RegistryEntry, RegistryKind } from '../../domain/registry/kinds.ts';
import type { RegistryProposal } from '../../domain/registry/proposal.ts';
import {
  changeOfEntry,
  changeOfImport,
  changeOfRemoval,
  type RegistryChange,
} from '../../domain/registry/registry-change.ts';
import {
  ConcurrentWrite,
  type Registry,
  type RegistryChanges,
  type RegistryProposals,
} from '../../domain/ports/ports.ts';
import { pageOfEntries } from '../dynamodb/case-pages.ts';
import { registryItem } from '../dynamodb/items.ts';
import { caseloadKey, firstGeneration, registryKey, registryLogPartition } from '../dynamodb/keys.ts';
import { openProposalsIn, proposalAction, registryLogForm } from '../dynamodb/registry-proposals.ts';
import { type Partitions, copyOf, inOrder, kept } from './partitions.ts';

/** Throws ConcurrentWrite when a caseload or the registry is no longer as the assignment saw it. */
export const refuseOvertakenCaseload = ({ registry }: Partitions, write: CaseWrite): void => {
  const { caseloadGuard: guard } = write;
  const move = caseloadMove(write.before, write.case);
  const isOvertaken = ({ assignee, seen }: CounterStep): boolean => {
    const { count = 0, joins } = registry.caseloads.get(caseloadKey(assignee).SK) ?? {};
    if (!seen) return count === 0;
    return count !== seen.count || (seen.joins !== undefined && (joins ?? 0) !== seen.joins);
  };
  if (
    (move.joins && guard?.revision !== registry.revision) ||
    counterSteps(move, guard).some((step) => isOvertaken(step))
  )
    throw new ConcurrentWrite('Somebody else wrote first.');
};

export const moveCaseload = ({ registry: { caseloads } }: Partitions, write: CaseWrite): void => {
  const move = caseloadMove(write.before, write.case);
  for (const { assignee, by, seen } of counterSteps(move, write.caseloadGuard)) {
    const { SK } = caseloadKey(assignee);
    const { count = 0, joins = 0 } = caseloads.get(SK) ?? {};
    const made = seen?.joins === undefined ? joins : joins + 1;
    caseloads.set(SK, { ...assignee, count: count + by, ...(made > 0 && { joins: made }) });
  }
};

/** Throws ConcurrentWrite unless the version before is the stored one. */
const refuseAnswered = ({ registry }: Partitions, { proposalId, version }: RegistryProposal): void => {
  if ((registry.proposals.get(proposalId)?.version ?? 0) !== version - 1)
    throw new ConcurrentWrite('Somebody else answered first.');
};

export const createMemoryProposals = (partitions: Partitions): RegistryProposals => {
  const { proposals } = partitions.registry;
  const all = (): RegistryProposal[] => [...proposals.values()];
  return {
    async saveProposal(proposal) {
      proposalAction(proposal);
      refuseAnswered(partitions, proposal);
      proposals.set(proposal.proposalId, kept(proposal));
      return Promise.resolve();
    },
    proposal: (proposalId) => Promise.resolve(all().find((known) => known.proposalId === proposalId)),
    proposals: () => Promise.resolve(all()),
    openProposals: async (person, now, page) => Promise.resolve(openProposalsIn(all(), person, now, page)),
  };
};

export const createMemoryRegistry = (partitions: Partitions): Registry & RegistryChanges => {
  const { registry } = partitions;
  const entriesOf = (kind: RegistryKind): Map<string, RegistryEntry> => {
    const known = registry.entries.get(kind) ?? new Map<string, RegistryEntry>();
    registry.entries.set(kind, known);
    return known;
  };
  const refuseOvertaken = (seen: number): void => {
    if (registry.revision !== seen) throw new ConcurrentWrite('Somebody else changed the registry first.');
  };
  const take = (change: RegistryChange): void => {
    registry.log.push(kept(change));
    registry.revision = change.seq;
    registry.headHash = change.hash;
  };
  /** Throws MalformedItem for what DynamoDB could not give back. */
  const checked = <Kind extends RegistryKind>(kind: Kind, entry: RegistryEntry<Kind>): RegistryEntry =>
    registryItem(kind).toItem(registryKey(kind, firstGeneration, entry.id), entry).data as RegistryEntry;
  // What stands under a kind was checked by the schema of that kind.
  const known = <Kind extends RegistryKind>(kind: Kind, id: string) => {
    const found = entriesOf(kind).get(id);
    return found && (copyOf(found) as RegistryEntry<Kind>);
  };
  const allOf = <Kind extends RegistryKind>(kind: Kind) =>
    inOrder(entriesOf(kind).values(), ({ id }) => id) as RegistryEntry<Kind>[];
  const entry: Registry['entry'] = (kind, id) => Promise.resolve(known(kind, id));
  const entries: Registry['entries'] = (kind) => Promise.resolve(allOf(kind));
  return {
    agency: (id) => entry('agencies', id),
    agencies: () => entries('agencies'),
    revision: () => Promise.resolve(registry.revision),
    entry,
    entries,
    async putEntry(kind, given, seen, { confirms, ...act }) {
      const copy = kept(checked(kind, given));
      refuseOvertaken(seen);
      if (confirms) refuseAnswered(partitions, confirms);
      take(changeOfEntry(registry, act, kind, given, { before: known(kind, copy.id), confirms }));
      entriesOf(kind).set(copy.id, copy);
      if (confirms) registry.proposals.set(confirms.proposalId, kept(confirms));
      return Promise.resolve();
    },
    async removeEntry(kind, entry, seen, act) {
      refuseOvertaken(seen);
      take(changeOfRemoval(registry, act, kind, entry));
      entriesOf(kind).delete(entry.id);
      return Promise.resolve();
    },
    async replaceEntries(kind, given, seen, act) {
      const copies = given.map((one) => kept(checked(kind, one)));
      refuseOvertaken(seen);
      const generation = String(seen + 1);
      take(changeOfImport(registry, act, kind, { generation, before: allOf(kind), after: given }).change);
      registry.entries.set(kind, new Map(copies.map((copy) => [copy.id, copy])));
      return Promise.resolve();
    },
    registryChanges: (page) =>
      Promise.resolve(copyOf(pageOfEntries(registryLogPartition, registryLogForm, registry.log, page))),
    caseloads: () =>
      Promise.resolve(inOrder(registry.caseloads.values(), (assignee) => caseloadKey(assignee).SK)),
  };
};
