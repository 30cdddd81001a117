/**
 * The order registry of a case. The county records orders; the assigned agency may tell of one, which then counts and
 * waits for the county's confirmation. An order says nothing about consent and never sets it. What follows from an order
 * (contact, reports, review, transfer) is opened by settle-aot.ts in the same write.
 */
import type { CaseDraft } from '../case/case-draft.ts';
import type { Person } from '../shared/actor.ts';
import { daysBetween, startOfLocalDate } from '../shared/calendar.ts';
import { aotOf, type AotOrder, revisionOf } from '../case/aot-record.ts';
import { dayAfter, lastDayOf, orderEnd, continuousOrdersOf, ordersThatCount } from '../case/order.ts';
import type { AgreementBody, AotOrderBody, CourtOrderBody } from './order-contract.ts';
import { checkOrder } from './order-rules.ts';

export interface Recorded {
  id: string;
  /** What the recorder should know: gaps and overlaps are taken as they are. */
  warnings: string[];
}

/** Only a gap changes anything: duties that count from the beginning of an unbroken time then begin anew. */
const warningsFor = (draft: CaseDraft, order: AotOrder): string[] => {
  const before = ordersThatCount(draft.case).findLast(
    ({ orderId, from }) => orderId !== order.orderId && from <= order.from,
  );
  if (!before) return [];
  const gap = daysBetween(dayAfter(before), order.from);
  // A court may end an order at noon: the next day then leaves a gap of hours.
  if (startOfLocalDate(order.from) > orderEnd(before))
    return [
      `There is a gap of ${gap > 0 ? `${gap} day(s)` : 'hours'} after ${before.orderId}: what counts from the order begins anew.`,
    ];
  return gap < 0 ? [`It overlaps ${before.orderId} by ${-gap} day(s): the later order decides.`] : [];
};

const orderFrom = (body: CourtOrderBody, orderId: string, draft: CaseDraft, by: Person): AotOrder => ({
  orderId,
  court: body.court,
  county: body.county,
  from: body.from,
  until: body.until,
  categories: [...new Set(body.categories)],
  verification: by.role === 'spoa' ? 'verified' : 'unverified',
  recordedAt: draft.now,
  recordedBy: by,
  ...(body.orderedOn !== undefined && { orderedOn: body.orderedOn }),
  ...(body.renews !== undefined && { renews: body.renews }),
  ...(body.ended && { endedAt: body.ended.at, endReason: body.ended.reason }),
});

const recordCourtOrder = (draft: CaseDraft, body: CourtOrderBody, by: Person): Recorded => {
  const known = checkOrder(draft, body, by);
  const aot = aotOf(draft);
  const orderId = known?.orderId ?? `O${draft.nextNumber('order')}`;
  const order: AotOrder = {
    ...orderFrom(body, orderId, draft, by),
    ...(known && { recordedAt: known.recordedAt, revision: revisionOf(known) + 1 }),
  };
  if (known?.lapseToldAt !== undefined && orderEnd(known) === orderEnd(order))
    order.lapseToldAt = known.lapseToldAt;
  if (known) aot.orders[aot.orders.indexOf(known)] = order;
  else aot.orders.push(order);
  draft.record(
    known ? 'aotOrderChanged' : 'aotOrderRecorded',
    {
      orderId,
      county: order.county,
      from: order.from,
      lastDay: lastDayOf({ endsAt: orderEnd(order) }),
      spells: continuousOrdersOf(draft.case).length,
      verified: order.verification === 'verified',
    },
    ['HHP-ORD-01'],
  );
  draft.notify('aotOrderRecorded', { role: 'spoa', org: draft.case.lgu });
  return { id: orderId, warnings: warningsFor(draft, order) };
};

const recordAgreement = (draft: CaseDraft, body: AgreementBody): Recorded => {
  const { agreements } = aotOf(draft);
  const agreementId = `A${draft.nextNumber('agreement')}`;
  agreements.push({
    agreementId,
    kind: body.kind,
    from: body.from,
    ...(body.until !== undefined && { until: body.until }),
    recordedAt: draft.now,
  });
  draft.record('aotAgreementRecorded', { agreementId, kind: body.kind, from: body.from }, ['HHP-ORD-06']);
  return { id: agreementId, warnings: ['This is not a court order: the rules for orders do not apply.'] };
};

/** Run twice: the second finds the order on record (409). */
export const recordAotOrder = (draft: CaseDraft, body: AotOrderBody, by: Person): Recorded =>
  body.kind === 'courtOrder' ? recordCourtOrder(draft, body, by) : recordAgreement(draft, body);

/** The county's answer to what an agency told of. */
export const answerUnverified = (draft: CaseDraft, orderId: string | undefined, confirmed: boolean): void => {
  const order = aotOf(draft).orders.find((known) => known.orderId === orderId);
  if (!order) return;
  order.verification = confirmed ? 'verified' : 'rejected';
  draft.record(
    confirmed ? 'aotOrderConfirmed' : 'aotOrderRejected',
    { orderId: order.orderId, revision: revisionOf(order) },
    ['HHP-ORD-01'],
  );
};
