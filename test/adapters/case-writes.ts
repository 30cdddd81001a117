/** Writes as use cases make them, through a CaseDraft, and the small facts that go into them. */
import type { Delivery } from '../../domain/notices/delivery.ts';
import type { CareManagementAgency } from '../../domain/registry/care-management-agency.ts';
import type { NoticeKind } from '../../domain/notices/notice.ts';
import type { Recipient } from '../../domain/shared/recipient.ts';
import { CaseDraft } from '../../domain/case/case-draft.ts';
import { type CaseWrite } from '../../domain/case/case-write.ts';
import type { CaseRecord, CaseSnapshot } from '../../domain/case/case-record.ts';
import type { Person } from '../../domain/shared/actor.ts';
import { caseIdFrom } from '../../domain/shared/identifiers.ts';
import { addElapsed, type Instant } from '../../domain/shared/instant.ts';
import type { IdempotencyRecord } from '../../domain/ports/ports.ts';
import type { WorkItem } from '../../domain/shared/work-item.ts';
import { aCase, aCaseId, openedAt } from '../fixtures/case-fixture.ts';
import type { Store } from './stores-under-test.ts';

export const suffolk = { role: 'spoa', org: 'suffolk' } as const satisfies Recipient;
export const pilgrim = { role: 'planner', org: 'pilgrim-pc' } as const satisfies Recipient;
export const northAgency = { role: 'cma', org: 'sample-cma-north' } as const satisfies Recipient;
export const southAgency = { role: 'cma', org: 'sample-cma-south' } as const satisfies Recipient;

export const aPlanner: Person = { kind: 'person', sub: 'a1b2c3', role: 'planner', org: 'pilgrim-pc' };
const system = { kind: 'system', part: 'test' } as const;

/** Minutes after the fixture's opening. */
export const minute = (count: number): Instant => addElapsed(openedAt, count, 'minutes');

/** The nth case reference in text order. */
export const caseNumber = (count: number): string =>
  caseIdFrom(Uint8Array.from([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, Math.floor(count / 32), count % 32]));
export const personNumber = (count: number): string => count.toString(16).padStart(64, '0');

/** A notice to an agency that the case has asked: notices go to nobody whom a case does not concern. */
export const tellAsked = (draft: CaseDraft, kind: NoticeKind, agency: string): void => {
  const { asked, round } = draft.case.assignment;
  if (!asked.some((known) => known.agency === agency))
    asked.push({ agency, round, answer: 'declined', at: draft.now });
  draft.notify(kind, { role: 'cma', org: agency });
};

type Decide = (draft: CaseDraft) => void;
const nothingMore: Decide = () => undefined;

export const opening = (overrides: Partial<CaseRecord> = {}, decide: Decide = nothingMore): CaseWrite => {
  const record = aCase(overrides);
  const context = { now: record.openedAt, actor: aPlanner };
  const draft = new CaseDraft({ case: record, workItems: [], contacts: [] }, context, true);
  draft.record('referralSubmitted', {
    ...(record.facility !== undefined && { facility: record.facility }),
    county: record.county,
    consent: 'signed',
  });
  decide(draft);
  return draft.write();
};

export const change = (snapshot: CaseSnapshot, decide: Decide = nothingMore, now = minute(60)): CaseWrite => {
  const draft = new CaseDraft(snapshot, { now, actor: system });
  draft.record('consentChanged', { status: 'signed' });
  decide(draft);
  return draft.write();
};

export const loaded = async (store: Store, caseId = aCaseId): Promise<CaseSnapshot> => {
  const snapshot = await store.load(caseId);
  if (!snapshot) throw new Error(`Case ${caseId} is not stored.`);
  return snapshot;
};

/** Loads, decides, saves. */
export const changed = async (store: Store, decide: Decide, caseId = aCaseId, now?: Instant): Promise<void> =>
  store.save(change(await loaded(store, caseId), decide, now));

type Ask = Partial<Pick<WorkItem, 'kind' | 'ownerRole' | 'ownerOrg' | 'dueAt'>>;
export const ask = (draft: CaseDraft, { dueAt = minute(4_320), ...rest }: Ask = {}): WorkItem =>
  draft.openWorkItem({
    kind: 'spoaDecision',
    ownerRole: 'spoa',
    ownerOrg: 'suffolk',
    anchor: draft.now,
    dueAt,
    nextRungAt: dueAt,
    ...rest,
  });
export const finish = (draft: CaseDraft, item: WorkItem): WorkItem =>
  draft.putWorkItem({ ...item, status: 'done', outcome: 'accepted', completedAt: draft.now, late: false });

export const sign = (draft: CaseDraft): void => {
  const consent = {
    status: 'signed',
    signedOn: '2026-03-02',
    handSigned: true,
    scope: ['spoa'],
  } as const;
  draft.case.consentChanges = [
    ...(draft.case.consentChanges ?? []),
    { recordedAt: draft.now, consent: { ...consent, scope: [...consent.scope] } },
  ];
};

export const visit = (draft: CaseDraft): void => {
  draft.addContact({ at: draft.now, method: 'faceToFace', outcome: 'made', place: 'home', by: aPlanner });
};

export const anAnswer = (overrides: Partial<IdempotencyRecord> = {}): IdempotencyRecord => ({
  id: 'a1'.repeat(32),
  requestHash: 'b2'.repeat(32),
  status: 201,
  body: '{"caseId":"WH-7K3M-9QXA-22PD"}',
  expiresAt: minute(1_440),
  ...overrides,
});

export const anAgency = (id: string): CareManagementAgency => ({
  id,
  name: 'A sample agency',
  counties: ['suffolk', 'nassau'],
  healthHomes: ['sample-health-home'],
  attestations: [{ healthHome: 'sample-health-home', from: '2026-01-01' }],
  aotAuthority: 'legacy',
  businessAssociateAgreement: true,
});

/** A notice that left for the first mailboxes of its organisation. */
export const published = (at: Instant): Delivery => ({ state: 'published', at, rank: 1 });
