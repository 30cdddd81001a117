/**
 * One save in memory: every condition of the DynamoDB transaction is checked before the first change is made, and
 * nothing runs in between, so a refused write leaves no trace.
 */
import { coreOf, partKey, type PartWrites } from '../../domain/case/case-parts.ts';
import { likeKeysHeld, locksHeld } from '../../domain/case/known-by-record.ts';
import type { CaseCore } from '../../domain/case/case-record.ts';
import type { CaseWrite } from '../../domain/case/case-write.ts';
import {
  ConcurrentWrite,
  type IdempotencyRecord,
  type LoggedWrite,
  PersonAlreadyReferred,
  ReferralReceivedBefore,
} from '../../domain/ports/ports.ts';
import { type LogEntry, logOf, positionOf } from '../../domain/access/access-entry.ts';
import type { Instant } from '../../domain/shared/instant.ts';
import { recordOf } from '../dynamodb/load-case.ts';
import {
  type Partitions,
  emptyCasePartition,
  freeze,
  kept,
  storeEntry,
  type CasePartition,
} from './partitions.ts';
import { moveCaseload, refuseOvertakenCaseload } from './registry.ts';

/** Whether an item of this version replaces what is stored: version 1 nothing, any other its predecessor. */
const follows = (version: number, stored: { version: number } | undefined): boolean =>
  stored === undefined ? version === 1 : version > 1 && stored.version === version - 1;

const factsFollow = (write: CaseWrite, partition: CasePartition | undefined): boolean =>
  follows(write.expectedVersion + 1, partition?.case) &&
  write.events.every(({ seq }) => !partition?.events.has(seq)) &&
  write.contacts.every(({ contactId }) => !partition?.contacts.has(contactId)) &&
  write.searchSteps.every(({ stepId }) => !partition?.searchSteps.has(stepId)) &&
  write.outbox.slice(0, 1).every(({ seq }) => !partition?.outbox.has(seq)) &&
  write.workItems.every((item) => follows(item.version, partition?.workItems.get(item.workItemId))) &&
  write.notices.every((notice) => follows(notice.version, partition?.notices.get(notice.noticeId)));

/** Throws ConcurrentWrite for an answer that stands there already. */
export const refuseAnswered = (
  { answers }: Partitions,
  answer: IdempotencyRecord | undefined,
  now: Instant,
): void => {
  const earlier = answer && answers.get(answer.id);
  if (earlier && earlier.expiresAt > now) throw new ConcurrentWrite('Somebody else wrote first.');
};

/** Throws ConcurrentWrite for an entry of an access log that is there already. */
export const refuseStored = ({ accesses }: Partitions, entries: readonly LogEntry[]): void => {
  if (entries.some((entry) => accesses.get(logOf(entry))?.entries.has(positionOf(entry))))
    throw new ConcurrentWrite('Somebody else wrote first.');
};

const receivedName = ({ received }: CaseWrite): string | undefined =>
  received && `${received.personKey} ${received.as}`;

const refuseReceived = ({ received }: Partitions, write: CaseWrite): void => {
  const opened = received.get(receivedName(write) ?? '');
  if (opened !== undefined) throw new ReferralReceivedBefore(opened);
};

const locksBefore = ({ before }: CaseWrite): string[] => (before ? locksHeld(before) : []);

const refuseLocked = ({ locks }: Partitions, write: CaseWrite): void => {
  const { case: record, personLock } = write;
  const was = new Set(locksBefore(write));
  const needed = {
    take: locksHeld(record).filter((key) => !was.has(key)),
    free: locksHeld({ ...record, holdsPersonLock: true }).filter((key) => locks.get(key) !== record.caseId),
    keep: [],
  }[personLock];
  for (const key of needed) {
    const by = locks.get(key);
    if (by !== undefined) throw new PersonAlreadyReferred(by);
  }
};

/** Throws what the DynamoDB store throws, in the same order of precedence. */
export const checkConditions = (
  partitions: Partitions,
  write: LoggedWrite,
  answer: IdempotencyRecord | undefined,
): void => {
  const { caseId, updatedAt } = write.case;
  refuseAnswered(partitions, answer, updatedAt);
  refuseLocked(partitions, write);
  refuseReceived(partitions, write);
  if (!factsFollow(write, partitions.cases.get(caseId)))
    throw new ConcurrentWrite('Somebody else wrote first.');
  if (write.access) refuseStored(partitions, [write.access]);
  refuseOvertakenCaseload(partitions, write);
};

const commitParts = (partition: CasePartition, core: CaseCore, parts: PartWrites): void => {
  for (const part of parts.put) partition.parts.set(partKey(part), part);
  for (const part of parts.revive) {
    partition.past.parts.delete(partKey(part));
    partition.parts.set(partKey(part), part);
  }
  for (const { wasCurrent, ...part } of parts.retire) {
    partition.parts.delete(partKey(part));
    partition.past.parts.set(partKey(part), part);
  }
  partition.case = recordOf(core, [...partition.parts.values()]);
  freeze(partition.case);
};

const retire = ({ past, ...current }: CasePartition, { workItems, contacts }: CaseWrite['retired']): void => {
  for (const item of workItems) {
    current.workItems.delete(item.workItemId);
    past.workItems.set(item.workItemId, item);
  }
  for (const contact of contacts) {
    current.contacts.delete(contact.contactId);
    past.contacts.set(contact.contactId, contact);
  }
};

const commitLocks = ({ locks }: Partitions, write: CaseWrite): void => {
  const { case: record, personLock } = write;
  if (personLock === 'keep') return;
  for (const key of locksBefore(write)) locks.delete(key);
  if (personLock === 'free')
    for (const key of locksHeld({ ...record, holdsPersonLock: true })) locks.delete(key);
  else for (const key of locksHeld(record)) locks.set(key, record.caseId);
};

const commitLikes = ({ likes }: Partitions, { case: record, before }: CaseWrite): void => {
  for (const key of before ? likeKeysHeld(before) : []) likes.get(key)?.delete(record.caseId);
  for (const key of likeKeysHeld(record)) likes.set(key, (likes.get(key) ?? new Set()).add(record.caseId));
};

export const commit = (
  partitions: Partitions,
  original: LoggedWrite,
  answer: IdempotencyRecord | undefined,
): void => {
  // Of the case its parts are stored, and nothing of the record before: the rest need not be copied.
  const { case: record, before: _, ...rest } = original;
  const write = kept(rest);
  const { caseId } = record;
  const partition = partitions.cases.get(caseId) ?? emptyCasePartition(record);
  commitParts(partition, kept(coreOf(record)), write.parts);
  for (const event of write.events) partition.events.set(event.seq, event);
  for (const contact of [...write.contacts, ...write.changedContacts])
    partition.contacts.set(contact.contactId, contact);
  for (const step of [...write.searchSteps, ...write.changedSteps])
    partition.searchSteps.set(step.stepId, step);
  for (const item of write.workItems) partition.workItems.set(item.workItemId, item);
  retire(partition, write.retired);
  for (const notice of write.notices) partition.notices.set(notice.noticeId, notice);
  const [first, ...others] = write.outbox;
  if (first) partition.outbox.set(first.seq, [first, ...others]);
  partitions.cases.set(caseId, partition);
  moveCaseload(partitions, original);
  commitLocks(partitions, original);
  commitLikes(partitions, original);
  const received = receivedName(original);
  if (received !== undefined) partitions.received.set(received, caseId);
  if (write.access) storeEntry(partitions, write.access);
  if (answer) partitions.answers.set(answer.id, kept(answer));
};
