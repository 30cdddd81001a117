/**
 * A discharge that never was: she never left. It is neither a corrected time nor a readmission: the discharge is awaited again by
 * the plan that stands, what it had started never ran, what it had asked for is taken back, and a contact that met its 48 hours
 * is a contact in the facility.
 */
import type { CaseDraft } from '../case/case-draft.ts';
import { moveClock, takeClockOut } from '../case/clocks.ts';
import { resumeJourney } from '../case/executions.ts';
import { followPerson } from '../case/hand-over.ts';
import { moveWork } from '../case/open-work.ts';
import { dischargePlanner, forensicTeamOf, holderOf, referrerOf } from '../case/parties.ts';
import { moveDeadline } from '../case/waits.ts';
import { oweAgain, takeWorkOut } from '../case/work-item-outcome.ts';
import type { EscalationPolicy } from '../policy/escalation-policy.ts';
import { addDuration } from '../shared/duration.ts';
import type { Instant } from '../shared/instant.ts';
import type { WorkItem, WorkItemKind } from '../shared/work-item.ts';
import { contactKinds } from './contact-clock.ts';

export interface VoidedDischarge {
  at: Instant;
  enteredAt: Instant;
  /** The work that it had done; absent where it had done none, or an earlier release did not say. */
  did?: string | undefined;
}

const isOwed = ({ status, cancelledBy }: WorkItem): boolean => status === 'open' || cancelledBy === 'closing';

/** Work of a kind that was asked for since the discharge was entered, and was not taken back. */
const askedSince = (draft: CaseDraft, kind: WorkItemKind, since: Instant): WorkItem[] =>
  draft.work.all.filter(
    (item) => item.kind === kind && item.openedAt >= since && (isOwed(item) || item.status === 'done'),
  );

const takeContactOut = (draft: CaseDraft, { at, enteredAt }: VoidedDischarge): void => {
  for (const kind of contactKinds) takeClockOut(draft, kind, ({ anchor }) => anchor === at);
  for (const item of askedSince(draft, 'faceToFaceContact', enteredAt)) takeWorkOut(draft, item);
};

/** What somebody has confirmed meanwhile they have confirmed. */
const takeMedicaidOut = (draft: CaseDraft, { enteredAt }: VoidedDischarge): void => {
  const asked = askedSince(draft, 'medicaidFollowUp', enteredAt);
  if (asked.length === 0) return;
  takeClockOut(draft, 'medicaidFollowUp');
  for (const item of asked) if (isOwed(item)) takeWorkOut(draft, item);
};

const takeConfirmationOut = (draft: CaseDraft, { enteredAt }: VoidedDischarge): void => {
  delete draft.case.discharge.reportedBy;
  delete draft.case.discharge.confirmedAt;
  for (const item of askedSince(draft, 'confirmDischarge', enteredAt))
    if (isOwed(item)) takeWorkOut(draft, item);
};

/** Where an agency has accepted since, it would have been asked then; an officer who was contacted was. */
const askForParoleLater = (
  draft: CaseDraft,
  { enteredAt }: VoidedDischarge,
  { followUps }: EscalationPolicy,
): void => {
  const kind = 'paroleOfficerContact';
  if (draft.case.paroleContactAskedAt !== enteredAt) return;
  const owed = askedSince(draft, kind, enteredAt).find(isOwed);
  if (!owed) return;
  const anchor = draft.case.assignment.healthHomeToldAt;
  if (anchor === undefined) {
    delete draft.case.paroleContactAskedAt;
    takeClockOut(draft, kind);
    takeWorkOut(draft, owed);
    return;
  }
  draft.case.paroleContactAskedAt = anchor;
  const ladder = followUps[kind];
  const dueAt = addDuration(anchor, ladder.due);
  moveWork(draft, owed, ladder, { anchor, dueAt });
  moveClock(draft, kind, { anchor, anchorKind: 'opened', due: dueAt }, 'dischargeVoided');
};

/** By the plan that stands now, which another may have replaced since. */
const awaitDischarge = (draft: CaseDraft, { did }: VoidedDischarge, policy: EscalationPolicy): void => {
  const item = did === undefined ? undefined : draft.workItem(did);
  if (!item) return;
  oweAgain(draft, item);
  moveDeadline(draft, 'discharge', policy, item.anchor);
};

/** Whoever was told of it, or was asked for something by it. */
const tell = (draft: CaseDraft): void => {
  const { lgu, triage } = draft.case;
  const told = [
    dischargePlanner(draft.case),
    referrerOf(draft.case),
    { role: 'spoa', org: lgu } as const,
    ...(triage?.role === 'spoa' ? [triage] : []),
    ...forensicTeamOf(draft.case),
    holderOf(draft.case),
  ];
  for (const to of told) draft.notify('dischargeVoided', to);
};

/** Run twice: the second finds no discharge of that instant on record. */
export const followVoidedDischarge = (
  draft: CaseDraft,
  voided: VoidedDischarge,
  policy: EscalationPolicy,
): void => {
  const { discharge } = draft.case;
  draft.move('discharge', discharge.plannedFor === undefined ? 'dischargeVoided' : 'plannedDischargeVoided');
  delete discharge.dischargedAt;
  discharge.dischargedDateOnly = false;
  delete draft.case.episode;
  draft.record('dischargeVoided', { at: voided.at }, ['HHP-CONTACT-01']);
  takeContactOut(draft, voided);
  takeMedicaidOut(draft, voided);
  takeConfirmationOut(draft, voided);
  askForParoleLater(draft, voided, policy);
  awaitDischarge(draft, voided, policy);
  tell(draft);
  if (draft.case.strands.case === 'closed') return;
  draft.retakePersonLock();
  followPerson(draft);
  resumeJourney(draft, 'dischargeVoided');
};
