/**
 * What the domain needs from outside, as the handlers see it. adapters/ makes each port real; adapters/memory makes all
 * of them in one process. Stores speak domain types; keys, tokens of AWS and wire formats stay behind them.
 */
import type { Correction } from '../case/correction-record.ts';
import type { AccessEntry, LogEntry } from '../access/access-entry.ts';
import type { AccessHead, AccessSeal, Sealing } from '../access/access-seal.ts';
import type { ChainHead, SignedStatement } from '../access/statement.ts';
import type { AuditGrant } from '../access/audit-grant.ts';
import type { CaseRecord, CaseSnapshot } from '../case/case-record.ts';
import type { EventReading, MissingConcern, SignificantEvent } from '../case/aot-record.ts';
import type { CaseWrite } from '../case/case-write.ts';
import type { CasePart } from '../case/case-parts.ts';
import type { Contact } from '../case/contact.ts';
import type { CairsReport } from '../case/plan-of-care-record.ts';
import type { SearchStep } from '../case/search-step.ts';
import type { AotProtocolFor } from '../policy/county-aot-protocol.ts';
import type { PolicyFor } from '../policy/county-protocol.ts';
import type { RegistryPolicyOn } from '../policy/registry-policy.ts';
import type { CareManagementAgency } from '../registry/care-management-agency.ts';
import type { Assignee, CaseloadCount } from '../registry/staff-directory.ts';
import type { RegistryEntry, RegistryKind } from '../registry/kinds.ts';
import type { RegistryProposal } from '../registry/proposal.ts';
import type { RegistryAct, RegistryChange } from '../registry/registry-change.ts';
import type { Person } from '../shared/actor.ts';
import type { Canary } from '../notices/canary.ts';
import type { Delivery } from '../notices/delivery.ts';
import type { MailboxOfOrganisation, NamedMailbox } from '../notices/mailbox.ts';
import type { FoundSubscription, MailboxStanding } from '../notices/mailbox-standing.ts';
import type { Notice } from '../notices/notice.ts';
import type { NoticeFilter } from '../notices/notice-standing.ts';
import type { Recipient } from '../shared/recipient.ts';
import type { Publication } from '../notices/publication.ts';
import type { AuditEvent } from '../shared/audit-event.ts';
import type { ExecutionRef } from '../shared/identifiers.ts';
import type { Instant } from '../shared/instant.ts';
import type { LogCode, LogFields, Metric } from './log-line.ts';
import type { OutboxOfWrite } from '../shared/outbox.ts';
import type { WorkItem } from '../shared/work-item.ts';

export interface Clock {
  now(): Instant;
}

export interface Identifiers {
  newCaseId(): string;
}

/** A keyed hash (HMAC) of what identifies a person; the key never leaves its keeper. */
export interface PersonKeys {
  keyOf(identity: string): Promise<string>;
}

/** A code of the closed table in log-line.ts with the fields that it names: no free text and no nested value. */
export interface Log {
  info<Code extends LogCode<'info'>>(code: Code, fields: LogFields<Code>): void;
  error<Code extends LogCode<'error'>>(code: Code, fields: LogFields<Code>): void;
  /** @param value whole and not negative; 1 where it is left out */
  count(metric: Metric, value?: number): void;
}

export interface Page<Item> {
  items: readonly Item[];
  /** Opaque; absent on the last page. */
  cursor?: string;
}
export interface PageRequest {
  limit: number;
  cursor?: string | undefined;
}

export type NoticesRequest = PageRequest & NoticeFilter;

/** Thrown by `save` and `saveWorkItem` when somebody else wrote first: load again and decide again. */
export class ConcurrentWrite extends Error {
  override readonly name = 'ConcurrentWrite';
}
/** Thrown by any store that is asked for more than it takes at once, after every attempt; nothing was written. */
export class StoreBusy extends Error {
  override readonly name = 'StoreBusy';
}
/** Thrown by `save` when the person already has an open referral. */
export class PersonAlreadyReferred extends Error {
  override readonly name = 'PersonAlreadyReferred';
  readonly caseId: string;
  constructor(caseId: string) {
    super('The person has an open referral.');
    this.caseId = caseId;
  }
}
/** Thrown by `save` for a referral that was received before: by it the case opened that is named. */
export class ReferralReceivedBefore extends Error {
  override readonly name = 'ReferralReceivedBefore';
  readonly caseId: string;
  constructor(caseId: string) {
    super('The referral was received before.');
    this.caseId = caseId;
  }
}
/** Thrown for a cursor that was not given by this store to this organisation. */
export class UnknownCursor extends Error {
  override readonly name = 'UnknownCursor';
}

/** The stored outcome of a request that carried an Idempotency-Key, written in the same transaction as its facts. */
export interface IdempotencyRecord {
  /** Hash over caller, operation and key. */
  id: string;
  /** Hash over the request; another request under the same key is refused. */
  requestHash: string;
  status: number;
  body: string;
  /** Where what was created is found. */
  location?: string | undefined;
  expiresAt: Instant;
}

/** What is read of a case by pages. Events, notices and steps come in the order of entry; the others latest first. */
export interface CasePages {
  events: AuditEvent;
  notices: Notice;
  searchSteps: SearchStep;
  /** By when they were made. */
  contacts: Contact;
  concern: MissingConcern;
  significantEvent: SignificantEvent;
  eventReading: EventReading;
  cairsReport: CairsReport;
  correction: Correction;
}

/** What of the past of a case a decision needs besides what is current (domain/case/case-parts.ts). */
export interface AlsoRead {
  workItemId?: string;
  /** By what is known of it, so that it is found among many. */
  contact?: Pick<Contact, 'contactId' | 'at'>;
  parts?: readonly Pick<CasePart, 'name' | 'id'>[];
  /** The first contacts with the person from each of these instants on. */
  seenFrom?: readonly Instant[];
}

/** What a round of the schedule goes through. */
export type ListOfCases =
  /** Open cases with court orders. */
  | { list: 'aotWatch' }
  /** Cases with work that no execution waits for and of which a rung is due by `until`, the earliest of a shard first. */
  | { list: 'climb'; until: Instant }
  /** Open cases on the caseload of a care manager or team, or of an agency that has named nobody for them. */
  | { list: 'assignee'; assignee: Assignee };

/** Of the schedule alone, so that no other function carries it. */
export interface ScheduledLists {
  /** Ids of the cases in a list, in an order of its own in which a case that is left alone keeps its place. */
  casesIn(list: ListOfCases, page: PageRequest): Promise<Page<string>>;
}

/** A decision, and where it opens a case, the first entry of its access log. */
export interface LoggedWrite extends CaseWrite {
  access?: AccessEntry;
}

export interface CaseStore {
  /** The case with what is current of it, and of the past what is asked for besides, strongly consistent. */
  load(caseId: string, also?: AlsoRead): Promise<CaseSnapshot | undefined>;
  /** All of it or nothing. Throws ConcurrentWrite, PersonAlreadyReferred or ReferralReceivedBefore. */
  save(write: LoggedWrite, idempotency?: IdempotencyRecord): Promise<void>;
  /** Puts one work item whose `version` is one more than the stored one; for the task token only. Throws ConcurrentWrite. */
  saveWorkItem(item: WorkItem): Promise<void>;
  events(caseId: string): Promise<readonly AuditEvent[]>;
  /** The events of these numbers, both included. */
  eventsBetween(caseId: string, from: number, until: number): Promise<readonly AuditEvent[]>;
  notices(caseId: string): Promise<readonly Notice[]>;
  /** The ledger of a case's searches, in the order of entry. */
  searchSteps(caseId: string): Promise<readonly SearchStep[]>;
  /** One page of what a case has of a kind, current and past, in the order of the pages of `CasePages`. */
  pageOf<Kind extends keyof CasePages>(
    caseId: string,
    kind: Kind,
    page: PageRequest,
  ): Promise<Page<CasePages[Kind]>>;
  workItem(workItemId: string): Promise<WorkItem | undefined>;
  notice(noticeId: string): Promise<Notice | undefined>;
  /** The cases in which the organisation is a party now, latest opened first. */
  casesOf(party: Recipient, page: PageRequest): Promise<Page<CaseRecord>>;
  /** Open work items by due time. */
  inboxOf(party: Recipient, page: PageRequest): Promise<Page<WorkItem>>;
  /**
   * Notices that are not over and are looked for: what asks unless told otherwise, legal ones first, then by due time. A
   * page may be short and yet have a cursor, where much was looked through.
   */
  openNoticesOf(party: Recipient, request: NoticesRequest): Promise<Page<Notice>>;
  /** Ids of cases for which an execution should be running: a journey under way, or a search. */
  casesUnderWay(): Promise<readonly string[]>;
  /** Ids of cases that hold the person's lock and are found under one of these keys of likeness; so many of each key at most. */
  casesLike(likeKeys: readonly string[], most: number): Promise<readonly string[]>;
  /** Ids of cases with work that no execution waits for and of which a rung is due by `now`, for the hourly round. */
  casesToClimb(now: Instant): Promise<readonly string[]>;
  /** Ids of the open cases on the caseload of a care manager or team, or of an agency that has named nobody for them. */
  casesAssignedTo(assignee: Assignee): Promise<readonly string[]>;
  /** Keeps the answer to what was done in several writes. Throws ConcurrentWrite where one stands that has not expired. */
  keepAnswer(answer: IdempotencyRecord, now: Instant): Promise<void>;
  /** Undefined when there is none or it has expired at `now`. */
  idempotencyRecord(id: string, now: Instant): Promise<IdempotencyRecord | undefined>;
}

export interface AccessPage extends Page<AccessEntry> {
  /** Position behind which the page begins; absent on the first. */
  after?: string;
}
export interface AccessPageRequest extends PageRequest {
  /** A span of time, both ends included. */
  from?: Instant | undefined;
  until?: Instant | undefined;
}

/** Who asked for a case, and how that was decided: append-only, and sealed in a hash chain for each log. */
export interface AccessLog {
  /** An item of its own, so that no two appends meet. Run twice with one entry: the same entry. */
  appendAccess(entry: LogEntry): Promise<void>;
  /** The entries of a case, oldest first: one query for a page, however long the log is. */
  accesses(caseId: string, request: AccessPageRequest): Promise<AccessPage>;
  /** Where a log stands; undefined while nothing of it is sealed. */
  accessHead(log: string): Promise<AccessHead | undefined>;
  /** Those of these numbers that there are, in their order. */
  accessSeals(log: string, numbers: readonly number[]): Promise<readonly AccessSeal[]>;
  /** Entries that no seal names yet, by log and in their order; `after` an entry, those behind it. Rows never come. */
  unsealed(limit: number, after?: LogEntry): Promise<readonly LogEntry[]>;
  /** All of it or nothing. Throws ConcurrentWrite when the log has another head, or an entry is sealed. */
  sealAccesses(sealing: Sealing): Promise<void>;
}

/** A grant in its new version, with an entry for the log of each of its cases. */
export interface GrantWrite {
  grant: AuditGrant;
  accesses: readonly AccessEntry[];
  at: Instant;
}

export interface AuditGrants {
  /** All of it or nothing. Throws ConcurrentWrite. */
  saveAuditGrant(write: GrantWrite, idempotency?: IdempotencyRecord): Promise<void>;
  auditGrant(grantId: string): Promise<AuditGrant | undefined>;
  /** The grants of an auditor that are not over at `now`. */
  auditGrantsOf(sub: string, now: Instant): Promise<readonly AuditGrant[]>;
}

/** When a notice was closed, and why. */
export type NoticeClosed = Required<Pick<Notice, 'closedAt' | 'closedBecause'>>;

export interface Outbox {
  /** What writes ordered and nobody completed, by case and then in their order; `after` one of them, those behind it. */
  pending(limit: number, after?: OutboxOfWrite): Promise<readonly OutboxOfWrite[]>;
  complete(entries: OutboxOfWrite): Promise<void>;
  /** Of the notices of a case those that are neither acknowledged nor closed, in their order. */
  standingNotices(caseId: string): Promise<readonly Notice[]>;
  /** Closes a notice that stands; one that was acknowledged or closed meanwhile stays as it is. */
  closeNotice(notice: Notice, closing: NoticeClosed): Promise<void>;
  /** Stores on a notice that it left, or that nobody would have heard it; the first of these stands. */
  markDelivery(notice: Notice, delivery: Delivery): Promise<void>;
}

/** What is ordered of each hour, and is about no case. */
export interface Canaries {
  /** Of an hour that has one already: nothing. */
  putCanary(canary: Canary): Promise<void>;
  /** Those that nobody completed, by their hour. */
  pendingCanaries(): Promise<readonly Canary[]>;
  completeCanary(canary: Canary): Promise<void>;
}

export interface Registry {
  agency(id: string): Promise<CareManagementAgency | undefined>;
  agencies(): Promise<readonly CareManagementAgency[]>;
  /** Grows by one with every change; 0 while the registry is empty. */
  revision(): Promise<number>;
  entry<Kind extends RegistryKind>(kind: Kind, id: string): Promise<RegistryEntry<Kind> | undefined>;
  /** By id. */
  entries<Kind extends RegistryKind>(kind: Kind): Promise<readonly RegistryEntry<Kind>[]>;
  /** How many open cases each care manager and team carries; `save` moves them with the case. */
  caseloads(): Promise<readonly CaseloadCount[]>;
}

/** How the registry is changed, and what was. A function that only reads the registry carries nothing of it. */
export interface RegistryChanges {
  /**
   * With its change in the log, and with the proposal that it confirms. Throws ConcurrentWrite when the registry is no
   * longer in the revision that the change was decided on, or somebody else answered the proposal.
   */
  putEntry<Kind extends RegistryKind>(
    kind: Kind,
    entry: RegistryEntry<Kind>,
    seen: number,
    act: RegistryAct & { confirms?: RegistryProposal },
  ): Promise<void>;
  /** Takes an entry away that was read in the revision that is given. Throws ConcurrentWrite as putEntry does. */
  removeEntry<Kind extends RegistryKind>(
    kind: Kind,
    entry: RegistryEntry<Kind>,
    seen: number,
    act: RegistryAct,
  ): Promise<void>;
  /**
   * Makes these the entries of their kind: all of them at one instant, or none, with their change in the log. Throws
   * ConcurrentWrite as putEntry does.
   */
  replaceEntries<Kind extends RegistryKind>(
    kind: Kind,
    entries: readonly RegistryEntry<Kind>[],
    seen: number,
    act: RegistryAct,
  ): Promise<void>;
  /** The log of the registry, latest first. */
  registryChanges(page: PageRequest): Promise<Page<RegistryChange>>;
}

/** Changes of the registry that wait for a second person. */
export interface RegistryProposals {
  /** In its new version. Throws ConcurrentWrite. */
  saveProposal(proposal: RegistryProposal): Promise<void>;
  proposal(proposalId: string): Promise<RegistryProposal | undefined>;
  /** All that are kept: those whose time is over are forgotten some time after. */
  proposals(): Promise<readonly RegistryProposal[]>;
  /** Those that are open at `now` and a person may answer, oldest first. */
  openProposals(person: Person, now: Instant, page: PageRequest): Promise<Page<RegistryProposal>>;
}

/** Step Functions. Every method is a no-op when its effect already holds or can no longer be had. */
export interface Workflow {
  start(execution: ExecutionRef): Promise<void>;
  stop(execution: ExecutionRef): Promise<void>;
  answer(token: string): Promise<void>;
  fail(token: string, error: 'WaitReplanned' | 'CaseClosed'): Promise<void>;
}

export interface RunningExecutions {
  /** The names of all that run now, of every machine; one that started a moment ago may be missing. */
  names(): Promise<ReadonlySet<string>>;
}

export interface Mailboxes {
  /** Those of an organisation in whatever state, by their rank; empty when it has none. */
  mailboxesOf(recipient: Recipient): Promise<readonly MailboxOfOrganisation[]>;
}

/** How every mailbox stands with SNS, beside what the registry says of it. */
export interface MailboxStandings extends Mailboxes {
  standings(): Promise<readonly MailboxStanding[]>;
  standing(recipient: Recipient, mailboxId: string): Promise<MailboxStanding | undefined>;
  /** Under the version after its own. Throws ConcurrentWrite where another than its own is stored. */
  saveStanding(standing: MailboxStanding): Promise<void>;
  removeStanding(standing: MailboxStanding): Promise<void>;
}

/** The subscriptions of mailboxes to the topics of notices. Each is known by its ARN. */
export interface NoticeSubscriptions {
  /** Sends an invitation. Run twice: the same subscription, and another invitation. */
  subscribe(mailbox: NamedMailbox): Promise<string>;
  found(subscriptionArn: string): Promise<FoundSubscription | undefined>;
  setFilterPolicy(subscriptionArn: string, filterPolicy: string): Promise<void>;
  /** What is gone already is no error. */
  unsubscribe(subscriptionArn: string): Promise<void>;
  /** Of every topic, those that somebody confirmed, by a link or by a signed request. */
  confirmedArns(): Promise<readonly string[]>;
  /** By a signed request, so that no link ends it. Undefined: the token is of no invitation of this organisation, or too old. */
  confirm(recipient: Recipient, token: string): Promise<string | undefined>;
}

export interface NoticePublisher {
  publish(publication: Publication): Promise<void>;
}

export interface CanaryPublisher {
  publishCanary(canary: Canary): Promise<void>;
}

/** The chain of a case or log as it stands. One that cannot be read is named without head, so that it stops no other. */
export interface FoundHead {
  of: string;
  head?: ChainHead & { grewAt?: Instant | undefined };
}

/** Where every chain of the audit stands, for the daily statement. Cases are found by their logs: each has one from its referral on. */
export interface ChainHeads {
  /** Heads of access logs, in an order of their own; `after` a log, those behind it. */
  accessHeads(page: PageRequest & { after?: string | undefined }): Promise<Page<FoundHead>>;
  /** Undefined while the registry is empty. */
  registryHead(): Promise<FoundHead | undefined>;
  /** Of those of these cases that there are. Nothing else of a case is read. */
  eventHeads(caseIds: readonly string[]): Promise<readonly FoundHead[]>;
}

/** Statements, outside of the table: only ever added to. */
export interface Statements {
  latest(): Promise<SignedStatement | undefined>;
  /** Throws ConcurrentWrite where a statement of its number stands. */
  put(signed: SignedStatement): Promise<void>;
}

export interface StatementSigner {
  /** Signs the hash of a statement. */
  sign(hash: string): Promise<string>;
}

/** Everything that stands in the table. */
export type Store = CaseStore &
  ScheduledLists &
  Outbox &
  Canaries &
  Registry &
  RegistryChanges &
  RegistryProposals &
  AccessLog &
  AuditGrants &
  MailboxStandings &
  ChainHeads;

/**
 * What a function may ask for, each by its one name: a use case takes what it needs of these, and nothing else. On AWS an
 * index.ts gives just that, so that no bundle carries more; on one machine every function is given all of them.
 */
export interface Ports {
  cases: CaseStore;
  grants: AuditGrants;
  accesses: AccessLog;
  registry: Registry;
  registryChanges: RegistryChanges;
  proposals: RegistryProposals;
  outbox: Outbox;
  canaries: Canaries;
  heads: ChainHeads;
  mailboxes: MailboxStandings;
  subscriptions: NoticeSubscriptions;
  scheduledLists: ScheduledLists;
  statements: Statements;
  statementSigner: StatementSigner;
  clock: Clock;
  log: Log;
  identifiers: Identifiers;
  personKeys: PersonKeys;
  policyFor: PolicyFor;
  aotProtocolFor: AotProtocolFor;
  registryPolicyOn: RegistryPolicyOn;
}
