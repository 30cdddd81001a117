/**
 * A case that was closed in error goes on where it stood: its clocks run, what the closing took back is open again with its due
 * instants, a search looks on, and whoever was told of the end is told of that. What has passed meanwhile is late, and done.
 */
import { aotOf } from '../case/aot-record.ts';
import { resumeExecution } from '../aot/search-execution.ts';
import type { CaseDraft } from '../case/case-draft.ts';
import { isUnderWay } from '../case/case-record.ts';
import { assigneeOf } from '../case/caseload-move.ts';
import { reopenClock, restartClocks } from '../case/clocks.ts';
import { resumeJourney } from '../case/executions.ts';
import { partiesOf } from '../case/parties.ts';
import { stateOf } from '../case/phase.ts';
import type { CloseReason } from '../case/strands.ts';
import { tellPlanOfStatus } from '../case/tell-plan.ts';
import type { Voided } from '../case/voided.ts';
import { cancelWorkItem, reopenWorkItem } from '../case/work-item-outcome.ts';
import { rejoinCaseload } from '../placement/join-caseload.ts';
import { settleCareManager } from '../placement/name-care-manager.ts';
import type { EscalationPolicy } from '../policy/escalation-policy.ts';
import type { StaffDirectory } from '../registry/staff-directory.ts';
import type { Instant } from '../shared/instant.ts';
import { Refused } from '../shared/refusal.ts';

export interface ReopeningContext {
  staff: StaffDirectory;
  policy: EscalationPolicy;
}

/** Why a case was closed, and when that was entered. */
interface Closed {
  closeReason: CloseReason;
  closedAt: Instant;
}

/** Throws a refusal for a case that is open, and for one that the rules closed: other facts decide otherwise. */
export const closedInError = (draft: CaseDraft): Closed => {
  const { strands, closeReason, closedAt } = draft.case;
  if (strands.case === 'open' || closeReason === undefined || closedAt === undefined)
    throw new Refused({ code: 'caseIsOpen', detail: 'The case is not closed.', state: stateOf(draft) });
  if (closeReason === 'ineligible')
    throw new Refused({
      code: 'closedByRules',
      ruleId: 'HHP-VOID-01',
      detail: 'The rules closed this case, on the facts that were given.',
    });
  return { closeReason, closedAt };
};

/** The SPOA declined in error: it decides again, on the clock that ran. */
const askAgain = (draft: CaseDraft, decidedAt: Instant): void => {
  reopenClock(draft, 'spoaDecision', decidedAt);
  for (const item of draft.work.done('spoaDecision', decidedAt)) reopenWorkItem(draft, item);
  delete draft.case.spoaDecision;
};

/** They are two people after all, or it is to be said anew: the question is open again. */
const askIdentityAgain = (draft: CaseDraft, answeredAt: Instant): void => {
  const answered = draft.work.done('confirmIdentity', answeredAt);
  for (const item of answered.filter(({ outcome }) => outcome === 'same')) reopenWorkItem(draft, item);
};

const searchOn = (draft: CaseDraft): void => {
  const { caseId, aot } = draft.case;
  for (const search of aot?.searches ?? []) {
    if (search.endReason !== 'caseClosed') continue;
    delete search.endedAt;
    delete search.endReason;
    draft.record('searchReopened', { search: search.number }, ['HHP-AOT-SEARCH-01']);
    resumeExecution(draft, { caseId, search: search.number, epoch: search.epoch }, 'closingVoided');
  }
};

/** One open referral a person: where another came meanwhile, it is that which goes on. */
const takeLock = (draft: CaseDraft): void => {
  if (draft.case.episode) return;
  draft.retakePersonLock();
  if (!draft.case.holdsPersonLock)
    throw new Refused({
      code: 'openReferral',
      detail: 'This person has an open referral, which came after this one was closed.',
      next: 'Go on with that referral, or have it withdrawn first.',
      state: stateOf(draft),
    });
};

const rejoin = (draft: CaseDraft, { staff, policy }: ReopeningContext): void => {
  const assignee = assigneeOf(draft.case);
  if (!assignee) return;
  rejoinCaseload(draft, assignee, staff);
  settleCareManager(draft, policy);
};

/** That HH+ ended is untold where nobody told it yet; else the plan hears that it goes on. */
const takeBackEndFromPlan = (draft: CaseDraft, policy: EscalationPolicy): void => {
  const { planTold } = draft.case;
  if (!planTold?.ended) return;
  const untold = draft.openItems().filter(({ planStatus }) => planStatus === 'hhPlusEnded');
  for (const item of untold) cancelWorkItem(draft, item);
  if (untold.length > 0) draft.case.planTold = { ...planTold, ended: false };
  else tellPlanOfStatus(draft, 'hhPlusBegan', policy);
};

const keepClosing = (draft: CaseDraft, closed: Closed, voided: Voided): void => {
  const { closing, voidedClosings = [] } = draft.case;
  draft.case.voidedClosings = [...voidedClosings, { ...closed, voided }];
  const stillNotLocated = closing?.stillNotLocated;
  if (stillNotLocated) aotOf(draft).stillNotLocated = stillNotLocated;
  delete draft.case.closeReason;
  delete draft.case.closedAt;
  delete draft.case.closing;
};

/** Called after closedInError and whoever may not. */
export const reopenCase = (
  draft: CaseDraft,
  closed: Closed,
  voided: Voided,
  context: ReopeningContext,
): void => {
  draft.move('case', 'reopened');
  takeLock(draft);
  keepClosing(draft, closed, voided);
  draft.record('caseReopened', { wasClosedAs: closed.closeReason }, ['HHP-VOID-01']);
  restartClocks(draft);
  for (const item of draft.work.ofClosing) reopenWorkItem(draft, item);
  for (const item of draft.work.all)
    if (item.late === false && item.completedAt !== undefined && item.completedAt > item.dueAt)
      draft.putWorkItem({ ...item, late: true });
  if (closed.closeReason === 'declined') askAgain(draft, closed.closedAt);
  if (closed.closeReason === 'duplicate') askIdentityAgain(draft, closed.closedAt);
  searchOn(draft);
  rejoin(draft, context);
  takeBackEndFromPlan(draft, context.policy);
  if (isUnderWay(draft.case)) resumeJourney(draft, 'closingVoided');
  for (const party of partiesOf(draft.case)) draft.notify('caseReopened', party);
};
