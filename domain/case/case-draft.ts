/**
 * A draft of the next state of a case: use cases decide on it, then one transaction writes all of it or nothing.
 * It keeps the bookkeeping that every decision needs (strand moves, audit chain, work items, clocks, notices, outbox)
 * in one place. Pure: time and actor come in, a `CaseWrite` comes out.
 */
import { basisEndsAfter } from './basis-ends.ts';
import { nextPartNumber, numberParts, partWrites } from './case-parts.ts';
import { type PartName } from './kinds-of-part.ts';
import { itemsWritten } from './items-written.ts';
import { mostDecided, roomForPast, workToRetire } from './case-past.ts';
import { mayBeTold } from './may-be-told.ts';
import { assigneeOf, type CaseloadGuard, followAssignment } from './caseload-move.ts';
import type { Actor } from '../shared/actor.ts';
import { type AuditEvent, chainEvent, type EventDetails } from '../shared/audit-event.ts';
import { contactId, searchStepId, workItemId } from '../shared/identifiers.ts';
import type { ClockRecord } from '../shared/clock-record.ts';
import type { Instant } from '../shared/instant.ts';
import type { OutboxEntry, OutboxOrder } from '../shared/outbox.ts';
import { Refused } from '../shared/refusal.ts';
import { transition } from '../shared/transition.ts';
import { nextClimbAt, type WorkItem, type WorkItemKind } from '../shared/work-item.ts';
import { emptyAotRecord } from './aot-record.ts';
import { DraftLedger } from './draft-ledger.ts';
import { DraftWork, type Opened } from './draft-work.ts';
import type { SearchStep } from './search-step.ts';
import type { Contact } from './contact.ts';
import type { Assignee } from '../registry/staff-directory.ts';
import type { Notice, NoticeKind } from '../notices/notice.ts';
import type { Recipient } from '../shared/recipient.ts';
import type { AuditEventType, DetailsOf } from './audit-events.ts';
import type { CaseRecord, CaseSnapshot } from './case-record.ts';
import { phaseOf } from './phase.ts';
import { type PersonMarks, putMarks } from './known-by-record.ts';
import { type NoticeAbout, noticeTold } from './notice-told.ts';
import { newsForPlan } from './plan-told.ts';
import { type StrandEvent, type StrandName, strandTables } from './strands.ts';
import type { CaseWrite } from './case-write.ts';

export class CaseDraft {
  readonly now: Instant;
  readonly actor: Actor;
  readonly case: CaseRecord;
  readonly #before: CaseRecord | undefined;
  /** Each clock as it was read. A clock has no id: it is changed in place, and known by being itself. */
  readonly clocksBefore: ReadonlyMap<ClockRecord, ClockRecord | undefined>;
  readonly #past: ReadonlySet<string>;
  readonly #work: DraftWork;
  readonly #events: AuditEvent[] = [];
  readonly #ledger: DraftLedger;
  #notices: Notice[] = [];
  readonly #changedNotices: Notice[] = [];
  #outbox: OutboxEntry[] = [];
  readonly #lockAvailable: boolean;
  readonly #movesPast: boolean;
  #unfinished = false;
  #personLock: CaseWrite['personLock'] = 'keep';
  #received: CaseWrite['received'];
  #caseloadGuard: CaseloadGuard | undefined;

  /**
   * `lockAvailable: false` when the store has said that another referral holds the person's lock; `movesPast: false` of who
   * only adds to a case, and leaves what is past by now to the next write.
   */
  constructor(
    snapshot: CaseSnapshot,
    context: { now: Instant; actor: Actor; lockAvailable?: boolean; movesPast?: false },
    isNew = false,
  ) {
    this.#movesPast = context.movesPast ?? true;
    this.#lockAvailable = context.lockAvailable ?? true;
    this.now = context.now;
    this.actor = context.actor;
    this.#before = isNew ? undefined : snapshot.case;
    // The large facts are replaced, never changed in place: what is shared need not be compared either.
    const { referral, screening, ...record } = snapshot.case;
    this.case = { ...structuredClone(record), referral, ...(screening && { screening }) };
    this.clocksBefore = new Map(this.case.clocks.map((clock, at) => [clock, snapshot.case.clocks[at]]));
    this.#past = snapshot.past ?? new Set();
    this.#ledger = new DraftLedger(snapshot.contacts, this.#past);
    this.#work = new DraftWork(snapshot.workItems);
    if (isNew) this.#personLock = 'take';
  }

  /** On whose caseload the case was when it was read; undefined where on none. */
  get assigneeBefore(): Assignee | undefined {
    return this.#before && assigneeOf(this.#before);
  }

  /** Those that count; of the past those that were read. */
  get contacts(): readonly Contact[] {
    return this.#ledger.standing;
  }

  get waitingContacts(): readonly Contact[] {
    return this.#ledger.waiting;
  }

  /** By its id, whether it counts or not. */
  contact(contactId: string): Contact | undefined {
    return this.#ledger.contact(contactId);
  }

  record<Type extends AuditEventType>(type: Type, details: DetailsOf<Type>, ruleIds?: string[]): void;
  record(type: AuditEventType, details: EventDetails, ruleIds: string[] = []): void {
    this.case.counters.events += 1;
    const event = chainEvent({
      caseId: this.case.caseId,
      seq: this.case.counters.events,
      at: this.now,
      actor: this.actor,
      type,
      ruleIds,
      details,
      previousHash: this.case.lastEventHash,
    });
    this.case.lastEventHash = event.hash;
    this.#events.push(event);
  }

  /** Moves one strand, or refuses with what that strand allows now. */
  move<Name extends StrandName>(strand: Name, event: StrandEvent<Name>): void {
    const state = this.case.strands[strand];
    const result = transition<string>(strandTables[strand], state, event);
    if (!result.ok) {
      throw new Refused({
        code: 'unknownTransition',
        detail: `In state '${state}' of ${strand} this is not possible.`,
        next: `Possible now: ${result.allowed.join(', ')}.`,
        state: { phase: phaseOf(this.case), strands: this.case.strands, version: this.case.version },
      });
    }
    this.case.strands = { ...this.case.strands, [strand]: result.to };
  }

  /** The number of a part that is about to be added. */
  nextNumber(name: PartName): number {
    return nextPartNumber(this.case, name);
  }

  openWorkItem(opening: Opened): WorkItem {
    this.case.counters.workItems += 1;
    const item: WorkItem = {
      ...opening,
      workItemId: workItemId(this.case.caseId, this.case.counters.workItems),
      caseId: this.case.caseId,
      status: 'open',
      openedAt: this.now,
      rungsClimbed: 0,
      revision: 1,
      version: 0,
    };
    return this.putWorkItem(item);
  }

  openItem(kind: WorkItemKind): WorkItem | undefined {
    return this.openItems().find((item) => item.kind === kind);
  }

  openItems(): WorkItem[] {
    return this.#work.open;
  }

  /** What is current of the work, open or not. */
  get work(): Pick<DraftWork, 'all' | 'done' | 'ofClosing' | 'hasObligation' | 'before'> {
    return this.#work;
  }

  workItem(id: string): WorkItem | undefined {
    return this.#work.item(id);
  }

  /** Puts a changed work item; a second change in the same draft is still one new version. */
  putWorkItem(item: WorkItem): WorkItem {
    return this.#work.put(item);
  }

  addContact(contact: Omit<Contact, 'contactId' | 'caseId' | 'enteredAt'>): Contact {
    this.case.counters.contacts += 1;
    const { caseId, counters } = this.case;
    const added = {
      ...contact,
      caseId,
      contactId: contactId(caseId, counters.contacts),
      enteredAt: this.now,
    };
    this.#ledger.add(added);
    return added;
  }

  /** Puts a contact that was put right. */
  putContact(contact: Contact): void {
    this.#ledger.put(contact);
  }

  /** Puts a search step that was put right. */
  putSearchStep(step: SearchStep): void {
    this.#ledger.putStep(step);
  }

  /** Adds an entry to the ledger of searches; in the order in which they were entered. */
  addSearchStep(step: Omit<SearchStep, 'stepId' | 'caseId' | 'enteredAt'>): SearchStep {
    const aot = (this.case.aot ??= emptyAotRecord());
    aot.steps += 1;
    const stepId = searchStepId(this.case.caseId, aot.steps);
    const added = { ...step, stepId, caseId: this.case.caseId, enteredAt: this.now };
    this.#ledger.addStep(added);
    return added;
  }

  notify(kind: NoticeKind, to: Recipient, about: NoticeAbout = {}): void {
    const known = this.#notices.some(
      (notice) => notice.kind === kind && notice.to.role === to.role && notice.to.org === to.org,
    );
    if (known) return;
    const item = about.workItemId === undefined ? undefined : this.workItem(about.workItemId);
    const notice = noticeTold(this.case, { kind, to, about, item, now: this.now });
    this.#notices.push(notice);
    this.order({ kind: 'publishNotice', noticeId: notice.noticeId });
  }

  /** Puts a changed notice of this case, once a draft. */
  putNotice(notice: Notice): Notice {
    const next = { ...notice, version: notice.version + 1 };
    this.#changedNotices.push(next);
    return next;
  }

  order(entry: OutboxOrder): void {
    this.case.counters.outbox += 1;
    this.#outbox.push({ ...entry, caseId: this.case.caseId, seq: this.case.counters.outbox, at: this.now });
  }

  /** Makes the write depend on the registry and the caseload as they were read. */
  guardCaseload(guard: CaseloadGuard): void {
    this.#caseloadGuard = guard;
  }

  /** Frees the person's lock, where this case holds it. */
  freePersonLock(): void {
    if (!this.case.holdsPersonLock) return;
    this.case.holdsPersonLock = false;
    this.#personLock = 'free';
  }

  /** Takes the person's lock back, unless another referral has it by now: then the case goes on without. */
  retakePersonLock(): void {
    if (this.case.holdsPersonLock || !this.#lockAvailable) return;
    this.case.holdsPersonLock = true;
    this.#personLock = 'take';
  }

  /** The referral that opens this case: sent once more, it will be known again under the key that it is looked for by. */
  receive(as: string, personKey = this.case.personKey): void {
    this.#received = { personKey, as };
  }

  /** The person is known by other keys now: the locks go along, unless another referral has one of them by now. */
  rekeyPerson(marks: PersonMarks): void {
    if (this.#lockAvailable && putMarks(this.case, marks)) this.#personLock = 'take';
  }

  /** How much this write has decided, about: the case, what stands around it, and every event, order and item until now. */
  get #weight(): number {
    const around = 8;
    return (
      around +
      this.#events.length +
      this.#work.touched.length +
      this.#notices.length +
      this.#changedNotices.length +
      this.#outbox.length +
      this.#ledger.weight
    );
  }

  /**
   * False when what comes next must wait for another write, since one transaction takes no more. The case is then marked:
   * whoever wrote goes on at once, and where that fails the hourly schedule does.
   */
  hasRoom(): boolean {
    if (this.#weight < mostDecided) return true;
    this.#unfinished = true;
    return false;
  }

  /** True when a step found no room. */
  get unfinished(): boolean {
    return this.#unfinished;
  }

  /** False when nothing was decided: then nothing need be written. */
  get changed(): boolean {
    return this.#events.length > 0;
  }

  /** A notice to an organisation that the case does not concern is a fault of ours; what else was decided stands. */
  #withholdFromStrangers(): void {
    const records = this.#before ? [this.#before, this.case] : [this.case];
    const stray = this.#notices.filter(({ to }) => !mayBeTold(records, to));
    this.#notices = this.#notices.filter((notice) => !stray.includes(notice));
    this.#outbox = this.#outbox.filter(
      (entry) => entry.kind !== 'publishNotice' || stray.every(({ noticeId: id }) => id !== entry.noticeId),
    );
    for (const { kind, to } of stray) this.record('noticeWithheld', { kind, ...to });
  }

  /** The last event says what the write puts, under its own hash. */
  #sign(wrote: Record<string, string>): void {
    const last = this.#events.pop();
    if (!last) return;
    const { hash: _, ...unchained } = last;
    const event = chainEvent({ ...unchained, wrote });
    this.#events.push(event);
    this.case.lastEventHash = event.hash;
  }

  /** With whatever a write orders, the relay closes the notices of work that is over. */
  #closeNotices(): void {
    const ended = this.#work.touched.some(({ status }) => status !== 'open');
    if (ended && this.#outbox.length === 0) this.order({ kind: 'closeNotices' });
  }

  write(): CaseWrite {
    this.#withholdFromStrangers();
    this.#closeNotices();
    const expectedVersion = this.#before?.version ?? 0;
    this.case.version = expectedVersion + 1;
    this.case.updatedAt = this.now;
    followAssignment(this.#before, this.case, this.now);
    numberParts(this.case);
    const room = this.#movesPast ? roomForPast(this.#weight) : 0;
    const state = { record: this.case, openWork: this.openItems(), now: this.now };
    const isLeft = this.#unfinished || newsForPlan(this.case, this.now).length > 0;
    const looks = [nextClimbAt(this.#work.all), basisEndsAfter(this.case, this.now)];
    const climbAt = isLeft ? this.now : looks.filter((at) => at !== undefined).sort()[0];
    if (climbAt === undefined) delete this.case.climbAt;
    else this.case.climbAt = climbAt;
    const { retired: retiredContacts, ...ledger } = this.#ledger.written(room);
    const facts = {
      ...ledger,
      case: this.case,
      workItems: this.#work.touched,
      parts: partWrites(state, { record: this.#before, past: this.#past }, room),
      retired: {
        workItems: workToRetire(
          this.case,
          this.#work.all.filter(({ workItemId: id }) => !this.#past.has(id)),
        ).slice(0, room),
        contacts: retiredContacts,
      },
      notices: [...this.#notices, ...this.#changedNotices],
      outbox: this.#outbox,
      ...(this.#received && { received: this.#received }),
    };
    this.#sign(itemsWritten(facts));
    return {
      ...facts,
      before: this.#before,
      expectedVersion,
      events: this.#events,
      personLock: this.#personLock,
      ...(this.#caseloadGuard && { caseloadGuard: this.#caseloadGuard }),
    };
  }
}
