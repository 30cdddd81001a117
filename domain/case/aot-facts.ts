/**
 * What a case's own record of orders and agreements says over what the referral said on the day it came. Only orders that
 * the county recorded or confirmed: an agency's word protects the person (domain/aot), and decides nothing here.
 */
import { lastDayOf, orderAt, orderEnd } from './order.ts';
import type { AotOrder, AotRecord } from './aot-record.ts';
import type { CaseRecord } from './case-record.ts';
import { localDate } from '../shared/calendar.ts';
import type { Instant } from '../shared/instant.ts';
import type { CaseFacts } from '../rules/facts.ts';
import { isWithinYear } from '../rules/look-back.ts';

const confirmedOrders = ({ orders }: AotRecord): AotOrder[] =>
  orders.filter(({ verification }) => verification === undefined || verification === 'verified');

/** An order that ended today, by the court or at midnight, has no last day before today: its status says it. */
const endedFacts = (order: AotOrder, now: Instant): Partial<CaseFacts> => {
  const until = lastDayOf({ endsAt: orderEnd(order) });
  const today = localDate(now);
  return {
    aotStatus: isWithinYear(until, today) ? 'expiredWithinYear' : 'none',
    aotOrderFrom: until < today ? order.from : null,
    aotOrderUntil: until < today ? until : null,
  };
};

/** What ended before the referral came says nothing against an order that the referral tells of. */
const orderFacts = ({ aot, referral, openedAt }: CaseRecord, now: Instant): Partial<CaseFacts> => {
  const orders = aot ? confirmedOrders(aot) : [];
  const active = aot && orderAt({ aot: { ...aot, orders } }, now);
  if (active)
    return {
      aotStatus: 'activeOrder',
      aotOrderFrom: active.from,
      aotOrderUntil: lastDayOf({ endsAt: orderEnd(active) }),
      // The county has it, so a copy is on file.
      aotOrderOnFile: true,
    };
  const ended = orders
    .filter((order) => orderEnd(order) <= now)
    .sort((a, b) => orderEnd(a).localeCompare(orderEnd(b)))
    .at(-1);
  if (!ended || (referral.legal.aot === 'activeOrder' && orderEnd(ended) <= openedAt)) return {};
  return endedFacts(ended, now);
};

const agreementFacts = ({ aot }: CaseRecord, now: Instant): Partial<CaseFacts> => {
  const agreement = aot?.agreements.findLast(({ from }) => from <= localDate(now));
  return agreement
    ? {
        agreementLguIdentified: true,
        agreementSignedOn: agreement.from,
        agreementUntil: agreement.until ?? null,
      }
    : {};
};

export const aotFacts = (record: CaseRecord, now: Instant): Partial<CaseFacts> => ({
  ...orderFacts(record, now),
  ...agreementFacts(record, now),
  ...(record.aot?.disclosure?.orderCopyGivenAt !== undefined && { aotOrderOnFile: true }),
  treatmentExchangeStated: record.aot?.disclosure?.treatmentExchange !== undefined,
});
