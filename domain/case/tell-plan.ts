/**
 * The Health Home tells the managed care plan each time the HH+ status changes: each is work of its own, with its ladder, and
 * several may be open at once, in order. It outlives the case: that HH+ ended is owed when nothing else is.
 */
import type { EscalationPolicy } from '../policy/escalation-policy.ts';
import { addDuration } from '../shared/duration.ts';
import type { PlanStatus, WorkItem } from '../shared/work-item.ts';
import type { CaseDraft } from './case-draft.ts';
import { meetClock, runningClock } from './clocks.ts';
import { openWork, runItsClock } from './open-work.ts';
import { newsForPlan, toldAfter } from './plan-told.ts';
import type { Instant } from '../shared/instant.ts';

type TellingPolicy = Pick<EscalationPolicy, 'followUps'>;

/** Opens the work that asks for it, where it is news to a plan that is known. Run twice: asks once. */
export const tellPlanOfStatus = (
  draft: CaseDraft,
  planStatus: PlanStatus,
  { followUps: { tellPlan: ladder } }: TellingPolicy,
): void => {
  const told = toldAfter(draft.case, planStatus);
  if (!told) return;
  draft.case.planTold = told;
  const dueAt = addDuration(draft.now, ladder.due);
  openWork(draft, 'tellPlan', ladder, { anchor: draft.now, dueAt, planStatus });
};

/** Whatever has changed since the plan was told last: the agency, a court order, the end. Run twice: the second finds nothing. */
export const settlePlan = (draft: CaseDraft, policy: TellingPolicy): void => {
  for (const status of newsForPlan(draft.case, draft.now)) tellPlanOfStatus(draft, status, policy);
};

/** One clock runs for all that the plan is still to be told: that of the first. */
export const meetTellPlan = (draft: CaseDraft, { anchor, dueAt }: WorkItem, toldAt: Instant): void => {
  const clock = runningClock(draft, 'tellPlan');
  if (clock?.anchor === anchor && clock.due === dueAt) meetClock(draft, 'tellPlan', toldAt);
  const next = draft.openItem('tellPlan');
  if (next) runItsClock(draft, next);
};
