import type { CaseRecord } from '../case/case-record.ts';
import { dayEndingAt, localDate } from '../shared/calendar.ts';

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
