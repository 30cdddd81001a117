/**
 * What one save does to the table, item by item, and under which conditions. Pure; transaction.ts turns it into one
 * DynamoDB transaction. The memory store builds the same plan to refuse what DynamoDB would refuse.
 */
import { assigneeOf, caseloadMove, type CounterStep, counterSteps } from '../../domain/case/caseload-move.ts';
import type { CaseWrite } from '../../domain/case/case-write.ts';
import { coreOf } from '../../domain/case/case-parts.ts';
import { type CaseRecord, needsAotWatch } from '../../domain/case/case-record.ts';
import { executionsOf } from '../../domain/case/executions.ts';
import { likeKeysHeld, locksHeld } from '../../domain/case/known-by-record.ts';
import { partiesOf } from '../../domain/case/parties.ts';
import type { Contact } from '../../domain/case/contact.ts';
import type { SearchStep } from '../../domain/case/search-step.ts';
import type { Notice } from '../../domain/notices/notice.ts';
import type { Recipient } from '../../domain/shared/recipient.ts';
import { epochMs, type Instant } from '../../domain/shared/instant.ts';
import type { GrantWrite, IdempotencyRecord, LoggedWrite } from '../../domain/ports/ports.ts';
import type { LogEntry } from '../../domain/access/access-entry.ts';
import type { Sealing } from '../../domain/access/access-seal.ts';
import type { WorkItem } from '../../domain/shared/work-item.ts';
import * as items from './items.ts';
import { eventsToItem, outboxToItem } from './items-of-write.ts';
import * as keys from './keys.ts';

export type Condition =
  | { is: 'absent' }
  | { is: 'waiting' }
  | { is: 'atVersion'; version: number }
  | { is: 'atSeq'; seq: number }
  | { is: 'atRevision'; revision: number }
  | { is: 'atCount'; count: number }
  /** Of an agency's own counter; without joins it is not there yet. */
  | { is: 'atJoins'; count: number; joins: number }
  | { is: 'absentOrExpired'; at: Instant }
  | { is: 'absentOrOfCase'; caseId: string };

export interface Action {
  key: keys.ItemKey;
  /** Absent: the item is deleted, unless `instead` says otherwise. */
  put?: items.Item;
  /** `check` touches nothing; `countDown` takes one from a counter. */
  instead?: 'check' | 'countDown';
  when?: Condition;
  /** What a failed condition means to the caller. */
  guards: 'fact' | 'personLock' | 'received' | 'idempotency';
}

/** DynamoDB takes 100; what is kept free is room for a release that writes a little more. */
export const mostActions = 80;

/** A write that is too large for one transaction is a fault of ours: it can only be refused whole. */
class WriteTooLarge extends Error {
  override readonly name = 'WriteTooLarge';
  constructor(actions: number) {
    super(`A write of ${actions} items is more than one transaction holds (${mostActions}).`);
  }
}

/** A case that comes on a caseload was decided on its count; a use case that forgot is a fault of ours. */
class UnguardedCaseload extends Error {
  override readonly name = 'UnguardedCaseload';
}

const put = (item: items.Item, when?: Condition, guards: Action['guards'] = 'fact'): Action => ({
  key: { PK: item.PK, SK: item.SK },
  put: item,
  guards,
  ...(when && { when }),
});
const remove = (key: keys.ItemKey, when?: Condition, guards: Action['guards'] = 'fact'): Action => ({
  key,
  guards,
  ...(when && { when }),
});

const replacing = (version: number): Condition =>
  version === 1 ? { is: 'absent' } : { is: 'atVersion', version: version - 1 };

const storedWorkItem = (item: WorkItem): items.Item =>
  items.workItemItem.toItem(keys.workItemKey(item.workItemId), item, keys.workItemIndex(item));
/** The case's own version guards its parts. */
const partActions = ({ case: { caseId }, parts }: CaseWrite): Action[] => [
  ...parts.put.map((part) => put(items.partToItem(keys.partKey(caseId, part), part))),
  ...parts.revive.flatMap((part) => [
    put(items.partToItem(keys.partKey(caseId, part), part)),
    remove(keys.pastPartKey(caseId, part)),
  ]),
  ...parts.retire.flatMap((part) => [
    put(items.partToItem(keys.pastPartKey(caseId, part), part)),
    ...(part.wasCurrent ? [remove(keys.partKey(caseId, part))] : []),
  ]),
];

const workItemActions = ({ workItems, retired }: CaseWrite): Action[] => {
  const past = new Set(retired.workItems.map(({ workItemId }) => workItemId));
  const changed = new Set(workItems.map(({ workItemId }) => workItemId));
  return [
    ...workItems
      .filter(({ workItemId }) => !past.has(workItemId))
      .map((item) => put(storedWorkItem(item), replacing(item.version))),
    ...retired.workItems.flatMap((item) => [
      put(items.workItemItem.toItem(keys.pastWorkItemKey(item.workItemId), item)),
      remove(keys.workItemKey(item.workItemId), {
        is: 'atVersion',
        version: changed.has(item.workItemId) ? item.version - 1 : item.version,
      }),
    ]),
  ];
};

const storedContact = (contact: Contact): items.Item =>
  items.contactItem.toItem(keys.contactKey(contact.contactId), contact);
/** The case's own version guards what is put right. */
const contactActions = ({ contacts, changedContacts, retired }: CaseWrite): Action[] => [
  ...contacts.map((contact) => put(storedContact(contact), { is: 'absent' })),
  ...changedContacts.map((contact) => put(storedContact(contact))),
  ...retired.contacts.flatMap((contact) => [
    put(items.contactItem.toItem(keys.pastContactKey(contact), contact)),
    remove(keys.contactKey(contact.contactId)),
  ]),
];

const storedStep = (step: SearchStep): items.Item =>
  items.searchStepItem.toItem(keys.searchStepKey(step.stepId), step);

/** The put of a notice in its next version. */
export const noticePut = (notice: Notice): { item: items.Item; when: Condition } => ({
  item: items.noticeItem.toItem(keys.noticeKey(notice.noticeId), notice, keys.noticeIndex(notice)),
  when: replacing(notice.version),
});
const noticeAction = (notice: Notice): Action => {
  const { item, when } = noticePut(notice);
  return put(item, when);
};

/** An organisation may be a party in two relations and is listed once. */
const organisationsOf = (record: CaseRecord): Map<string, Recipient> =>
  new Map(partiesOf(record).map(({ role, org }) => [`${role}#${org}`, { role, org }]));

const partyPut = (record: CaseRecord, party: Recipient): Action => {
  const { caseId, openedAt } = record;
  const key = keys.partyKey(caseId, party);
  return put(items.partyItem.toItem(key, { caseId, ...party, openedAt }, keys.partyIndex(record, party)));
};

const partyActions = ({ case: record, before }: CaseWrite): Action[] => {
  const is = organisationsOf(record);
  const was = before ? organisationsOf(before) : new Map<string, Recipient>();
  const { caseId } = record;
  const come = [...is].filter(([name]) => !was.has(name));
  const gone = [...was].filter(([name]) => !is.has(name));
  return [
    ...come.map(([, party]) => partyPut(record, party)),
    ...gone.map(([, party]) => remove(keys.partyKey(caseId, party))),
  ];
};

const underWayActions = ({ case: record, before }: CaseWrite): Action[] => {
  const { caseId } = record;
  const is = executionsOf(record).length > 0;
  if (is === (before !== undefined && executionsOf(before).length > 0)) return [];
  const key = keys.underWayKey(caseId);
  return [is ? put(items.underWayItem.toItem(key, { caseId }, keys.underWayIndex(caseId))) : remove(key)];
};

const aotWatchActions = ({ case: record, before }: CaseWrite): Action[] => {
  const { caseId } = record;
  const is = needsAotWatch(record);
  if (is === (before !== undefined && needsAotWatch(before))) return [];
  const key = keys.aotWatchKey(caseId);
  return [is ? put(items.aotWatchItem.toItem(key, { caseId }, keys.aotWatchIndex(caseId))) : remove(key)];
};

/** Without a rung to come the mark stands in no index; whoever changes a case may put, and need not delete. */
const climbActions = ({ case: { caseId, climbAt }, before }: CaseWrite): Action[] => {
  if (climbAt === before?.climbAt) return [];
  const index = climbAt === undefined ? undefined : keys.climbIndex(caseId, climbAt);
  return [put(items.climbItem.toItem(keys.climbKey(caseId), { caseId }, index))];
};

const personLockActions = ({ case: record, before, personLock }: CaseWrite): Action[] => {
  const { caseId } = record;
  const ofCase: Condition = { is: 'absentOrOfCase', caseId };
  const was = before ? locksHeld(before) : [];
  switch (personLock) {
    case 'take': {
      const is = locksHeld(record);
      return [
        ...is
          .filter((key) => !was.includes(key))
          .map((key) => {
            const item = items.personLockItem.toItem(keys.personLockKey(key), { caseId });
            return put(item, { is: 'absent' }, 'personLock');
          }),
        ...was.filter((key) => !is.includes(key)).map((key) => remove(keys.personLockKey(key), ofCase)),
      ];
    }
    case 'free':
      return locksHeld({ ...record, holdsPersonLock: true }).map((key) =>
        remove(keys.personLockKey(key), ofCase, 'personLock'),
      );
    case 'keep':
      return [];
  }
};

/** Under which keys the case is found as one of somebody who may be the same. */
const likeActions = ({ case: record, before }: CaseWrite): Action[] => {
  const { caseId } = record;
  const is = likeKeysHeld(record);
  const was = before ? likeKeysHeld(before) : [];
  return [
    ...is
      .filter((key) => !was.includes(key))
      .map((key) => put(items.likeItem.toItem(keys.likeKey(key, caseId), { caseId }))),
    ...was.filter((key) => !is.includes(key)).map((key) => remove(keys.likeKey(key, caseId))),
  ];
};

/** The mark that a referral was received: it stands for good, whatever becomes of the case. */
const receivedActions = ({ case: { caseId }, received }: CaseWrite): Action[] => {
  if (!received) return [];
  const item = items.receivedItem.toItem(keys.receivedKey(received), { caseId });
  return [put(item, { is: 'absent' }, 'received')];
};

/** The put of an answer to a request that may come twice. */
export const answerPut = (record: IdempotencyRecord, at: Instant): { item: items.Item; when: Condition } => ({
  item: items.idempotencyItem.toItem(
    keys.idempotencyKey(record.id),
    record,
    undefined,
    Math.ceil(epochMs(record.expiresAt) / 1_000),
  ),
  when: { is: 'absentOrExpired', at },
});
const idempotencyAction = (record: IdempotencyRecord, at: Instant): Action => {
  const { item, when } = answerPut(record, at);
  return put(item, when, 'idempotency');
};

/** A case of a release without such lists is in none until it is written. */
export const listedUnder = (record: CaseRecord): string | undefined => {
  const assignee = assigneeOf(record);
  return assignee && record.assignment.assignedAt !== undefined ? keys.assigneeList(assignee) : undefined;
};

const seenAt = ({ count, joins }: { count: number; joins?: number }): Condition =>
  joins === undefined ? { is: 'atCount', count } : { is: 'atJoins', count, joins };

const counterAction = ({ assignee, by, seen }: CounterStep): Action => {
  const key = keys.caseloadKey(assignee);
  if (!seen) return { key, instead: 'countDown', guards: 'fact' };
  const { count, joins } = seen;
  const counter = { ...assignee, count: count + by, ...(joins !== undefined && { joins: joins + 1 }) };
  return put(items.caseloadItem.toItem(key, counter), seenAt(seen));
};

/** Down needs no reading: whoever leaves was counted. Up needs the counts and the registry that it was decided on. */
const caseloadActions = ({ case: record, before, caseloadGuard }: CaseWrite): Action[] => {
  const move = caseloadMove(before, record);
  const steps = counterSteps(move, caseloadGuard).map(counterAction);
  if (!move.joins) return steps;
  if (!caseloadGuard || (move.joins.kind === 'unnamed' && !caseloadGuard.agency))
    throw new UnguardedCaseload('A case came on a caseload that nobody had looked at.');
  const { revision } = caseloadGuard;
  const check = { is: 'atRevision', revision } as const;
  return [...steps, { key: keys.registryStateKey, instead: 'check', when: check, guards: 'fact' }];
};

/** The place of a case in the list of whom it is assigned to. */
const assigneeActions = ({ case: record, before }: CaseWrite): Action[] => {
  const { caseId } = record;
  const is = listedUnder(record);
  const was = before && listedUnder(before);
  if (is === was) return [];
  const key = keys.assigneeKey(caseId);
  if (is === undefined) return [remove(key)];
  return [put(items.assigneeItem.toItem(key, { caseId }, { GSI1PK: is, GSI1SK: caseId }))];
};

const accessAction = (entry: LogEntry): Action => put(items.logEntryItem(entry), { is: 'absent' });

/** All of a kind that a write has, as the one item that they become; none where it has none. */
const ofWrite = <Entry>([first, ...others]: readonly Entry[]): [Entry, ...Entry[]][] =>
  first === undefined ? [] : [[first, ...others]];

/** Throws WriteTooLarge or MalformedItem: nothing is written then. */
export const writeActionsOf = (write: LoggedWrite, idempotency?: IdempotencyRecord): Action[] => {
  const { case: record, expectedVersion } = write;
  // What no event speaks of, no audit could verify.
  if (write.events.length === 0) throw new Error('A write without an event is a fault of ours.');
  const absent: Condition = { is: 'absent' };
  const actions: Action[] = [
    put(items.caseItem.toItem(keys.caseKey(record.caseId), coreOf(record)), replacing(expectedVersion + 1)),
    ...partActions(write),
    ...ofWrite(write.events).map((events) => put(eventsToItem(events), absent)),
    ...workItemActions(write),
    ...contactActions(write),
    ...write.searchSteps.map((step) => put(storedStep(step), absent)),
    ...write.changedSteps.map((step) => put(storedStep(step))),
    ...write.notices.map(noticeAction),
    ...ofWrite(write.outbox).map((entries) => put(outboxToItem(entries), absent)),
    ...partyActions(write),
    ...underWayActions(write),
    ...aotWatchActions(write),
    ...climbActions(write),
    ...personLockActions(write),
    ...likeActions(write),
    ...receivedActions(write),
    ...caseloadActions(write),
    ...assigneeActions(write),
    ...(write.access ? [accessAction(write.access)] : []),
    ...(idempotency ? [idempotencyAction(idempotency, record.updatedAt)] : []),
  ];
  if (actions.length > mostActions) throw new WriteTooLarge(actions.length);
  return actions;
};

/** A grant in its new version, an entry for each of its cases, and the answer: 52 actions at most. */
export const grantActionsOf = (
  { grant, accesses, at }: GrantWrite,
  idempotency?: IdempotencyRecord,
): Action[] => [
  put(items.auditGrantItem.toItem(keys.grantKey(grant), grant), replacing(grant.version)),
  ...accesses.map(accessAction),
  ...(idempotency ? [idempotencyAction(idempotency, at)] : []),
];

/** A seal, the new head and the entries that are named by it: 42 actions at most. */
export const sealActionsOf = ({ seal, head, entries }: Sealing): Action[] => [
  put(items.accessSealItem.toItem(keys.accessSealKey(seal.log, seal.seq), seal), { is: 'absent' }),
  put(
    items.accessHeadItem.toItem(keys.accessHeadKey(head.log), head, keys.headIndex(head.log)),
    seal.seq === 1 ? { is: 'absent' } : { is: 'atSeq', seq: seal.seq - 1 },
  ),
  ...entries.map((entry) => put(items.logEntryItem(entry), { is: 'waiting' })),
];

/** The put of a task token: the item must be there in the version before, whatever that is. */
export const tokenPut = (item: WorkItem): { item: items.Item; when: Condition } => ({
  item: storedWorkItem(item),
  when: { is: 'atVersion', version: item.version - 1 },
});
