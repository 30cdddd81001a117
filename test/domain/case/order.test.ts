/** Orders over time: last days, gaps, overlaps, early ends, and what stands when nothing is active. */
import { describe, expect, it } from '@jest/globals';
import { type AotOrder, aotRecordSchema } from '../../../domain/case/aot-record.ts';
import {
  dayAfter,
  isOrderActive,
  lastDayOf,
  longestUntil,
  orderAt,
  orderedOn,
  continuousOrdersOf,
  aotStatusAt,
} from '../../../domain/case/order.ts';
import { anOrder } from '../../fixtures/aot-fixture.ts';
import { newYorkInstant } from '../../fixtures/draft-fixture.ts';

const under = (...orders: AotOrder[]) => ({ aot: aotRecordSchema.parse({ orders }) });
const first = anOrder({ from: '2026-03-02', until: '2027-03-01' });

describe('an order is active', () => {
  it.each([
    ['2026-03-01T23:59', false],
    ['2026-03-02T00:00', true],
    ['2027-03-01T23:59', true],
    ['2027-03-02T00:00', false],
  ])('at %s in New York: %s', (local, active) => {
    expect(isOrderActive(under(first), newYorkInstant(local))).toBe(active);
  });

  it('until the court ends it', () => {
    const endedAt = newYorkInstant('2026-06-10T11:00');
    const record = under(anOrder({ endedAt }));
    expect(isOrderActive(record, newYorkInstant('2026-06-10T10:59'))).toBe(true);
    expect(isOrderActive(record, endedAt)).toBe(false);
  });

  it('until its last day although the court’s end was noted for later', () => {
    const record = under(anOrder({ endedAt: newYorkInstant('2027-05-01T00:00') }));
    expect(isOrderActive(record, newYorkInstant('2027-03-02T00:00'))).toBe(false);
  });

  it('never when the county rejected it, and always while it is only unverified', () => {
    const at = newYorkInstant('2026-06-10T11:00');
    expect(isOrderActive(under(anOrder({ verification: 'rejected' })), at)).toBe(false);
    expect(isOrderActive(under(anOrder({ verification: 'unverified' })), at)).toBe(true);
    expect(isOrderActive({}, at)).toBe(false);
  });
});

describe('an order of a year', () => {
  it.each([
    ['2027-03-01', '2028-03-01'],
    ['2028-02-29', '2029-02-28'],
    ['2027-02-28', '2028-02-28'],
  ])('from %s may run to %s', (from, until) => {
    expect(longestUntil(from)).toBe(until);
  });

  it('that ends on 29 February is active on that day and not after it', () => {
    const record = under(anOrder({ from: '2027-03-01', until: '2028-02-29' }));
    expect(isOrderActive(record, newYorkInstant('2028-02-29T23:59'))).toBe(true);
    expect(isOrderActive(record, newYorkInstant('2028-03-01T00:00'))).toBe(false);
  });
});

describe('a renewal', () => {
  it.each([
    ['overlapping', '2027-02-20', 1],
    ['on the last day', '2027-03-01', 1],
    ['on the day after', '2027-03-02', 1],
    ['after a gap of one day', '2027-03-03', 2],
  ])('%s: continuous orders', (_name, from, continuousOrders) => {
    const renewal = anOrder({ orderId: 'O2', from, until: '2028-02-20' });
    // Recorded in either order.
    expect(continuousOrdersOf(under(first, renewal))).toHaveLength(continuousOrders);
    expect(continuousOrdersOf(under(renewal, first))).toHaveLength(continuousOrders);
  });

  it('within the order before does not shorten the continuous order', () => {
    const inner = anOrder({ orderId: 'O2', from: '2026-06-01', until: '2026-09-01' });
    const [continuousOrder] = continuousOrdersOf(under(first, inner));
    expect(continuousOrder && lastDayOf(continuousOrder)).toBe('2027-03-01');
  });

  it('that overlaps decides where both stand', () => {
    const renewal = anOrder({ orderId: 'O2', from: '2027-02-20', until: '2028-02-20' });
    const record = under(first, renewal);
    expect(orderAt(record, newYorkInstant('2027-02-19T12:00'))?.orderId).toBe('O1');
    expect(orderAt(record, newYorkInstant('2027-02-20T12:00'))?.orderId).toBe('O2');
  });

  it('is without a gap from the day after', () => {
    expect(dayAfter(first)).toBe('2027-03-02');
    expect(dayAfter(anOrder({ endedAt: newYorkInstant('2026-06-10T11:00') }))).toBe('2026-06-11');
  });
});

it('duties count from the day on which the court made the order, where it is known', () => {
  expect(orderedOn(anOrder())).toBe('2026-03-02');
  expect(orderedOn(anOrder({ orderedOn: '2026-02-27' }))).toBe('2026-02-27');
});

describe('what stands', () => {
  const agreement = (until?: string) => ({
    agreementId: 'A1',
    kind: 'enhancedServicePackage' as const,
    from: '2027-04-01',
    recordedAt: '2027-04-01T12:00:00.000Z',
    ...(until !== undefined && { until }),
  });
  const withAgreement = (...agreements: ReturnType<typeof agreement>[]) => ({
    aot: aotRecordSchema.parse({ orders: [first], agreements }),
  });

  it.each([
    ['2026-05-01T12:00', 'courtOrder'],
    ['2027-03-02T00:00', 'expiredWithinYear'],
    ['2028-03-01T23:59', 'expiredWithinYear'],
    ['2028-03-02T00:00', 'none'],
    ['2026-03-01T12:00', 'none'],
  ])('of an order to 1 March 2027, at %s: %s', (local, kind) => {
    expect(aotStatusAt(under(first), newYorkInstant(local)).kind).toBe(kind);
  });

  it('an agreement is no court order, and ends with its last day', () => {
    expect(aotStatusAt(withAgreement(agreement()), newYorkInstant('2027-05-01T12:00')).kind).toBe(
      'enhancedServicePackage',
    );
    const until = withAgreement(agreement('2027-04-30'));
    expect(aotStatusAt(until, newYorkInstant('2027-04-30T23:59')).kind).toBe('enhancedServicePackage');
    expect(aotStatusAt(until, newYorkInstant('2027-05-01T00:00')).kind).toBe('expiredWithinYear');
    expect(isOrderActive(withAgreement(agreement()), newYorkInstant('2027-05-01T12:00'))).toBe(false);
  });

  it('an agreement of an older record without a kind is a voluntary agreement', () => {
    const record = {
      aot: aotRecordSchema.parse({
        agreements: [{ agreementId: 'A1', from: '2026-01-01', recordedAt: 'x' }],
      }),
    };
    expect(aotStatusAt(record, newYorkInstant('2026-05-01T12:00')).kind).toBe('voluntaryAgreement');
  });

  it('nothing, of a case without AOT', () => {
    expect(aotStatusAt({}, newYorkInstant('2026-05-01T12:00'))).toEqual({ kind: 'none' });
  });
});
