/**
 * What stands of the way of a person follows from the reports that nobody has voided: the discharge, its plan and how often it was
 * moved, the hand-off, and the clock of the contact. As far as the reports are current.
 */
import { lastPartNumber } from '../../domain/case/case-parts.ts';
import type { CaseRecord } from '../../domain/case/case-record.ts';
import type { JourneyFactOf } from '../../domain/case/journey-fact-record.ts';

type PlanFact = JourneyFactOf<'dischargePlan' | 'readmission'>;
const planOf = (fact: PlanFact): string | undefined =>
  fact.fact === 'dischargePlan' ? fact.plannedFor : undefined;

const planFaults = (record: CaseRecord): string[] => {
  const { journeyFacts = [], discharge } = record;
  if (lastPartNumber(record, 'journeyFact') > journeyFacts.length) return [];
  const plans = journeyFacts.filter(
    (known): known is PlanFact =>
      (known.fact === 'dischargePlan' || known.fact === 'readmission') && !known.voided,
  );
  const last = plans.at(-1);
  const moves = plans.filter(
    (plan) => planOf(plan) !== undefined && plan.before.plannedFor !== undefined,
  ).length;
  return [
    ...(last && planOf(last) !== discharge.plannedFor
      ? [`the plan is ${discharge.plannedFor ?? 'none'} and was last reported as ${planOf(last) ?? 'none'}`]
      : []),
    ...plans.slice(1).flatMap((plan, index) => {
      const before = plans[index];
      return before && planOf(before) !== plan.before.plannedFor
        ? [`a plan of ${plan.enteredAt} says that ${plan.before.plannedFor ?? 'none'} stood before it`]
        : [];
    }),
    ...(moves === discharge.timesMoved
      ? []
      : [`the plan was moved ${discharge.timesMoved} times by count and ${moves} by the reports`]),
  ];
};

/** Of a time that was reported and voided, and by nobody again. */
const isNever = (
  { journeyFacts = [] }: CaseRecord,
  fact: 'discharge' | 'handOff',
  at: string | undefined,
): boolean => {
  const reported = journeyFacts.filter((known) => known.fact === fact && known.at === at);
  return reported.length > 0 && reported.every(({ voided }) => voided);
};

export const standingJourneyFaults = (record: CaseRecord): string[] => {
  const { discharge, assignment, clocks } = record;
  const ofDischarge = clocks.filter(
    ({ kind, anchorKind, stoppedAt }) =>
      kind === 'faceToFaceContact' && anchorKind.startsWith('discharged') && stoppedAt === undefined,
  );
  return [
    ...planFaults(record),
    ...(isNever(record, 'discharge', discharge.dischargedAt)
      ? [`the discharge of ${discharge.dischargedAt ?? ''} was voided and stands`]
      : []),
    ...(isNever(record, 'handOff', assignment.handedOffAt)
      ? [`the hand-off of ${assignment.handedOffAt ?? ''} was voided and stands`]
      : []),
    ...ofDischarge
      .filter(({ anchor, metAt }) => metAt === undefined && anchor !== discharge.dischargedAt)
      .map(({ anchor }) => `a clock runs from the discharge of ${anchor}, which is not on record`),
  ];
};
