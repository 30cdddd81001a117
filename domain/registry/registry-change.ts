/**
 * The log of the registry: one change for every revision, with who made it, what stood before and what stands after. Each
 * carries the hash of the one before it, and the registry's state the hash of the last, so that an entry that was edited,
 * taken away or slipped in past the log is found (verify-registry-log.ts). An import names what it changed in parts, which
 * its change holds by their hashes.
 */
import * as z from 'zod';
import { type Actor, actorSchema, personSchema } from '../shared/actor.ts';
import { chainStart } from '../shared/audit-event.ts';
import { hashOf } from '../shared/hash.ts';
import type { Instant } from '../shared/instant.ts';
import { storedCode, storedHash, storedId, storedInstant } from '../shared/stored-text.ts';
import { type RegistryEntry, type RegistryKind, registryKinds } from './kinds.ts';
import type { RegistryProposal } from './proposal.ts';

/** As it was written, by whatever release. */
const loggedEntrySchema = z.looseObject({ id: z.string() });

const entryChangeSchema = z.strictObject({
  id: storedCode,
  /** Absent: the entry is new. */
  before: loggedEntrySchema.optional(),
  /** Absent: the entry is gone. */
  after: loggedEntrySchema.optional(),
});
export type EntryChange = z.infer<typeof entryChangeSchema>;

const importSchema = z.strictObject({
  what: z.literal('import'),
  /** Under which the entries of the kind stand from now on. */
  generation: storedCode,
  added: z.int(),
  changed: z.int(),
  removed: z.int(),
  /** Of all entries of the kind as they then are. */
  content: storedHash,
  /** Hashes of the parts, in their order. */
  parts: z.array(storedHash),
});

export const registryChangeSchema = z.strictObject({
  /** The revision of the registry that came of it. */
  seq: z.int().positive(),
  at: storedInstant,
  actor: actorSchema,
  /** Where two persons made it: who proposed what the actor confirmed. */
  proposed: z.strictObject({ proposalId: storedId, by: personSchema, at: storedInstant }).optional(),
  kind: z.enum(registryKinds),
  change: z.discriminatedUnion('what', [
    z.strictObject({ ...entryChangeSchema.shape, what: z.literal('entry'), after: loggedEntrySchema }),
    z.strictObject({ what: z.literal('removal'), id: storedCode, before: loggedEntrySchema }),
    importSchema,
  ]),
  previousHash: storedHash,
  hash: storedHash,
});
export type RegistryChange = z.infer<typeof registryChangeSchema>;

export const registryChangePartSchema = z.strictObject({
  generation: storedCode,
  number: z.int().positive(),
  entries: z.array(entryChangeSchema),
});
export type RegistryChangePart = z.infer<typeof registryChangePartSchema>;

/** Where the log ends. */
export interface RegistryHead {
  revision: number;
  headHash: string;
}
export const emptyRegistry: RegistryHead = { revision: 0, headHash: chainStart };

/** Who makes a change, and when. */
export interface RegistryAct {
  actor: Actor;
  at: Instant;
}

const chained = (
  { revision, headHash }: RegistryHead,
  made: Omit<RegistryChange, 'seq' | 'previousHash' | 'hash'>,
): RegistryChange => {
  const unchained = { ...made, seq: revision + 1, previousHash: headHash };
  return { ...unchained, hash: hashOf(unchained) };
};

/** `confirms` where another person proposed it. */
export const changeOfEntry = <Kind extends RegistryKind>(
  head: RegistryHead,
  act: RegistryAct,
  kind: Kind,
  after: RegistryEntry<Kind>,
  { before, confirms }: { before: RegistryEntry<Kind> | undefined; confirms?: RegistryProposal | undefined },
): RegistryChange =>
  chained(head, {
    ...act,
    ...(confirms && {
      proposed: {
        proposalId: confirms.proposalId,
        by: confirms.proposedBy,
        at: confirms.proposedAt,
      },
    }),
    kind,
    change: { what: 'entry', id: after.id, ...(before && { before }), after },
  });

/** The entry goes; what it was stays in the log. */
export const changeOfRemoval = (
  head: RegistryHead,
  act: RegistryAct,
  kind: RegistryKind,
  before: RegistryEntry,
): RegistryChange => chained(head, { ...act, kind, change: { what: 'removal', id: before.id, before } });

const byId = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : 1);

export const contentHash = (entries: readonly { id: string }[]): string =>
  hashOf(entries.toSorted(byId).map((entry) => [entry.id, hashOf(entry)]));

/** The most that a part takes; an entry is less than half of that (test/adapters/registry-bounds.test.ts). */
export const mostBytesOfPart = 200_000;
const bytesOf = (value: unknown): number => new TextEncoder().encode(JSON.stringify(value)).length;

const partsOf = (changes: readonly EntryChange[]): EntryChange[][] => {
  const parts: EntryChange[][] = [];
  let left = 0;
  for (const change of changes) {
    const bytes = bytesOf(change);
    const open = bytes <= left ? parts.at(-1) : undefined;
    if (open) open.push(change);
    else parts.push([change]);
    left = (open ? left : mostBytesOfPart) - bytes;
  }
  return parts;
};

/** What an import does to the entries of a kind, which stand under a generation of their own from then on. */
export const changeOfImport = <Kind extends RegistryKind>(
  head: RegistryHead,
  act: RegistryAct,
  kind: Kind,
  {
    generation,
    before,
    after,
  }: {
    generation: string;
    before: readonly RegistryEntry<Kind>[];
    after: readonly RegistryEntry<Kind>[];
  },
): { change: RegistryChange; parts: readonly RegistryChangePart[] } => {
  const was = new Map(before.map((entry) => [entry.id, entry]));
  const is = new Map(after.map((entry) => [entry.id, entry]));
  const added = after.filter(({ id }) => !was.has(id)).map((entry) => ({ id: entry.id, after: entry }));
  const removed = before.filter(({ id }) => !is.has(id)).map((entry) => ({ id: entry.id, before: entry }));
  const changed = after.flatMap((entry) => {
    const known = was.get(entry.id);
    return known && hashOf(known) !== hashOf(entry) ? [{ id: entry.id, before: known, after: entry }] : [];
  });
  const parts = partsOf([...added, ...changed, ...removed].toSorted(byId)).map((entries, index) => ({
    generation,
    number: index + 1,
    entries,
  }));
  const change = chained(head, {
    ...act,
    kind,
    change: {
      what: 'import',
      generation,
      added: added.length,
      changed: changed.length,
      removed: removed.length,
      content: contentHash(after),
      parts: parts.map(hashOf),
    },
  });
  return { change, parts };
};
