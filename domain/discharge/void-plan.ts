/**
 * A plan of the discharge that was entered in error: the plan before it stands, or none. Each plan says what stood before it, so
 * that one may be taken out between two others, and each is counted as a move by what stands before it then.
 */
import type { CaseDraft } from '../case/case-draft.ts';
import type { JourneyFactOf, PlanBefore } from '../case/journey-fact-record.ts';
import { forensicTeamOf, holderOf, referrerOf } from '../case/parties.ts';
import { isVoided } from '../case/voided.ts';
import { replanWait } from '../case/waits.ts';
import type { EscalationPolicy } from '../policy/escalation-policy.ts';
import { dayEndingAt } from '../shared/calendar.ts';

export type PlanFact = JourneyFactOf<'dischargePlan' | 'readmission'>;

/** What says which plan stands, the first first: a readmission leaves none. */
export const plansOf = ({ case: { journeyFacts = [] } }: CaseDraft): PlanFact[] =>
  journeyFacts.filter(
    (known): known is PlanFact => known.fact === 'dischargePlan' || known.fact === 'readmission',
  );

const movesOf = (plan: PlanFact, before: PlanBefore): number =>
  plan.fact === 'dischargePlan' && plan.plannedFor !== undefined && before.plannedFor !== undefined ? 1 : 0;

/**
 * Takes a plan out, of which `before` stood before it; says whether it was the one that stood. `after` are those that were entered
 * after it.
 */
export const takePlanOut = (draft: CaseDraft, plan: PlanFact, after: readonly PlanFact[]): boolean => {
  const { discharge } = draft.case;
  const { before } = plan;
  discharge.timesMoved -= movesOf(plan, before);
  const next = after.find((later) => !isVoided(later));
  if (next) {
    discharge.timesMoved += movesOf(next, before) - movesOf(next, next.before);
    next.before = before;
    return false;
  }
  delete discharge.plannedFor;
  if (before.plannedFor !== undefined) discharge.plannedFor = before.plannedFor;
  discharge.plannedDateOnly = before.dateOnly;
  return true;
};

/** Whoever was told of the plan. */
const tell = (draft: CaseDraft): void => {
  const { lgu, discharge } = draft.case;
  const told = [
    { role: 'spoa', org: lgu } as const,
    holderOf(draft.case),
    ...forensicTeamOf(draft.case),
    referrerOf(draft.case),
  ];
  const dueAt = discharge.plannedFor;
  for (const to of told) draft.notify('dischargePlanVoided', to, dueAt === undefined ? {} : { dueAt });
};

/** Who awaits the discharge awaits it by the plan that stands now, from when on they did before. */
const awaitByPlan = (
  draft: CaseDraft,
  { plannedFor, anchor }: PlanBefore,
  policy: EscalationPolicy,
): void => {
  const { discharge } = draft.case.strands;
  if (discharge !== 'planned' && discharge !== 'unplanned') return;
  draft.move('discharge', plannedFor === undefined ? 'planVoided' : 'planMoved');
  replanWait(draft, 'discharge', policy, anchor ?? draft.openItem('discharge')?.openedAt);
};

/** As it was given: an instant, or a day. */
const standing = ({ plannedFor, plannedDateOnly }: CaseDraft['case']['discharge']) => {
  if (plannedFor === undefined) return {};
  const plannedOn = plannedDateOnly ? dayEndingAt(plannedFor) : undefined;
  return plannedOn === undefined ? { plannedFor } : { plannedOn };
};

export const followVoidedPlan = (
  draft: CaseDraft,
  plan: PlanFact,
  after: readonly PlanFact[],
  policy: EscalationPolicy,
): void => {
  if (takePlanOut(draft, plan, after)) awaitByPlan(draft, plan.before, policy);
  const { discharge } = draft.case;
  draft.record('dischargePlanVoided', { timesMoved: discharge.timesMoved, ...standing(discharge) }, [
    'HHP-DIS-02',
  ]);
  tell(draft);
};
