/**
 * What people see of the AOT side of a case. The county runs the order and the assigned agency carries out its plan, so
 * both see categories and events (policy choice), as does who reads in an emergency or under a grant; to everybody else a case shows that and until when an order stands.
 */
import type { CaseSnapshot } from '../case/case-record.ts';
import type { AnyStanding } from '../access/standing.ts';
import type { Answer } from '../shared/answer.ts';
import type { Instant } from '../shared/instant.ts';
import type { AotOrder, SignificantEvent } from '../case/aot-record.ts';
import { aotMonthFacts, isAotMonth, monthOf } from './aot-month.ts';
import type { aotViewSchema } from './aot-view-contract.ts';
import type { CountyAotProtocol } from '../policy/county-aot-protocol.ts';
import { enrolmentBasis } from './enrolment.ts';
import { aotStatusAt } from '../case/order.ts';
import { missingFromPlanOfCare } from './plan-of-care.ts';
import { withAcknowledgement } from './event-acknowledgement.ts';
import { onTimeFigures } from './significant-event.ts';

const orderView = ({ categories, recordedBy, ...order }: AotOrder, full: boolean) => ({
  ...order,
  ...(full && { categories: categories ?? [] }),
  ...(full && recordedBy && { recordedBy: recordedBy.sub }),
});

export const eventView = ({ acknowledgedBy, ...event }: SignificantEvent) => ({
  ...event,
  late: event.reportedAt === undefined ? undefined : event.reportedAt > event.dueAt,
  ...(acknowledgedBy && { acknowledgedBy: acknowledgedBy.sub }),
});

const fully: readonly AnyStanding[] = ['ownCounty', 'assigned', 'emergency', 'auditor'];

/** Undefined for a case without any order or agreement. */
export const aotView = (
  { case: record, contacts }: CaseSnapshot,
  now: Instant,
  standing: AnyStanding,
  protocol: CountyAotProtocol,
): Answer<typeof aotViewSchema> | undefined => {
  const { aot } = record;
  if (!aot) return undefined;
  const full = fully.includes(standing);
  return {
    status: aotStatusAt(record, now).kind,
    protocolId: protocol.protocolId,
    orders: aot.orders.map((order) => orderView(order, full)),
    agreements: aot.agreements,
    enrolmentBasis: enrolmentBasis(record, now),
    ...(full && {
      missingFromPlanOfCare: missingFromPlanOfCare(record, now),
      significantEvents: withAcknowledgement(aot.significantEvents, aot).map(eventView),
      significantEventFigures: onTimeFigures(aot),
      cairs: (aot.cairs ?? []).map(({ by, answers, ...report }) => ({ ...report, by: by.sub })),
      ...(aot.planOfCare && { planOfCare: { ...aot.planOfCare, updatedBy: aot.planOfCare.updatedBy.sub } }),
      ...(isAotMonth(record, now) && {
        month: aotMonthFacts(record, contacts, monthOf(now), protocol, now),
      }),
    }),
  };
};
