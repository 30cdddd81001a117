/**
 * What the managed care plan was to be told of the person's HH+ status. The Health Home tells it each time the status changes
 * (guidance, Communicating with Managed Care Plans); what it was asked to tell last stands on the case, so that the next change
 * is seen from the record alone.
 */
import type { Instant } from '../shared/instant.ts';
import type { PlanStatus } from '../shared/work-item.ts';
import type { CaseRecord } from './case-record.ts';
import { aotStatusAt } from './order.ts';
import type { PlanTold } from './plan-told-record.ts';

/** Of a case that was placed before the status was kept, the placement alone was told. */
const toldOf = ({ planTold, assignment }: CaseRecord): PlanTold | undefined =>
  planTold ??
  (assignment.healthHomeToldAt === undefined
    ? undefined
    : { ...(assignment.agency !== undefined && { agency: assignment.agency }), aot: false, ended: false });

/** Nobody tells a plan that is not known, and none is told before the Health Home was. */
const hasPlan = ({ referral, assignment }: CaseRecord): boolean =>
  referral.medicaid.managedCarePlan !== undefined && assignment.healthHome !== undefined;

/** What the plan knows once it is told, or undefined where that would be no news to it. */
export const toldAfter = (record: CaseRecord, status: PlanStatus): PlanTold | undefined => {
  if (!hasPlan(record)) return undefined;
  const { agency } = record.assignment;
  if (status === 'hhPlusBegan') {
    const isNews = record.planTold === undefined || record.planTold.ended;
    return isNews && agency !== undefined ? { agency, aot: false, ended: false } : undefined;
  }
  const told = toldOf(record);
  if (!told || told.ended) return undefined;
  switch (status) {
    case 'aotPlaced':
      return told.aot ? undefined : { ...told, aot: true };
    case 'aotEnded':
      return told.aot ? { ...told, aot: false } : undefined;
    case 'agencyChanged':
      // The Health Home hears of the agency first.
      return agency === undefined ||
        told.agency === agency ||
        record.assignment.healthHomeToldAt === undefined
        ? undefined
        : { ...told, agency };
    case 'rateBegan':
      return told.rate === true ? undefined : { ...told, rate: true };
    case 'rateEnded':
      return told.rate === false ? undefined : { ...told, rate: false };
    case 'hhPlusEnded':
      return { ...told, ended: true };
  }
};

/** What has changed since, in the order in which it is told. */
export const newsForPlan = (record: CaseRecord, now: Instant): PlanStatus[] => {
  const isActive = aotStatusAt(record, now).kind === 'courtOrder';
  const possible: PlanStatus[] =
    record.strands.case === 'closed'
      ? ['hhPlusEnded']
      : ['agencyChanged', isActive ? 'aotPlaced' : 'aotEnded'];
  return possible.filter((status) => toldAfter(record, status) !== undefined);
};
