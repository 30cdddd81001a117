/**
 * The key design: the only place that builds a key, a list name or a position in a list.
 *
 * One table, one sparse overloaded index (GSI1). A number in a key is padded to eight digits, so that text order is
 * number order. No key holds personal data: a person appears as the keyed hash of adapters/kms.
 *
 *   entity                 PK                SK                          GSI1PK             GSI1SK
 *   case                   CASE#caseId       CASE
 *   part of a case         CASE#caseId       CASE#PART#name#id
 *   contact                CASE#caseId       CASE#CONTACT#number
 *   work item              CASE#caseId       CASE#WORK#number            INBOX#role#org     dueAt#caseId#number, while open
 *   past part              CASE#caseId       PAST#PART#name#id
 *   past contact           CASE#caseId       PAST#CONTACT#at#number
 *   past work item         CASE#caseId       PAST#WORK#number
 *   events of a write      CASE#caseId       EVENT#last seq
 *   search step            CASE#caseId       STEP#number
 *   notice                 CASE#caseId       NOTICE#number               NOTICES#role#org   rank#instant#caseId#number, while it stands
 *   outbox of a write      CASE#caseId       OUTBOX#first seq            OUTBOX#shard       caseId#first seq
 *   canary                 CANARY#hour       OUTBOX#seq                  CANARIES           hour
 *   party of a case        CASE#caseId       PARTY#role#org              CASES#role#org     openedAt#caseId
 *   case under way         CASE#caseId       UNDERWAY                    UNDERWAY#shard     caseId
 *   case under AOT watch   CASE#caseId       AOTWATCH                    AOTWATCH#shard     caseId
 *   next rung of a case    CASE#caseId       CLIMB                       CLIMB#shard        nextRungAt#caseId, while there is one
 *   case of an assignee    CASE#caseId       ASSIGNEE                    CASELOAD#assignee  caseId
 *   access entry           ACCESS#caseId     ENTRY#at#hash               UNSEALED#shard     log#at#hash, until it is sealed
 *   row of a list          ACCESS#caseId     ENTRY#at#hash
 *   view of a list         ACCESS#role#org   ENTRY#at#hash               UNSEALED#shard     log#at#hash, until it is sealed
 *   seal of an access log  ACCESS#log        SEAL#seq
 *   head of an access log  ACCESS#log        HEAD                        HEADS#shard        log
 *   auditor's grant        GRANTS#sub        until#grantId
 *   open-referral lock     PERSON#personKey  LOCK
 *   who may be the same    PERSON#likeKey    LIKE#caseId
 *   received referral      PERSON#personKey  RECEIVED#hash
 *   idempotency record     IDEMPOTENCY#id    IDEMPOTENCY
 *   registry entry         REGISTRY#kind#gen id
 *   registry state         REGISTRY          STATE
 *   registry change        LOG#REGISTRY      CHANGE#revision
 *   part of an import      LOG#REGISTRY      PART#gen#number
 *   registry proposal      PROPOSALS         proposalId
 *   caseload counter       CASELOADS         agency#kind#id
 *   standing of a mailbox  MAILBOXES         role#org#mailboxId
 *
 *   access pattern                                   how
 *   a case to decide on, with all that is current    one consistent Query: PK, SK begins with CASE
 *   what is past of a case, by pages                 one consistent Query: PK, SK begins with PAST# and its kind
 *   a case's events; its notices; its search steps   one consistent Query: PK, SK begins with EVENT#, NOTICE#, STEP#
 *   who asked for a case in a span of time           one consistent Query: PK, SK between two instants, a page of it
 *   the seals about a page of entries                Get of the head, BatchGet of the seals
 *   entries of every log that wait for a seal        GSI1, each of the shards
 *   where every chain stands, for the statement      GSI1, each of the shards by pages; BatchGet of the cases
 *   an auditor's grants in force                     one consistent Query: PK, SK behind now
 *   one notice                                       Get: its id holds the case reference and the number
 *   an organisation's cases, latest opened first     GSI1 CASES#role#org descending, then BatchGet of the cases
 *   an organisation's inbox by due time              GSI1 INBOX#role#org
 *   what an organisation is asked for by notices;    GSI1 NOTICES#role#org, before rank 3;
 *     what it was only told                            behind rank 1
 *   what is still to be relayed; cases under way     GSI1, each of the shards
 *   canaries that are still to be relayed            GSI1 CANARIES
 *   cases under AOT watch, for the daily round       GSI1, each of the shards
 *   cases with a rung that is due, for the hourly    GSI1, each of the shards, up to now
 *   the cases of a care manager, a team, or an       GSI1 CASELOAD#agency#kind#id
 *     agency that has named nobody                   as its counter is named
 *   whether a person has an open referral; whether   the write's own condition on the lock;
 *     a referral was received before                 on its mark
 *   an earlier answer to the same request            Get of the idempotency record
 *   all entries of a kind; one entry                 Get of the registry's state, then Query of the kind's generation; Get
 *   the log of the registry, latest first            one consistent Query: PK, SK begins with CHANGE#, a page of it
 *   proposed changes of the registry; one of them    one consistent Query of PROPOSALS; Get
 *   every caseload                                   one consistent Query of CASELOADS
 *   how the mailboxes of an organisation stand;      one consistent Query: MAILBOXES, SK begins with role#org#;
 *     how all do                                       of the whole partition
 *
 * An import writes a whole new generation of a kind and then the state that names it, so that no reader sees half of it;
 * the state also has a revision, and the hash of the last change in the log, which has a partition of its own, as who reads
 * the registry need not read what it was. Idempotency records, proposals and canaries expire by TTL.
 * Access entries share no item, so that no two readers are in each other's way; a log is a case reference, or role#org for
 * the lists that an organisation was shown. They have a partition of their own, so that a reader's role can be let append there and nowhere else.
 * A party and an under-way mark are items of their own, so that the index never holds a case's personal data and a
 * save does not copy the whole case into it.
 */
import { isRow, type LogEntry, logOf, positionOf } from '../../domain/access/access-entry.ts';
import type { AuditGrant } from '../../domain/access/audit-grant.ts';
import type { Assignee } from '../../domain/registry/staff-directory.ts';
import type { Canary } from '../../domain/notices/canary.ts';
import type { Notice } from '../../domain/notices/notice.ts';
import { isStanding, type NoticeFilter, orderedBy, rankOf } from '../../domain/notices/notice-standing.ts';
import type { Recipient } from '../../domain/shared/recipient.ts';
import type { CasePart } from '../../domain/case/case-parts.ts';
import type { PartName } from '../../domain/case/kinds-of-part.ts';
import type { CaseRecord } from '../../domain/case/case-record.ts';
import type { ReceivedReferral } from '../../domain/case/case-write.ts';
import type { Contact } from '../../domain/case/contact.ts';
import type { RegistryKind } from '../../domain/registry/kinds.ts';
import type { RegistryProposal } from '../../domain/registry/proposal.ts';
import type { RegistryChangePart } from '../../domain/registry/registry-change.ts';
import { caseIdOf } from '../../domain/shared/identifiers.ts';
import type { Instant } from '../../domain/shared/instant.ts';
import type { OutboxEntry } from '../../domain/shared/outbox.ts';
import type { WorkItem } from '../../domain/shared/work-item.ts';

export interface ItemKey {
  PK: string;
  SK: string;
}
export interface IndexKey {
  GSI1PK: string;
  GSI1SK: string;
}
type Organisation = Pick<Recipient, 'org'> & { role: string };

const digits = 8;
export const padded = (number: number): string => String(number).padStart(digits, '0');

/** The running number at the end of a work item, notice, contact or search step id. Throws on an id that this system did not give. */
export const numberOf = (id: string): string => {
  const match = /-[WNCS]([1-9][0-9]{0,7})$/.exec(id);
  if (!match) throw new RangeError('The id does not end in a running number.');
  return padded(Number(match[1]));
};

/** A busy index partition is split in four; a case stays in one, so that its entries keep their order. */
const shardCount = 4;
const shardOf = (caseId: string): number => {
  let hash = 0x811c9dc5;
  for (const letter of caseId) hash = Math.imul(hash ^ letter.charCodeAt(0), 0x01000193) >>> 0;
  return hash % shardCount;
};
const shardsOf = (list: string): string[] =>
  Array.from({ length: shardCount }, (_, shard) => `${list}#${String(shard)}`);

export const personPartition = (key: string): string => `PERSON#${key}`;
export const casePartition = (caseId: string): string => `CASE#${caseId}`;
export const caseOfPartition = (partition: string): string => partition.slice(casePartition('').length);
/** The case, and whatever of it is current: what a decision reads. */
export const snapshotPrefix = 'CASE';
export const eventPrefix = 'EVENT#';
export const noticePrefix = 'NOTICE#';
export const searchStepPrefix = 'STEP#';
const accessPrefix = 'ENTRY#';
export const workItemPrefix = 'CASE#WORK#';
export const contactPrefix = 'CASE#CONTACT#';
const partPrefix = 'CASE#PART#';
/** What is past is read by pages: its contacts by when they were made. */
const pastWorkPrefix = 'PAST#WORK#';
export const pastContactPrefix = 'PAST#CONTACT#';
export const currentPartPrefix = (name: PartName): string => `${partPrefix}${name}#`;
export const pastPartPrefix = (name: PartName): string => `PAST#PART#${name}#`;
export const caseloadPartition = 'CASELOADS';
/** The generation of a kind before its first import. */
export const firstGeneration = '0';
export const registryPartition = (kind: RegistryKind, generation: string): string =>
  `REGISTRY#${kind}#${generation}`;

export const caseKey = (caseId: string): ItemKey => ({ PK: casePartition(caseId), SK: 'CASE' });
export const contactKey = (contactId: string): ItemKey => ({
  PK: casePartition(caseIdOf(contactId)),
  SK: `${contactPrefix}${numberOf(contactId)}`,
});
export const pastContactKey = ({ contactId, at }: Pick<Contact, 'contactId' | 'at'>): ItemKey => ({
  PK: casePartition(caseIdOf(contactId)),
  SK: `${pastContactPrefix}${at}#${numberOf(contactId)}`,
});
type PartReference = Pick<CasePart, 'name' | 'id'>;
export const partKey = (caseId: string, { name, id }: PartReference): ItemKey => ({
  PK: casePartition(caseId),
  SK: `${partPrefix}${name}#${id}`,
});
export const pastPartKey = (caseId: string, { name, id }: PartReference): ItemKey => ({
  PK: casePartition(caseId),
  SK: `${pastPartPrefix(name)}${id}`,
});
/** The part that stands under a key; undefined where none does. */
export const partAt = ({ SK }: Pick<ItemKey, 'SK'>): { name: string; id: string } | undefined => {
  const [, name, id] = /^(?:CASE|PAST)#PART#(\w+)#(.+)$/.exec(SK) ?? [];
  return name === undefined || id === undefined ? undefined : { name, id };
};
export const pastWorkItemKey = (workItemId: string): ItemKey => ({
  PK: casePartition(caseIdOf(workItemId)),
  SK: `${pastWorkPrefix}${numberOf(workItemId)}`,
});
export const workItemKey = (workItemId: string): ItemKey => ({
  PK: casePartition(caseIdOf(workItemId)),
  SK: `${workItemPrefix}${numberOf(workItemId)}`,
});
export const eventKey = (caseId: string, seq: number): ItemKey => ({
  PK: casePartition(caseId),
  SK: `${eventPrefix}${padded(seq)}`,
});
export const noticeKey = (noticeId: string): ItemKey => ({
  PK: casePartition(caseIdOf(noticeId)),
  SK: `${noticePrefix}${numberOf(noticeId)}`,
});
export const searchStepKey = (stepId: string): ItemKey => ({
  PK: casePartition(caseIdOf(stepId)),
  SK: `${searchStepPrefix}${numberOf(stepId)}`,
});
export const outboxKey = ({ caseId, seq }: Pick<OutboxEntry, 'caseId' | 'seq'>): ItemKey => ({
  PK: casePartition(caseId),
  SK: `OUTBOX#${padded(seq)}`,
});
export const canaryKey = ({ hour }: Canary): ItemKey => ({ PK: `CANARY#${hour}`, SK: `OUTBOX#${padded(1)}` });
export const partyKey = (caseId: string, { role, org }: Organisation): ItemKey => ({
  PK: casePartition(caseId),
  SK: `PARTY#${role}#${org}`,
});
export const accessPartition = (log: string): string => `ACCESS#${log}`;
export const accessKey = (entry: LogEntry): ItemKey => accessKeyAt(logOf(entry), positionOf(entry));
export const accessKeyAt = (log: string, position: string): ItemKey => ({
  PK: accessPartition(log),
  SK: `${accessPrefix}${position}`,
});
export const accessSealKey = (log: string, seq: number): ItemKey => ({
  PK: accessPartition(log),
  SK: `SEAL#${padded(seq)}`,
});
export const accessHeadKey = (log: string): ItemKey => ({ PK: accessPartition(log), SK: 'HEAD' });
/** Sort keys of all entries from one instant to another, both included: `$` follows `#`. */
export const accessSpan = (from: string, until: string): readonly [string, string] => [
  `${accessPrefix}${from}`,
  `${accessPrefix}${until}$`,
];
export const grantsPartition = (sub: string): string => `GRANTS#${sub}`;
export const grantKey = ({ auditor, until, grantId }: AuditGrant): ItemKey => ({
  PK: grantsPartition(auditor.sub),
  SK: `${until}#${grantId}`,
});
export const underWayKey = (caseId: string): ItemKey => ({ PK: casePartition(caseId), SK: 'UNDERWAY' });
export const aotWatchKey = (caseId: string): ItemKey => ({ PK: casePartition(caseId), SK: 'AOTWATCH' });
export const climbKey = (caseId: string): ItemKey => ({ PK: casePartition(caseId), SK: 'CLIMB' });
export const assigneeKey = (caseId: string): ItemKey => ({ PK: casePartition(caseId), SK: 'ASSIGNEE' });
export const likePrefix = 'LIKE#';
export const likeKey = (key: string, caseId: string): ItemKey => ({
  PK: personPartition(key),
  SK: `${likePrefix}${caseId}`,
});
export const personLockKey = (personKey: string): ItemKey => ({ PK: `PERSON#${personKey}`, SK: 'LOCK' });
/** Under the key that the person had when the referral came in. */
export const receivedKey = ({ personKey, as }: ReceivedReferral): ItemKey => ({
  PK: `PERSON#${personKey}`,
  SK: `RECEIVED#${as}`,
});
export const idempotencyKey = (id: string): ItemKey => ({ PK: `IDEMPOTENCY#${id}`, SK: 'IDEMPOTENCY' });
export const registryStateKey: ItemKey = { PK: 'REGISTRY', SK: 'STATE' };
export const registryKey = (kind: RegistryKind, generation: string, id: string): ItemKey => ({
  PK: registryPartition(kind, generation),
  SK: id,
});
export const registryLogPartition = 'LOG#REGISTRY';
export const registryChangePrefix = 'CHANGE#';
export const registryChangeKey = (revision: number): ItemKey => ({
  PK: registryLogPartition,
  SK: `${registryChangePrefix}${padded(revision)}`,
});
export const registryChangePartKey = ({ generation, number }: RegistryChangePart): ItemKey => ({
  PK: registryLogPartition,
  SK: `PART#${generation}#${padded(number)}`,
});
export const proposalsPartition = 'PROPOSALS';
export const proposalKey = (proposalId: string): ItemKey => ({ PK: proposalsPartition, SK: proposalId });
export const mailboxesPartition = 'MAILBOXES';
export const mailboxPrefix = ({ role, org }: Recipient): string => `${role}#${org}#`;
export const mailboxKey = (recipient: Recipient, mailboxId: string): ItemKey => ({
  PK: mailboxesPartition,
  SK: `${mailboxPrefix(recipient)}${mailboxId}`,
});
export const isOfRegistry = (partition: string): boolean =>
  partition.startsWith('REGISTRY') ||
  [registryLogPartition, proposalsPartition, caseloadPartition].includes(partition);
export const caseloadKey = ({ agency, kind, id }: Assignee): ItemKey => ({
  PK: caseloadPartition,
  SK: `${agency}#${kind}#${id}`,
});

/** What is read of a case by pages, for its cursors. */
export const listOfCase = (caseId: string, kind: string): string => `${casePartition(caseId)}#${kind}`;
export const casesList = ({ role, org }: Organisation): string => `CASES#${role}#${org}`;
export const inboxList = ({ role, org }: Organisation): string => `INBOX#${role}#${org}`;
export const proposalsList = ({ role, org }: Organisation): string => `PROPOSALS#${role}#${org}`;
export const noticesList = ({ role, org }: Organisation): string => `NOTICES#${role}#${org}`;
export const assigneeList = ({ agency, kind, id }: Assignee): string => `CASELOAD#${agency}#${kind}#${id}`;
export const outboxLists = shardsOf('OUTBOX');
export const underWayLists = shardsOf('UNDERWAY');
export const aotWatchLists = shardsOf('AOTWATCH');
export const climbLists = shardsOf('CLIMB');
export const unsealedLists = shardsOf('UNSEALED');
export const headLists = shardsOf('HEADS');

export const casePosition = ({ openedAt, caseId }: Pick<CaseRecord, 'openedAt' | 'caseId'>): string =>
  `${openedAt}#${caseId}`;
export const inboxPosition = ({ dueAt, caseId, workItemId }: WorkItem): string =>
  `${dueAt}#${caseId}#${numberOf(workItemId)}`;
export const noticePosition = (notice: Notice): string =>
  `${rankOf(notice)}#${orderedBy(notice)}#${notice.caseId}#${numberOf(notice.noticeId)}`;
/**
 * Where a release without ranks put a notice: by when it was sent. As text its year stands behind what asks and before what
 * only tells, and it stays there until the notice is written again.
 */
const rankless = ({ at, caseId, noticeId }: Notice): string => `${at}#${caseId}#${numberOf(noticeId)}`;
export const outboxPosition = ({ caseId, seq }: OutboxEntry): string => `${caseId}#${padded(seq)}`;

export const partyIndex = (record: CaseRecord, party: Organisation): IndexKey => ({
  GSI1PK: casesList(party),
  GSI1SK: casePosition(record),
});
/** Undefined once the work is done: the item then leaves the index. */
export const workItemIndex = (item: WorkItem): IndexKey | undefined =>
  item.status === 'open'
    ? { GSI1PK: inboxList({ role: item.ownerRole, org: item.ownerOrg }), GSI1SK: inboxPosition(item) }
    : undefined;
export const noticeIndex = (notice: Notice): IndexKey | undefined =>
  isStanding(notice) ? { GSI1PK: noticesList(notice.to), GSI1SK: noticePosition(notice) } : undefined;
/** Of a notice that stands where a release without ranks put it. */
export const ranklessIndex = (notice: Notice): IndexKey => ({
  GSI1PK: noticesList(notice.to),
  GSI1SK: rankless(notice),
});
/** Where what asks lies, and what only tells: what has no rank lies in both, and may do either. */
export const noticeSpan = (status: NoticeFilter['status']): { beyond?: string; upTo?: string } =>
  status === 'unread' ? { beyond: '2' } : { upTo: '3' };
export const outboxIndex = (entry: OutboxEntry): IndexKey => ({
  GSI1PK: `OUTBOX#${shardOf(entry.caseId)}`,
  GSI1SK: outboxPosition(entry),
});
export const canariesList = 'CANARIES';
export const canaryIndex = ({ hour }: Canary): IndexKey => ({ GSI1PK: canariesList, GSI1SK: hour });
export const underWayIndex = (caseId: string): IndexKey => ({
  GSI1PK: `UNDERWAY#${shardOf(caseId)}`,
  GSI1SK: caseId,
});

export const aotWatchIndex = (caseId: string): IndexKey => ({
  GSI1PK: `AOTWATCH#${shardOf(caseId)}`,
  GSI1SK: caseId,
});

export const climbIndex = (caseId: string, at: Instant): IndexKey => ({
  GSI1PK: `CLIMB#${shardOf(caseId)}`,
  GSI1SK: `${at}#${caseId}`,
});
export const unsealedPosition = (entry: LogEntry): string => `${logOf(entry)}#${positionOf(entry)}`;
/** Its id is `RP-` and a part of a hash. */
export const proposalPosition = ({ proposedAt, proposalId }: RegistryProposal): string =>
  `${proposedAt}#${proposalId.slice('RP-'.length)}`;
/** Undefined for a row of a list, which is sealed with the list, and for what is sealed: the item then leaves the index. */
export const unsealedIndex = (entry: LogEntry): IndexKey | undefined =>
  isRow(entry) || entry.seal !== undefined
    ? undefined
    : { GSI1PK: `UNSEALED#${shardOf(logOf(entry))}`, GSI1SK: unsealedPosition(entry) };
export const headIndex = (log: string): IndexKey => ({ GSI1PK: `HEADS#${shardOf(log)}`, GSI1SK: log });
/** Behind every position of that instant: `$` follows `#`. */
export const climbsUntil = (at: Instant): string => `${at}$`;

/** The item that stands at a position of an organisation's list: a page goes on behind it, whether it still exists or not. */
export const keyAt = (list: string, position: string): ItemKey => {
  const [kind, role = '', org = ''] = list.split('#');
  const [, caseId = '', number = ''] = position.split('#');
  switch (kind) {
    case 'CASES':
      return partyKey(caseId, { role, org });
    case 'INBOX':
      return { PK: casePartition(caseId), SK: `${workItemPrefix}${number}` };
    case 'NOTICES': {
      const [numberAtEnd = '', caseOf = ''] = position.split('#').reverse();
      return { PK: casePartition(caseOf), SK: `${noticePrefix}${numberAtEnd}` };
    }
    default:
      throw new RangeError('Only an organisation has lists with pages.');
  }
};
