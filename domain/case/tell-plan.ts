/**
 * The Health Home tells the managed care plan each time the HH+ status changes: each is work of its own, with its ladder, and
 * several may be open at once, in order. It outlives the case: that HH+ ended is owed when nothing else is.
 */
import type { EscalationPolicy } from '../policy/escalation-policy.ts';
import { addDuration } from '../shared/duration.ts';
import type { PlanStatus, WorkItem } from '../shared/work-item.ts';
import type { CaseDraft } from './case-draft.ts';
import { meetClock, runningClock, stopClock } from './clocks.ts';
import { openWork, runItsClock } from './open-work.ts';
import { newsForPlan, toldAfter } from './plan-told.ts';
import { cancelWorkItem } from './work-item-outcome.ts';
import type { Instant } from '../shared/instant.ts';

type TellingPolicy = Pick<EscalationPolicy, 'followUps'>;

/** Beyond so many that the Health Home has told none of, the oldest give way that a later one of their kind speaks for. */
const mostUntold = 10;

const untold = (draft: CaseDraft): WorkItem[] => draft.openItems().filter(({ kind }) => kind === 'tellPlan');

/** One clock runs for all that the plan is still to be told: that of the first. */
const runNext = (draft: CaseDraft): void => {
  const [next] = untold(draft);
  if (next) runItsClock(draft, next);
};
const hasTheClock = (draft: CaseDraft, { anchor, dueAt }: WorkItem): boolean => {
  const clock = runningClock(draft, 'tellPlan');
  return clock?.anchor === anchor && clock.due === dueAt;
};

/** An order that was placed and ended goes as a pair, so that what is told stays in order. */
const giveWay = (draft: CaseDraft): void => {
  const open = untold(draft);
  if (open.length <= mostUntold) return;
  for (const status of ['agencyChanged', 'aotPlaced', 'aotEnded', 'rateBegan', 'rateEnded'] as const) {
    const [oldest, later] = open.filter(({ planStatus }) => planStatus === status);
    if (!oldest || !later) continue;
    if (hasTheClock(draft, oldest)) stopClock(draft, 'tellPlan');
    cancelWorkItem(draft, oldest);
  }
  runNext(draft);
};

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
  giveWay(draft);
};

/** Whatever has changed since the plan was told last: the agency, a court order, the end. Run twice: the second finds nothing. */
export const settlePlan = (draft: CaseDraft, policy: TellingPolicy): void => {
  for (const status of newsForPlan(draft.case, draft.now)) tellPlanOfStatus(draft, status, policy);
};

/** The record names another plan now, or none: what that one was to hear is asked no more, and the next has heard nothing. */
export const forgetPlan = (draft: CaseDraft): void => {
  delete draft.case.planTold;
  for (const item of untold(draft)) cancelWorkItem(draft, item);
  stopClock(draft, 'tellPlan');
};

/** The plan was told: its clock is met, and the next one runs. */
export const meetTellPlan = (draft: CaseDraft, item: WorkItem, toldAt: Instant): void => {
  if (hasTheClock(draft, item)) meetClock(draft, 'tellPlan', toldAt);
  runNext(draft);
};
