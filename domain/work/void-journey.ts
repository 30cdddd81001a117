/**
 * Voids what was reported of the way of a person: the discharge, a plan of it, the warm hand-off. Each is named by its time as it
 * is on record. What was given with the referral was written by who referred.
 */
import type { CaseDraft } from '../case/case-draft.ts';
import { lastPartNumber } from '../case/case-parts.ts';
import { journeyFactNamed, planAsItStands, type Told } from '../case/journey-fact.ts';
import type { JourneyFact, PlanBefore } from '../case/journey-fact-record.ts';
import type { VoidOf } from '../case/void-contract.ts';
import { followVoidedDischarge } from '../discharge/void-discharge.ts';
import { followVoidedPlan, type PlanFact, plansOf } from '../discharge/void-plan.ts';
import { followVoidedHandOff } from '../placement/void-hand-off.ts';
import type { EscalationPolicy } from '../policy/escalation-policy.ts';
import type { Person } from '../shared/actor.ts';
import { endOfLocalDate, startOfLocalDate } from '../shared/calendar.ts';
import { Refused } from '../shared/refusal.ts';
import { decideAnewWithout } from './decide-anew.ts';
import type { AroundFact } from './void-step-fact.ts';
import {
  notOnRecord,
  refuseForeign,
  refuseVoided,
  ruleOfVoids,
  voidedBy,
  type Writer,
} from './void-rules.ts';

type JourneyVoid = VoidOf<'discharge' | 'dischargePlan' | 'handOff'>;

/** Who referred the person, from wherever they have moved since. */
const referrerOf = ({
  case: { facility, formerFacilities = [], referredBy },
}: CaseDraft): Writer | undefined => {
  const org = formerFacilities.at(0)?.facility ?? facility;
  return org === undefined ? referredBy : { role: 'planner', org };
};

export const laterFactStands = (next?: string): Refused =>
  new Refused({
    code: 'laterFactStands',
    ruleId: ruleOfVoids,
    detail: 'Something that was recorded later rests on this.',
    ...(next !== undefined && { next }),
  });

interface Named {
  known: JourneyFact | undefined;
  /** Of which no more is known than what stands: of the referral, or of an earlier release. */
  told: Told<JourneyFact>;
  /** What people know it by. */
  id: string;
}

/** Marks it, also where it has not been kept by itself until now. */
const markVoided = (draft: CaseDraft, { known, told, id }: Named, body: JourneyVoid, by: Person): void => {
  const voided = voidedBy(draft, body, by);
  const { journeyFacts = [], openedAt } = draft.case;
  if (known) known.voided = voided;
  else draft.case.journeyFacts = [...journeyFacts, { ...told, enteredAt: openedAt, voided }];
  draft.record('factVoided', { kind: body.fact, id, reason: body.reason }, [ruleOfVoids]);
};

/** Run twice: the second is refused, since it is voided. */
export const voidHandOff = (
  draft: CaseDraft,
  body: VoidOf<'handOff'>,
  by: Person,
  { takesPart }: AroundFact,
): void => {
  const { handedOffAt: at } = body;
  const field = 'handedOffAt';
  const { assignment, strands } = draft.case;
  const stands = strands.placement === 'placed' && assignment.handedOffAt === at;
  const known = journeyFactNamed(draft, 'handOff', (handOff) => handOff.at === at);
  if (!known && !stands) throw notOnRecord(field);
  const writer = known?.by ?? { role: 'cma', org: assignment.agency };
  refuseForeign(draft, by, { writer, field, takesPart });
  if (known) refuseVoided(draft, known);
  if (!stands) throw laterFactStands('The person has left that agency since: nothing follows from it now.');
  markVoided(draft, { known, told: { fact: 'handOff', at }, id: at }, body, by);
  followVoidedHandOff(draft, at);
};

/** The work that a discharge had done of which an earlier release did not say so. */
const doneByDischarge = ({ work }: CaseDraft): { did?: string } => {
  const item = work.all.findLast(
    ({ kind, status, outcome }) => kind === 'discharge' && status === 'done' && outcome === 'discharged',
  );
  return item ? { did: item.workItemId } : {};
};

/** Run twice: the second is refused, since it is voided. */
export const voidDischarge = (
  draft: CaseDraft,
  body: VoidOf<'discharge'>,
  by: Person,
  { takesPart }: AroundFact,
  policy: EscalationPolicy,
): void => {
  const { dischargedAt, dischargedOn = '' } = body;
  const dateOnly = dischargedAt === undefined;
  const field = dateOnly ? 'dischargedOn' : 'dischargedAt';
  const at = dischargedAt ?? startOfLocalDate(dischargedOn);
  const { discharge, openedAt } = draft.case;
  const stands = discharge.dischargedAt === at && discharge.dischargedDateOnly === dateOnly;
  const known = journeyFactNamed(draft, 'discharge', (one) => one.at === at && one.dateOnly === dateOnly);
  if (!known && !stands) throw notOnRecord(field);
  const writer = known?.by ?? discharge.reportedBy ?? referrerOf(draft);
  refuseForeign(draft, by, { writer, field, takesPart });
  if (known) refuseVoided(draft, known);
  if (!stands) throw laterFactStands();
  const told = { fact: 'discharge', at, dateOnly, ...(!known && doneByDischarge(draft)) } as const;
  markVoided(draft, { known, told, id: dateOnly ? dischargedOn : at }, body, by);
  const { did } = known ?? told;
  followVoidedDischarge(draft, { at, enteredAt: known?.enteredAt ?? openedAt, did }, policy);
  decideAnewWithout(draft, at, policy);
};

/** The plan that the referral gave, as far as every plan since is current. */
const planOfReferral = (draft: CaseDraft, plans: readonly PlanFact[]): PlanBefore | undefined => {
  const { journeyFacts = [] } = draft.case;
  if (lastPartNumber(draft.case, 'journeyFact') > journeyFacts.length) return undefined;
  return plans[0]?.before ?? planAsItStands(draft);
};

/** Run twice: the second is refused, since it is voided. */
export const voidDischargePlan = (
  draft: CaseDraft,
  body: VoidOf<'dischargePlan'>,
  by: Person,
  { takesPart }: AroundFact,
  policy: EscalationPolicy,
): void => {
  const { plannedFor, plannedOn = '' } = body;
  const dateOnly = plannedFor === undefined;
  const field = dateOnly ? 'plannedOn' : 'plannedFor';
  const at = plannedFor ?? endOfLocalDate(plannedOn);
  const fits = (plan: Pick<PlanBefore, 'plannedFor' | 'dateOnly'>): boolean =>
    plan.plannedFor === at && plan.dateOnly === dateOnly;
  const known = journeyFactNamed(draft, 'dischargePlan', fits);
  const plans = plansOf(draft);
  if (!known) {
    const given = planOfReferral(draft, plans);
    if (!given || !fits(given)) throw notOnRecord(field);
  }
  refuseForeign(draft, by, { writer: known?.by ?? referrerOf(draft), field, takesPart });
  if (known) refuseVoided(draft, known);
  const told = { fact: 'dischargePlan', plannedFor: at, dateOnly, before: { dateOnly: false } } as const;
  markVoided(draft, { known, told, id: dateOnly ? plannedOn : at }, body, by);
  const after = known ? plans.slice(plans.indexOf(known) + 1) : plans;
  followVoidedPlan(draft, known ?? { ...told, enteredAt: draft.case.openedAt }, after, policy);
  decideAnewWithout(draft, at, policy);
};
