/**
 * The tracker before coverage ends (HHP-MED-08): for a stay on District 97 the holder is asked to confirm the move to the
 * new district before the last day of the OMH case. Opened with the discharge, moved with its correction, taken back by a
 * readmission; no execution waits for it, and the hourly schedule climbs its ladder.
 */
import type { DischargeCorrection } from '../case/answer-codes.ts';
import type { CaseDraft } from '../case/case-draft.ts';
import { meetClock, moveClock, stopClock } from '../case/clocks.ts';
import { moveWork, openWork } from '../case/open-work.ts';
import { kindsOfWork } from '../case/kinds-of-work.ts';
import { cancelWorkItem, completeWorkItem } from '../case/work-item-outcome.ts';
import { localDate, startOfLocalDate } from '../shared/calendar.ts';
import type { CompletionOf } from './completion-contract.ts';
import type { EscalationPolicy } from '../policy/escalation-policy.ts';
import { refuseFuture } from '../shared/guards.ts';
import type { Instant } from '../shared/instant.ts';
import type { WorkItem } from '../shared/work-item.ts';
import { coverageEnds } from '../rules/medicaid-at-discharge.ts';

const kind = 'medicaidFollowUp';
const { ruleId } = kindsOfWork[kind];

/** When the last day of coverage begins: done by then is done before it. */
const dueFor = (dischargedAt: Instant): Instant => startOfLocalDate(coverageEnds(localDate(dischargedAt)));

const endsAfterDischarge = ({ case: { referral } }: CaseDraft): boolean =>
  referral.medicaid.program === 'district97';

export const openMedicaidFollowUp = (
  draft: CaseDraft,
  dischargedAt: Instant,
  policy: EscalationPolicy,
): void => {
  if (!endsAfterDischarge(draft)) return;
  openWork(draft, kind, policy.followUps[kind], { anchor: dischargedAt, dueAt: dueFor(dischargedAt) });
};

/** A corrected discharge may lie in another month; what was confirmed stays confirmed. */
export const moveMedicaidFollowUp = (
  draft: CaseDraft,
  dischargedAt: Instant,
  policy: EscalationPolicy,
  reason: DischargeCorrection,
): void => {
  const item = draft.openItem(kind);
  const dueAt = dueFor(dischargedAt);
  if (!item || item.dueAt === dueAt) return;
  moveWork(draft, item, policy.followUps[kind], { anchor: dischargedAt, dueAt });
  moveClock(draft, kind, { anchor: dischargedAt, anchorKind: 'dischargedAt', due: dueAt }, reason);
};

/** `at`: of the readmission. */
export const cancelMedicaidFollowUp = (draft: CaseDraft, at: Instant): void => {
  const item = draft.openItem(kind);
  if (!item) return;
  cancelWorkItem(draft, item);
  stopClock(draft, kind, at);
};

export const completeMedicaidFollowUp = (
  draft: CaseDraft,
  item: WorkItem,
  body: CompletionOf<'medicaidFollowUp'>,
): void => {
  refuseFuture(body.confirmedAt, draft.now, 'body.confirmedAt', ruleId);
  draft.record('medicaidConfirmed', { outcome: body.outcome, at: body.confirmedAt }, [ruleId]);
  completeWorkItem(draft, item, body.outcome, body.confirmedAt);
  meetClock(draft, kind, body.confirmedAt);
};
