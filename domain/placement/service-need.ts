import { caseFacts } from '../case/case-facts.ts';
import type { CaseRecord } from '../case/case-record.ts';
import { isOrderActive } from '../case/order.ts';
import { orderActive } from '../rules/order-active.ts';
import { localDate } from '../shared/calendar.ts';
import type { Instant } from '../shared/instant.ts';

/** An order that only an agency told of binds too, until the county rejects it; one that has ended binds nobody. */
export const serviceNeedOf = (record: CaseRecord, now: Instant) => ({
  county: record.county,
  on: localDate(now),
  activeAotOrder: orderActive(caseFacts(record, now)) === true || isOrderActive(record, now),
});
