/** What people see of the AOT side of a case: all that could be shown, of which the table beside it leaves what a reader may know. */
import type * as z from 'zod';
import { disclose, Own, type Whole } from '../access/disclosure.ts';
import type { Reader } from '../access/openings.ts';
import type { CaseSnapshot } from '../case/case-record.ts';
import { withDueDay } from '../shared/calendar.ts';
import type { Instant } from '../shared/instant.ts';
import type { AotOrder, SignificantEvent } from '../case/aot-record.ts';
import type { PlanOfCare } from '../case/plan-of-care-record.ts';
import { aotMonthFacts, isAotMonth, monthOf } from './aot-month.ts';
import { aotViewDisclosure } from './aot-view-disclosure.ts';
import type { aotViewSchema } from './aot-view-contract.ts';
import type { CountyAotProtocol } from '../policy/county-aot-protocol.ts';
import { enrolmentBasis } from './enrolment.ts';
import { aotStatusAt } from '../case/order.ts';
import { missingFromPlanOfCare } from './plan-of-care.ts';
import { withAcknowledgement } from './event-acknowledgement.ts';
import { onTimeFigures } from './significant-event.ts';

type View = z.output<typeof aotViewSchema>;

const wholeOrder = ({ categories = [], recordedBy, ...order }: AotOrder) =>
  new Own(recordedBy, { ...order, categories, ...(recordedBy && { recordedBy: recordedBy.sub }) });

/** What an agency owes or reports is its own, whoever entered it. */
export const wholeEvent = ({ acknowledgedBy, ...event }: SignificantEvent) =>
  new Own(event.agency === undefined ? undefined : { role: 'cma', org: event.agency }, {
    ...event,
    late: event.reportedAt === undefined ? undefined : event.reportedAt > event.dueAt,
    ...(acknowledgedBy && { acknowledgedBy: acknowledgedBy.sub }),
  });

const wholePlan = ({ updatedBy, consultations, ...plan }: PlanOfCare) =>
  new Own(updatedBy, {
    ...plan,
    updatedBy: updatedBy.sub,
    consultations: consultations.map(({ by, number, ...consultation }) => new Own(by, consultation)),
  });

/** Undefined for a case without any order or agreement. */
export const aotView = (
  { case: record, contacts }: CaseSnapshot,
  now: Instant,
  reader: Reader,
  protocol: CountyAotProtocol,
): View | undefined => {
  const { aot } = record;
  if (!aot) return undefined;
  const whole: Whole<View> = {
    status: aotStatusAt(record, now).kind,
    protocolId: protocol.protocolId,
    orders: aot.orders.map(wholeOrder),
    agreements: aot.agreements,
    enrolmentBasis: enrolmentBasis(record, now),
    missingFromPlanOfCare: missingFromPlanOfCare(record, now),
    significantEvents: withAcknowledgement(aot.significantEvents, aot).map(wholeEvent),
    significantEventFigures: onTimeFigures(aot),
    cairs: (aot.cairs ?? []).map(
      ({ by, answers, number, ...report }) =>
        new Own(by, { ...report, ...withDueDay(report.dueAt), by: by.sub }),
    ),
    ...(aot.stillNotLocated && { stillNotLocated: aot.stillNotLocated }),
    ...(aot.planOfCare && { planOfCare: wholePlan(aot.planOfCare) }),
    ...(isAotMonth(record, now) && { month: aotMonthFacts(record, contacts, monthOf(now), protocol, now) }),
  };
  return disclose(aotViewDisclosure, whole, reader);
};
