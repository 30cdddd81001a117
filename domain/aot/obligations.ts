/**
 * The dated duties that follow from court orders, computed from the record alone: run on any day it gives the same duties
 * with the same ids, so that a schedule may open them late or twice without harm. A duty that is no longer in the list
 * (the order was ended, renewed or rejected) no longer stands.
 *
 * Only orders that were not yet over when they were recorded bring duties, and none that was due before the case was
 * opened here: those were somebody else's.
 */
import type { CareManagementAgency } from '../registry/care-management-agency.ts';
import type { Recipient } from '../shared/recipient.ts';
import type { CaseRecord } from '../case/case-record.ts';
import { holderOf } from '../case/parties.ts';
import { addDays, addMonths, daysBetween, endOfLocalDate, startOfLocalDate } from '../shared/calendar.ts';
import { addDuration } from '../shared/duration.ts';
import type { Instant } from '../shared/instant.ts';
import type { AotWorkKind } from '../shared/work-item.ts';
import { type AotOrder, revisionOf } from '../case/aot-record.ts';
import type { CountyAotProtocol } from '../policy/county-aot-protocol.ts';
import { lastDayOf, orderedOn, orderEnd, type ContinuousOrder, continuousOrdersOf } from '../case/order.ts';

export interface Obligation {
  obligationId: string;
  /** Absent for what follows from a transfer. */
  orderId?: string;
  /** Of the order that is to be confirmed: as it was told. */
  orderRevision?: number;
  kind: AotWorkKind;
  owner: Recipient;
  anchor: Instant;
  opensAt: Instant;
  dueAt: Instant;
}

interface Situation {
  record: CaseRecord;
  now: Instant;
  protocol: CountyAotProtocol;
  /** The assigned agency, where the registry knows it. */
  agency: CareManagementAgency | undefined;
}

const lguOf = ({ record }: Situation): Recipient => ({ role: 'spoa', org: record.lgu });

/** Work that opens with its anchor and is due at the end of a day in New York. */
const dated = (
  kind: AotWorkKind,
  { orderId, part }: { orderId: string; part?: string },
  owner: Recipient,
  days: { from: string; due: string; opens?: string },
): Obligation => ({
  obligationId: [kind, orderId, ...(part === undefined ? [] : [part])].join(':'),
  orderId,
  kind,
  owner,
  anchor: startOfLocalDate(days.from),
  opensAt: startOfLocalDate(days.opens ?? days.from),
  dueAt: endOfLocalDate(days.due),
});

/** The county confirms what an agency told of; only what it stands behind does it report to OMH. */
const ofOrder = (situation: Situation, order: AotOrder): Obligation => {
  const { withinDays } = situation.protocol.omhReport;
  const owner = lguOf(situation);
  if (order.verification === 'unverified') {
    const anchor = order.recordedAt;
    const dueAt = addDuration(anchor, { count: withinDays, unit: 'days' });
    const kind = 'confirmAotOrder';
    const { orderId } = order;
    const orderRevision = revisionOf(order);
    // What was changed since is asked for anew, by the day on which the first word of it was due.
    const obligationId = [kind, orderId, ...(orderRevision > 1 ? [orderRevision] : [])].join(':');
    return { obligationId, orderId, orderRevision, kind, owner, anchor, opensAt: anchor, dueAt };
  }
  const made = orderedOn(order);
  return dated('aotReportToOmh', order, owner, { from: made, due: addDays(made, withinDays) });
};

const firstContact = ({ record, protocol }: Situation, { first }: ContinuousOrder): Obligation => {
  const made = orderedOn(first);
  return dated('aotFirstContact', first, holderOf(record), {
    from: made,
    due: addDays(made, protocol.firstContact.withinDays),
  });
};

/** An order shorter than twice the lead time is reviewed at its half. */
const review = (situation: Situation, continuousOrder: ContinuousOrder): Obligation[] => {
  const latest = continuousOrder.orders.reduce((a, b) => (orderEnd(b) > orderEnd(a) ? b : a));
  if (latest.endedAt !== undefined) return [];
  const { dueDaysBeforeExpiry, opensDaysBeforeDue } = situation.protocol.orderReview;
  const lastDay = lastDayOf(continuousOrder);
  const lead = Math.min(dueDaysBeforeExpiry, Math.floor(daysBetween(latest.from, lastDay) / 2));
  const due = addDays(lastDay, -lead);
  const opens = addDays(due, -opensDaysBeforeDue);
  return [
    dated('aotReview', { orderId: latest.orderId, part: lastDay }, lguOf(situation), {
      from: latest.from,
      opens: opens < latest.from ? latest.from : opens,
      due,
    }),
  ];
};

/** Baseline, every six months from the order date with the month's end clamped, and a closing record. */
const cairs = ({ record, now, protocol }: Situation, continuousOrder: ContinuousOrder): Obligation[] => {
  const { everyMonths, opensDaysBefore, baselineDueDays, closingDueDays } = protocol.cairs;
  const from = orderedOn(continuousOrder.first);
  const lastDay = lastDayOf(continuousOrder);
  const { orderId } = continuousOrder.first;
  const report = (part: string, due: string, opens: string): Obligation =>
    dated('cairsReport', { orderId, part }, holderOf(record), { from, due, opens });
  const all = [report('baseline', addDays(from, baselineDueDays), from)];
  for (let months = everyMonths; ; months += everyMonths) {
    const due = addMonths(from, months);
    if (due > lastDay) break;
    all.push(report(`month${months}`, due, addDays(due, -opensDaysBefore)));
  }
  if (continuousOrder.endsAt <= now) all.push(report('closing', addDays(lastDay, closingDueDays), lastDay));
  return all;
};

const later = (a: Instant, b: Instant | undefined): Instant => (b !== undefined && b > a ? b : a);

/** The serving agency tells its Health Home; an agency that takes over tells anew, which is the notice of the transfer. */
const tellHealthHome = (
  { record, now, protocol }: Situation,
  continuousOrder: ContinuousOrder,
): Obligation[] => {
  const { agency, acceptedAt } = record.assignment;
  if (agency === undefined) return [];
  const over = continuousOrder.endsAt <= now;
  const anchor = later(
    over
      ? continuousOrder.endsAt
      : later(continuousOrder.first.recordedAt, startOfLocalDate(continuousOrder.first.from)),
    acceptedAt,
  );
  const kind = 'tellHealthHomeOfAot';
  return [
    {
      obligationId: `${kind}:${continuousOrder.first.orderId}:${agency}:${over ? 'ended' : 'ordered'}`,
      orderId: continuousOrder.first.orderId,
      kind,
      owner: { role: 'cma', org: agency },
      anchor,
      opensAt: anchor,
      dueAt: addDuration(anchor, protocol.tellHealthHome.due),
    },
  ];
};

/**
 * The guidance does not say which of the two agencies notifies the Health Home of a transfer: the one that takes over
 * tells of the order, as above, and the one that is left tells that the person went. Both are recorded.
 */
const tellOfTransfers = ({ record, protocol }: Situation): Obligation[] =>
  (record.aot?.transfers ?? []).map(({ at, from }) => ({
    obligationId: `tellHealthHomeOfAot:${from.org}:left:${at}`,
    kind: 'tellHealthHomeOfAot',
    owner: from,
    anchor: at,
    opensAt: at,
    dueAt: addDuration(at, protocol.tellHealthHome.due),
  }));

/** Guidance, CMAs Eligible to Serve: AOT remains with former OMH TCM providers and those the State authorised. */
const transfer = (situation: Situation, continuousOrder: ContinuousOrder): Obligation[] => {
  const { agency, record, protocol } = situation;
  if (agency?.aotAuthority !== 'none' || agency.id !== record.assignment.agency) return [];
  const anchor = later(continuousOrder.first.recordedAt, record.assignment.acceptedAt);
  const kind = 'aotTransfer';
  return [
    {
      obligationId: `${kind}:${continuousOrder.first.orderId}:${agency.id}`,
      orderId: continuousOrder.first.orderId,
      kind,
      owner: lguOf(situation),
      anchor,
      opensAt: later(anchor, startOfLocalDate(continuousOrder.first.from)),
      dueAt: addDuration(anchor, protocol.transfer.due),
    },
  ];
};

/** First contact, review and transfer end with the continuous order; what had to be reported stays owed. */
const ofContinuousOrder = (situation: Situation, continuousOrder: ContinuousOrder): Obligation[] => [
  ...continuousOrder.orders.map((order) => ofOrder(situation, order)),
  ...cairs(situation, continuousOrder),
  ...tellHealthHome(situation, continuousOrder),
  ...(continuousOrder.endsAt > situation.now
    ? [
        firstContact(situation, continuousOrder),
        ...review(situation, continuousOrder),
        ...transfer(situation, continuousOrder),
      ]
    : []),
];

const broughtDuties = (continuousOrder: ContinuousOrder): boolean =>
  continuousOrder.orders.some((order) => orderEnd(order) > order.recordedAt || order.endedAt !== undefined);

/** All duties, past and to come, of orders on record; `opensAt` says which are to be shown to somebody already. */
export const aotObligations = (
  record: CaseRecord,
  now: Instant,
  protocol: CountyAotProtocol,
  agency?: CareManagementAgency,
): Obligation[] => {
  const situation = { record, now, protocol, agency };
  return [
    ...continuousOrdersOf(record)
      .filter(broughtDuties)
      .flatMap((continuousOrder) => ofContinuousOrder(situation, continuousOrder)),
    ...tellOfTransfers(situation),
  ].filter(({ dueAt }) => dueAt >= record.openedAt);
};
