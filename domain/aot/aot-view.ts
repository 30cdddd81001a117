/**
 * What people see of the AOT side of a case. The county runs the order and the assigned agency carries out its plan, so
 * both see categories and events (policy choice); to everybody else a case shows that and until when an order stands.
 */
import type { CaseSnapshot } from '../referral/case-record.ts';
import type { Relation } from '../referral/parties.ts';
import type { Answer } from '../shared/answer.ts';
import { localDate } from '../shared/calendar.ts';
import type { Instant } from '../shared/instant.ts';
import type { AotOrder, SignificantEvent } from './aot-record.ts';
import { aotMonthFacts, isAotMonth, monthOf } from './aot-month.ts';
import type { aotViewSchema } from './aot-view-contract.ts';
import type { CountyAotProtocol } from './county-aot-protocol.ts';
import { disclosureBasis, enrolmentBasis } from './disclosure.ts';
import { standingAt } from './order.ts';
import { missingFromPlan } from './plan-of-care.ts';
import { onTimeFigures } from './significant-event.ts';

const orderView = ({ categories, recordedBy, ...order }: AotOrder, full: boolean) => ({
  ...order,
  ...(full && { categories: categories ?? [] }),
  ...(full && recordedBy && { recordedBy: recordedBy.sub }),
});

const eventView = ({ acknowledgedBy, ...event }: SignificantEvent) => ({
  ...event,
  late: event.reportedAt === undefined ? undefined : event.reportedAt > event.dueAt,
  ...(acknowledgedBy && { acknowledgedBy: acknowledgedBy.sub }),
});

/** Undefined for a case without any order or agreement. */
export const aotView = (
  { case: record, contacts }: CaseSnapshot,
  now: Instant,
  relation: Relation,
  protocol: CountyAotProtocol,
): Answer<typeof aotViewSchema> | undefined => {
  const { aot } = record;
  if (!aot) return undefined;
  const full = relation === 'ownCounty' || relation === 'assigned';
  const today = localDate(now);
  return {
    standing: standingAt(record, now).kind,
    protocolId: protocol.protocolId,
    orders: aot.orders.map((order) => orderView(order, full)),
    agreements: aot.agreements,
    disclosureBasis: disclosureBasis(record, relation, today),
    enrolmentBasis: enrolmentBasis(record, today),
    ...(full && {
      missingFromPlanOfCare: missingFromPlan(record, now),
      significantEvents: aot.significantEvents.map(eventView),
      significantEventFigures: onTimeFigures(aot.significantEvents),
      cairs: (aot.cairs ?? []).map(({ by, answers, ...report }) => ({ ...report, by: by.sub })),
      ...(aot.planOfCare && { planOfCare: { ...aot.planOfCare, updatedBy: aot.planOfCare.updatedBy.sub } }),
      ...(isAotMonth(record, now) && {
        month: aotMonthFacts(record, contacts, monthOf(now), protocol, now),
      }),
    }),
  };
};
