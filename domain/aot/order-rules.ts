/** What a court order must satisfy before it is put on record. Each check throws a refusal with its rule id. */
import type { CaseDraft } from '../case/case-draft.ts';
import { phaseOf } from '../case/phase.ts';
import { mandatoryCategoryRule } from '../rules/treatment-plan-rules.ts';
import type { Person } from '../shared/actor.ts';
import { localDate } from '../shared/calendar.ts';
import { refuseFuture } from '../shared/guards.ts';
import { nextStepOf, type RuleCode } from '../shared/problems.ts';
import { Refused } from '../shared/refusal.ts';
import type { AotOrder } from '../case/aot-record.ts';
import { longestUntil } from '../case/order.ts';
import type { CourtOrderBody } from './order-contract.ts';

const refuse = (
  code: RuleCode,
  ruleId: string,
  field: string,
  detail: string,
  next = nextStepOf(code),
): never => {
  throw new Refused({
    code,
    ruleId,
    detail,
    next,
    errors: [{ field: `body.${field}`, message: next }],
  });
};

/** Only the county says that a court ended an order, and only the county changes what it has confirmed. */
const refuseWhatIsTheCountys = (body: CourtOrderBody, known: AotOrder | undefined, by: Person): void => {
  if (by.role === 'spoa') return;
  if (body.ended)
    refuse('notYoursToEnd', 'HHP-ORD-01', 'ended', 'Only the county records that a court ended an order.');
  if (known && known.verification !== 'unverified')
    refuse(
      'confirmedByCounty',
      'HHP-ORD-01',
      'orderId',
      'The county has confirmed this order, so only the county changes it.',
    );
};

const refuseDates = (body: CourtOrderBody, today: string): void => {
  if (body.until > longestUntil(body.from))
    refuse('orderTooLong', 'HHP-ORD-02', 'until', 'An order runs for up to a year.');
  if (body.orderedOn !== undefined && body.orderedOn > today)
    refuse(
      'inTheFuture',
      'HHP-ORD-05',
      'orderedOn',
      'An order is recorded after it was made.',
      'Give the day on which the court made it.',
    );
};

/** Guidance, Additional Program Requirements: care management is a mandatory category of every court-ordered plan. */
const refuseTreatmentPlanWithoutCareManagement = ({ categories }: CourtOrderBody): void => {
  if (mandatoryCategoryRule.check({ categories }).outcome === 'met') return;
  refuse(
    'planWithoutCareManagement',
    mandatoryCategoryRule.id,
    'categories',
    'Care management is on every court-ordered treatment plan.',
  );
};

const refuseSecondRecord = (draft: CaseDraft, body: CourtOrderBody, orders: readonly AotOrder[]): void => {
  const same = orders.find(
    ({ county, from, until }) => county === body.county && from === body.from && until === body.until,
  );
  if (body.orderId !== undefined || !same) return;
  throw new Refused({
    code: 'orderOnRecord',
    detail: 'An order of this county with these dates is on record.',
    next: `To change it, send orderId ${same.orderId} too.`,
    state: { orderId: same.orderId, phase: phaseOf(draft.case), version: draft.case.version },
  });
};

/** Nobody has as many orders within a year; whoever enters another one again and again is to correct the first. */
const mostOrders = 60;

const refuseTooMany = ({ orderId }: CourtOrderBody, orders: readonly AotOrder[]): void => {
  if (orderId !== undefined || orders.length < mostOrders) return;
  refuse(
    'tooManyOrders',
    'HHP-ORD-01',
    'orderId',
    `This case has ${String(mostOrders)} court orders of the last year on record.`,
  );
};

/** One at a time, so that the county answers what it has read; the agency corrects what waits by its id. */
const refuseSecondUnverified = (
  draft: CaseDraft,
  body: CourtOrderBody,
  orders: readonly AotOrder[],
  by: Person,
): void => {
  const waiting = orders.find(({ verification }) => verification === 'unverified');
  if (by.role === 'spoa' || body.orderId !== undefined || !waiting) return;
  throw new Refused({
    code: 'orderAwaitsConfirmation',
    ruleId: 'HHP-ORD-01',
    detail: 'An order that your agency told of waits for the county’s confirmation.',
    next: `To correct it, send orderId ${waiting.orderId} too; tell of another order once the county has answered.`,
    state: { orderId: waiting.orderId, phase: phaseOf(draft.case), version: draft.case.version },
  });
};

/** The order that the body changes; undefined for a new one. Throws before anything is changed. */
export const checkOrder = (draft: CaseDraft, body: CourtOrderBody, by: Person): AotOrder | undefined => {
  const orders = draft.case.aot?.orders ?? [];
  const known = orders.find(({ orderId }) => orderId === body.orderId);
  for (const field of ['orderId', 'renews'] as const) {
    const named = body[field];
    if (named !== undefined && !orders.some(({ orderId }) => orderId === named))
      refuse('unknownOrder', 'HHP-ORD-04', field, 'This case has no such order.');
  }
  refuseWhatIsTheCountys(body, known, by);
  refuseDates(body, localDate(draft.now));
  refuseTreatmentPlanWithoutCareManagement(body);
  if (body.ended) refuseFuture(body.ended.at, draft.now, 'body.ended.at', 'HHP-ORD-05');
  refuseSecondRecord(draft, body, orders);
  refuseSecondUnverified(draft, body, orders, by);
  refuseTooMany(body, orders);
  return known;
};
