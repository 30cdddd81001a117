/**
 * After an agency accepted: the Health Home and the person's plan are told, the agency and the person meet. Guidance,
 * Communicating with Managed Care Plans: the CMA informs the Health Home, the Health Home informs the MCO.
 */
import type { CaseDraft } from '../case/case-draft.ts';
import { isUnderWay } from '../case/case-record.ts';
import { meetClock } from '../case/clocks.ts';
import { openWork } from '../case/open-work.ts';
import { completeWorkItem } from '../case/work-item-outcome.ts';
import { followPerson } from '../case/hand-over.ts';
import type { CompletionOf } from './completion-contract.ts';
import { addDuration } from '../shared/duration.ts';
import type { EscalationPolicy } from '../policy/escalation-policy.ts';
import { refuseFuture } from '../shared/guards.ts';
import type { WorkItem } from '../shared/work-item.ts';
import { WorkflowSignal } from '../shared/workflow-signal.ts';

/** Task `Tell Health Home And MCO`. Run twice: tells once. */
export const tellHealthHome = (draft: CaseDraft, policy: EscalationPolicy): void => {
  const { assignment, facility, lgu, referral, strands } = draft.case;
  if (strands.placement !== 'handOff' || assignment.healthHomeToldAt !== undefined) return;
  assignment.healthHomeToldAt = draft.now;
  draft.record(
    'placementTold',
    { agency: assignment.agency ?? '', healthHome: assignment.healthHome ?? '' },
    ['HHP-PLAN-01'],
  );
  draft.notify('placementMade', { role: 'planner', org: facility });
  draft.notify('placementMade', { role: 'spoa', org: lgu });
  if (assignment.healthHome === undefined) return;
  draft.notify('placementMade', { role: 'healthHome', org: assignment.healthHome });
  if (referral.medicaid.managedCarePlan === undefined) return;
  const ladder = policy.followUps.tellPlan;
  openWork(draft, 'tellPlan', ladder, { anchor: draft.now, dueAt: addDuration(draft.now, ladder.due) });
};

export const completeTellPlan = (draft: CaseDraft, item: WorkItem, body: CompletionOf<'tellPlan'>): void => {
  refuseFuture(body.toldAt, draft.now, 'body.toldAt', 'HHP-PLAN-01');
  completeWorkItem(draft, item, 'told', body.toldAt);
  meetClock(draft, 'tellPlan', body.toldAt);
};

/** The warm hand-off happened: the person and the care manager know each other. */
export const completeWarmHandOff = (
  draft: CaseDraft,
  item: WorkItem,
  body: CompletionOf<'warmHandOff'>,
): void => {
  refuseFuture(body.handedOffAt, draft.now, 'body.handedOffAt', 'HHP-HANDOFF-01');
  draft.move('placement', 'handedOff');
  draft.case.assignment.handedOffAt = body.handedOffAt;
  draft.record('handedOff', { at: body.handedOffAt, introduction: body.introduction }, ['HHP-HANDOFF-01']);
  completeWorkItem(draft, item, 'handedOff', body.handedOffAt);
  meetClock(draft, 'warmHandOff', body.handedOffAt);
  draft.notify('handedOff', { role: 'spoa', org: draft.case.lgu });
  draft.notify('handedOff', { role: 'planner', org: draft.case.facility });
};

/** The forensic transitional team refers the person on; from now the county is asked, and holds. */
export const completeForensicTransition = (draft: CaseDraft, item: WorkItem): void => {
  draft.move('placement', 'forensicTeamReferred');
  draft.record('forensicTeamReferred', {}, ['HHP-FT-01']);
  completeWorkItem(draft, item, 'referred', draft.now);
  meetClock(draft, 'forensicTransition', draft.now);
  followPerson(draft);
};

/**
 * Task `Open HH+ Episode`: both strands are through. Run twice: opens once. Throws JourneyGoesOn when the record shows
 * that a strand was reopened meanwhile. The person's lock is freed: a later discharge may bring a new referral.
 */
export const openEpisode = (draft: CaseDraft): void => {
  const { strands, screening } = draft.case;
  if (!isUnderWay(draft.case)) return;
  if (strands.placement !== 'placed' || strands.discharge !== 'contacted')
    throw new WorkflowSignal('JourneyGoesOn');
  const hhPlusRate = screening?.hhPlusRate ?? false;
  draft.case.episode = { openedAt: draft.now, hhPlusRate };
  draft.record('episodeOpened', { hhPlusRate }, ['HHP-EL-03']);
  draft.freePersonLock();
};
