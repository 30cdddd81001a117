/**
 * Court orders over time: whether one is active at an instant, which one, and how an order and its renewals make one
 * continuous order. The last day of an order is inclusive in New York; a renewal that begins on the next day, or earlier,
 * goes on with the same continuous order.
 */
import type { CaseRecord } from './case-record.ts';
import {
  addDays,
  addMonths,
  endOfLocalDate,
  type LocalDate,
  localDate,
  startOfLocalDate,
} from '../shared/calendar.ts';
import { addElapsed, type Instant } from '../shared/instant.ts';
import type { AotOrder } from './aot-record.ts';
import type { agreementKinds } from './plan-of-care-record.ts';

type WithAot = Pick<CaseRecord, 'aot'>;

/** Orders that count: an unverified one does, since the person must not be unprotected while paperwork is confirmed. */
export const ordersThatCount = ({ aot }: WithAot): AotOrder[] =>
  (aot?.orders ?? [])
    .filter(({ verification }) => verification !== 'rejected')
    .sort((a, b) => (a.from < b.from ? -1 : 1));

/** The instant from which an order is no longer active. */
export const orderEnd = ({ until, endedAt }: AotOrder): Instant => {
  const end = endOfLocalDate(until);
  return endedAt !== undefined && endedAt < end ? endedAt : end;
};

/** The order active at an instant; of two that overlap, the later one. */
export const orderAt = (record: WithAot, at: Instant): AotOrder | undefined =>
  ordersThatCount(record).findLast((order) => startOfLocalDate(order.from) <= at && at < orderEnd(order));

export const isOrderActive = (record: WithAot, at: Instant): boolean => orderAt(record, at) !== undefined;

/** An unbroken time under court order, made of one order and its renewals. */
export interface ContinuousOrder {
  first: AotOrder;
  orders: AotOrder[];
  endsAt: Instant;
}

const followsOn = (continuousOrder: ContinuousOrder, order: AotOrder): boolean =>
  startOfLocalDate(order.from) <= continuousOrder.endsAt;

/** A gap of a single day ends it: what counts from the beginning (CAIRS, first contact) then begins anew. */
export const continuousOrdersOf = (record: WithAot): ContinuousOrder[] =>
  ordersThatCount(record).reduce<ContinuousOrder[]>((continuousOrders, order) => {
    const latest = continuousOrders.at(-1);
    const endsAt = orderEnd(order);
    if (!latest || !followsOn(latest, order))
      return [...continuousOrders, { first: order, orders: [order], endsAt }];
    latest.orders.push(order);
    if (endsAt > latest.endsAt) latest.endsAt = endsAt;
    return continuousOrders;
  }, []);

/** The unbroken time under court order that an instant lies in. */
export const continuousOrderAt = (record: WithAot, at: Instant): ContinuousOrder | undefined =>
  continuousOrdersOf(record).findLast(
    ({ first, endsAt }) => startOfLocalDate(first.from) <= at && at < endsAt,
  );

/** The last day of a continuous order in New York. */
export const lastDayOf = ({ endsAt }: Pick<ContinuousOrder, 'endsAt'>): LocalDate =>
  localDate(addElapsed(endsAt, -1, 'seconds'));

/** The day from which an order's duties to report and to meet are counted. */
export const orderedOn = ({
  orderedOn: made,
  from,
}: {
  from: LocalDate;
  orderedOn?: LocalDate | undefined;
}): LocalDate => made ?? from;

export type AotStatus =
  | { kind: 'courtOrder'; order: AotOrder }
  | { kind: (typeof agreementKinds)[number]; agreementId: string }
  | { kind: 'expiredWithinYear'; order: AotOrder }
  | { kind: 'none' };

/**
 * What stands at an instant, strongest first. Guidance, Eligible Population 1 and 2. Policy choice: an order counts as
 * expired within the year up to and including the anniversary of its last day.
 */
export const aotStatusAt = (record: WithAot, at: Instant): AotStatus => {
  const order = orderAt(record, at);
  if (order) return { kind: 'courtOrder', order };
  const today = localDate(at);
  const agreement = record.aot?.agreements.findLast(
    ({ from, until }) => from <= today && (until === undefined || today <= until),
  );
  if (agreement) return { kind: agreement.kind ?? 'voluntaryAgreement', agreementId: agreement.agreementId };
  const expired = ordersThatCount(record).findLast(
    (known) => orderEnd(known) <= at && today <= addMonths(lastDayOf({ endsAt: orderEnd(known) }), 12),
  );
  return expired ? { kind: 'expiredWithinYear', order: expired } : { kind: 'none' };
};

/** Orders run up to a year; the same rule is taken for renewals (assumption). */
export const longestUntil = (from: LocalDate): LocalDate => addMonths(from, 12);

/** The day after an order's last day: a renewal from this day leaves no gap. */
export const dayAfter = (order: AotOrder): LocalDate => addDays(lastDayOf({ endsAt: orderEnd(order) }), 1);
