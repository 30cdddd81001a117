import type { CaseRecord } from '../case/case-record.ts';
import type { JourneyFact } from '../case/journey-fact-record.ts';
import { dayEndingAt, type LocalDate, localDate } from '../shared/calendar.ts';
import type { Instant } from '../shared/instant.ts';

/** What was given as a day is a day: the instant at which it is over reads as the next in UTC. */
export const planView = ({ plannedFor, plannedDateOnly }: CaseRecord['discharge']) => {
  if (plannedFor === undefined) return {};
  return plannedDateOnly ? { plannedOn: dayEndingAt(plannedFor) } : { plannedFor };
};
export const dischargeView = ({ plannedFor, ...discharge }: CaseRecord['discharge']) => ({
  ...discharge,
  ...planView({ ...discharge, ...(plannedFor !== undefined && { plannedFor }) }),
  ...(discharge.dischargedDateOnly &&
    discharge.dischargedAt !== undefined && { dischargedOn: localDate(discharge.dischargedAt) }),
});

/** When a fact of the journey was, or is planned for, as it was given. */
export const timeOf = (fact: JourneyFact): { at?: Instant; on?: LocalDate | undefined } => {
  if (fact.fact === 'dischargePlan')
    return fact.dateOnly && fact.plannedFor !== undefined
      ? { on: dayEndingAt(fact.plannedFor) }
      : { ...(fact.plannedFor !== undefined && { at: fact.plannedFor }) };
  return fact.fact === 'discharge' && fact.dateOnly ? { on: localDate(fact.at) } : { at: fact.at };
};
