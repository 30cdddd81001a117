/**
 * A SPOA sends a referral back to the facility with coded questions; the facility answers them, or sends the referral again
 * (resubmit-referral.ts). Both may take their time, and the clock of the decision shows whose it was. Whether it stands still
 * meanwhile is the county's policy. The SPOA may decide with what it has, before the answer.
 */
import type { CaseDraft } from '../case/case-draft.ts';
import { meetClock, stopClock } from '../case/clocks.ts';
import { passHands } from '../case/hands.ts';
import { kindsOfWork } from '../case/kinds-of-work.ts';
import { openWork } from '../case/open-work.ts';
import { referrerOf } from '../case/parties.ts';
import type { ReferralReturn } from '../case/placement-record.ts';
import { countWaiting } from '../case/placement-wait.ts';
import { replanHeldDecision } from '../case/waits.ts';
import { cancelWorkItem, completeWorkItem } from '../case/work-item-outcome.ts';
import type { EscalationPolicy } from '../policy/escalation-policy.ts';
import type { Person } from '../shared/actor.ts';
import { addDuration } from '../shared/duration.ts';
import { Refused } from '../shared/refusal.ts';
import type { CompletionOf } from './completion-contract.ts';

const ruleIds = ['HHP-INFO-01'];

/** The work of the decision stays open: the SPOA owes it all the same. */
export const returnForInformation = (
  draft: CaseDraft,
  { questions = [], reason }: CompletionOf<'spoaDecision'>,
  by: Person,
  policy: EscalationPolicy,
): void => {
  if (referrerOf(draft.case).role === 'spoa')
    throw new Refused({
      code: 'nobodyToAsk',
      ruleId: 'HHP-INFO-01',
      detail: 'A county entered this referral, so there is nobody here to send it back to.',
      errors: [{ field: 'body.decision', message: 'Ask the source yourself; the decision stays open.' }],
    });
  draft.move('placement', 'returnedForInformation');
  const asked = [...new Set(questions)];
  draft.case.returns = [
    ...(draft.case.returns ?? []),
    { at: draft.now, by, questions: asked, ...(reason !== undefined && { reason }) },
  ];
  draft.record('referralReturned', { questions: asked }, ruleIds);
  passHands(draft, 'facility');
  const ladder = policy.followUps.referralInformation;
  const dueAt = addDuration(draft.now, ladder.due);
  openWork(draft, 'referralInformation', ladder, { anchor: draft.now, dueAt });
  if (policy.placement.returnStopsClock) replanHeldDecision(draft, dueAt, policy);
  countWaiting(draft, policy);
};

/** The facility has answered: the referral is with the SPOA again. */
export const giveInformation = (
  draft: CaseDraft,
  { answer, resubmitted = false }: Pick<ReferralReturn, 'answer' | 'resubmitted'>,
  by: Person,
  policy: EscalationPolicy,
): void => {
  if (policy.placement.returnStopsClock) replanHeldDecision(draft, draft.now, policy);
  draft.move('placement', 'informationGiven');
  const latest = draft.case.returns?.at(-1);
  if (latest)
    Object.assign(latest, {
      ...(answer !== undefined && { answer }),
      ...(resubmitted && { resubmitted }),
      answeredAt: draft.now,
      answeredBy: by,
    });
  draft.record('referralInformationGiven', { resubmitted }, ruleIds);
  passHands(draft, 'county');
  const item = draft.openItem('referralInformation');
  if (item) completeWorkItem(draft, item, 'informationGiven', draft.now);
  meetClock(draft, 'referralInformation', draft.now);
  draft.notify('referralInformationGiven', kindsOfWork.spoaDecision.owner(draft.case));
};

/** The SPOA decides without the answer. */
export const endReturn = (draft: CaseDraft): void => {
  const item = draft.openItem('referralInformation');
  if (!item) return;
  cancelWorkItem(draft, item);
  stopClock(draft, 'referralInformation');
};
