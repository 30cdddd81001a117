/**
 * What the memory store holds: for every case its partition, and what stands outside of cases. Everything is copied in and
 * out the way a database would: what is undefined is not there, and nobody holds a live reference.
 */
import { type LogEntry, logOf, positionOf } from '../../domain/access/access-entry.ts';
import type { AccessHead, AccessSeal } from '../../domain/access/access-seal.ts';
import type { AuditGrant } from '../../domain/access/audit-grant.ts';
import type { SearchStep } from '../../domain/case/search-step.ts';
import type { CaseloadCount } from '../../domain/registry/staff-directory.ts';
import type { CasePart } from '../../domain/case/case-parts.ts';
import type { Contact } from '../../domain/case/contact.ts';
import type { Canary } from '../../domain/notices/canary.ts';
import type { MailboxStanding } from '../../domain/notices/mailbox-standing.ts';
import type { Notice } from '../../domain/notices/notice.ts';
import type { CaseRecord } from '../../domain/case/case-record.ts';
import type { RegistryEntry, RegistryKind } from '../../domain/registry/kinds.ts';
import type { RegistryProposal } from '../../domain/registry/proposal.ts';
import { emptyRegistry, type RegistryChange } from '../../domain/registry/registry-change.ts';
import type { AuditEvent } from '../../domain/shared/audit-event.ts';
import type { OutboxOfWrite } from '../../domain/shared/outbox.ts';
import type { IdempotencyRecord } from '../../domain/ports/ports.ts';
import type { WorkItem } from '../../domain/shared/work-item.ts';

export interface CasePartition {
  /** Assembled of its core and its current parts. */
  case: CaseRecord;
  parts: Map<string, CasePart>;
  past: { parts: Map<string, CasePart>; contacts: Map<string, Contact>; workItems: Map<string, WorkItem> };
  contacts: Map<string, Contact>;
  searchSteps: Map<string, SearchStep>;
  workItems: Map<string, WorkItem>;
  events: Map<number, AuditEvent>;
  notices: Map<string, Notice>;
  /** By the number of the first of a write. */
  outbox: Map<number, OutboxOfWrite>;
}

export interface AccessPartition {
  head?: AccessHead;
  /** By the number of the seal. */
  seals: Map<number, AccessSeal>;
  /** By their position. */
  entries: Map<string, LogEntry>;
}

export interface Partitions {
  cases: Map<string, CasePartition>;
  /** Person key to the case that holds the lock. */
  locks: Map<string, string>;
  /** Key of likeness to the cases that are found under it. */
  likes: Map<string, Set<string>>;
  /** Person key and hash of a referral to the case that it opened. */
  received: Map<string, string>;
  answers: Map<string, IdempotencyRecord>;
  /** By their hour. */
  canaries: Map<string, Canary>;
  accesses: Map<string, AccessPartition>;
  grants: Map<string, AuditGrant>;
  /** By the key that the DynamoDB store gives them. */
  mailboxes: Map<string, MailboxStanding>;
  registry: {
    revision: number;
    headHash: string;
    /** In their order. */
    log: RegistryChange[];
    proposals: Map<string, RegistryProposal>;
    entries: Map<RegistryKind, Map<string, RegistryEntry>>;
    /** By the key that the DynamoDB store gives them. */
    caseloads: Map<string, CaseloadCount>;
  };
}

export const emptyPartitions = (): Partitions => ({
  cases: new Map(),
  locks: new Map(),
  likes: new Map(),
  received: new Map(),
  answers: new Map(),
  canaries: new Map(),
  accesses: new Map(),
  grants: new Map(),
  mailboxes: new Map(),
  registry: { ...emptyRegistry, log: [], proposals: new Map(), entries: new Map(), caseloads: new Map() },
});

export const emptyCasePartition = (record: CaseRecord): CasePartition => ({
  case: record,
  parts: new Map(),
  past: { parts: new Map(), contacts: new Map(), workItems: new Map() },
  contacts: new Map(),
  searchSteps: new Map(),
  workItems: new Map(),
  events: new Map(),
  notices: new Map(),
  outbox: new Map(),
});

const copied = <Value>(value: Value): Value => JSON.parse(JSON.stringify(value)) as Value;

export const freeze = (value: unknown): void => {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return;
  Object.freeze(value);
  Object.values(value).forEach(freeze);
};

/** A copy to be stored. It is frozen, so that readers can be given the thing itself: whoever changes it is told at once. */
export const kept = <Value>(value: Value): Value => {
  const copy = copied(value);
  freeze(copy);
  return copy;
};

/** For a reader: a copy, unless the thing is frozen. */
export const copyOf = <Value>(value: Value): Value => (Object.isFrozen(value) ? value : copied(value));

/** Copies of what a map holds, in the order of a text made of each. */
export const inOrder = <Value>(values: Iterable<Value>, position: (value: Value) => string): Value[] =>
  [...values]
    .map((value) => ({ value, at: position(value) }))
    .sort((a, b) => (a.at < b.at ? -1 : 1))
    .map(({ value }) => copyOf(value));

export const accessPartitionOf = ({ accesses }: Partitions, log: string): AccessPartition => {
  const known = accesses.get(log) ?? { seals: new Map(), entries: new Map() };
  accesses.set(log, known);
  return known;
};

/** What stands under its position already is the same entry. */
export const storeEntry = (partitions: Partitions, entry: LogEntry): void => {
  const { entries } = accessPartitionOf(partitions, logOf(entry));
  if (!entries.has(positionOf(entry))) entries.set(positionOf(entry), kept(entry));
};
