/**
 * Brings a case's AOT work in line with its orders on this day: the strand, the lapse that somebody must see, duties to
 * open and duties that fell away. Called after every order and once a day. Run twice on a day: the second run finds
 * nothing to do. What is overdue is climbed by the hour (domain/case/climb.ts).
 */
import type { CareManagementAgency } from '../registry/care-management-agency.ts';
import { answeringContact } from '../case/contact.ts';
import type { CaseDraft } from '../case/case-draft.ts';
import { moveClock, stopClock } from '../case/clocks.ts';
import { kindsOfWork } from '../case/kinds-of-work.ts';
import { moveWork, openWork } from '../case/open-work.ts';
import { holderOf } from '../case/parties.ts';
import type { AotPolicy } from '../policy/aot-policy.ts';
import { cancelWorkItem, completeWorkItem } from '../case/work-item-outcome.ts';
import { startOfLocalDate, withDueDay } from '../shared/calendar.ts';
import type { Instant } from '../shared/instant.ts';
import { isAotWorkKind, type WorkItem } from '../shared/work-item.ts';
import type { CountyAotProtocol } from '../policy/county-aot-protocol.ts';
import { aotOf, type AotOrder } from '../case/aot-record.ts';
import { followOrder } from './follow-order.ts';
import { meetFirstContact } from './first-contact.ts';
import { aotObligations, type Obligation } from './obligations.ts';
import { lastDayOf, orderEnd, continuousOrdersOf, aotStatusAt } from '../case/order.ts';

export interface AotSettings {
  protocol: CountyAotProtocol;
  /** The county's, on this day. */
  policy: AotPolicy;
  /** The assigned agency, where the registry knows it. */
  agency: CareManagementAgency | undefined;
}

const settleStrand = (draft: CaseDraft): void => {
  const state = draft.case.strands.aot;
  const status = aotStatusAt(draft.case, draft.now).kind;
  if (status === 'courtOrder') {
    if (state === 'none' || state === 'expired') draft.move('aot', 'orderRecorded');
  } else if (state === 'active') draft.move('aot', 'orderExpired');
  else if (state === 'none' && status === 'expiredWithinYear') draft.move('aot', 'expiredOrderRecorded');
};

/** A lapse is seen once: by the county, by who holds the person, and by the Health Home. */
const tellLapses = (draft: CaseDraft): void => {
  for (const continuousOrder of continuousOrdersOf(draft.case)) {
    const last = continuousOrder.orders.reduce((a, b) => (orderEnd(b) > orderEnd(a) ? b : a));
    const wasOver = continuousOrder.endsAt <= last.recordedAt && last.endedAt === undefined;
    if (continuousOrder.endsAt > draft.now || last.lapseToldAt !== undefined || wasOver) continue;
    last.lapseToldAt = draft.now;
    draft.record('aotOrderLapsed', { orderId: last.orderId, lastDay: lastDayOf(continuousOrder) }, [
      'HHP-REVIEW-01',
    ]);
    draft.notify('aotOrderLapsed', { role: 'spoa', org: draft.case.lgu });
    draft.notify('aotOrderLapsed', holderOf(draft.case));
    const { healthHome } = draft.case.assignment;
    if (healthHome !== undefined) draft.notify('aotOrderLapsed', { role: 'healthHome', org: healthHome });
  }
};

const open = (draft: CaseDraft, obligation: Obligation, policy: AotPolicy): void => {
  const { kind, opensAt, ...opening } = obligation;
  openWork(draft, kind, policy.duties[kind], opening);
  if (kind !== 'aotFirstContact') return;
  // The care manager may have seen the person before the order was put on record.
  const made = answeringContact(draft.contacts, obligation.anchor);
  if (made) meetFirstContact(draft, made);
};

/** When the order was made that took over from the one to be reviewed; a correction of its dates is no renewal. */
const renewalOf = (draft: CaseDraft, { orderId }: WorkItem): Instant | undefined =>
  continuousOrdersOf(draft.case)
    .filter(({ orders, endsAt }) => endsAt > draft.now && orders.some((order) => order.orderId === orderId))
    .flatMap(({ orders, endsAt }) =>
      orders.filter((order) => order.orderId !== orderId && orderEnd(order) === endsAt),
    )
    .map(madeAt)[0];

/** By the court's day where it is known: the entry may have waited. */
const madeAt = ({ orderedOn, recordedAt }: AotOrder): Instant =>
  orderedOn === undefined ? recordedAt : startOfLocalDate(orderedOn);

/** When the order of some work was over; now, where it was taken back or its dates were corrected. */
const endedAt = (draft: CaseDraft, { orderId }: WorkItem): Instant => {
  const order = aotOf(draft).orders.find((known) => known.orderId === orderId);
  return order && orderEnd(order) < draft.now ? orderEnd(order) : draft.now;
};

const isConfirmed = (draft: CaseDraft, { orderId }: WorkItem): boolean =>
  aotOf(draft).orders.some((order) => order.orderId === orderId && order.verification === 'verified');

/**
 * A review is done when the renewal is on record, a confirmation when the county took the order over; what else fell away is
 * taken back.
 */
const close = (draft: CaseDraft, item: WorkItem): void => {
  const renewedAt = item.kind === 'aotReview' ? renewalOf(draft, item) : undefined;
  if (renewedAt !== undefined) completeWorkItem(draft, item, 'renewed', renewedAt);
  else if (item.kind === 'confirmAotOrder' && isConfirmed(draft, item))
    completeWorkItem(draft, item, 'confirmed', draft.now);
  else cancelWorkItem(draft, item);
  if (item.kind === 'aotFirstContact') stopClock(draft, 'aotFirstContact', endedAt(draft, item));
};

/** The dates of an order were corrected: its work keeps its history and gets the right due instant. */
const move = (draft: CaseDraft, item: WorkItem, duty: Obligation, policy: AotPolicy): void => {
  const { kind, anchor, dueAt } = duty;
  moveWork(draft, item, policy.duties[kind], { anchor, dueAt });
  draft.record('workItemMoved', { workItemId: item.workItemId, kind, dueAt, ...withDueDay(dueAt) }, [
    kindsOfWork[kind].ruleId,
  ]);
  if (kind === 'aotFirstContact')
    moveClock(draft, kind, { anchor, anchorKind: 'orderedOn', due: dueAt }, 'orderCorrected');
};

const settleDuties = (draft: CaseDraft, duties: readonly Obligation[], policy: AotPolicy): void => {
  for (const item of draft.openItems().filter(({ kind }) => isAotWorkKind(kind))) {
    const duty = duties.find(({ obligationId }) => obligationId === item.obligationId);
    if (duty?.dueAt === item.dueAt) continue;
    if (!draft.hasRoom()) return;
    if (duty) move(draft, item, duty, policy);
    else close(draft, item);
  }
  for (const duty of duties)
    if (duty.opensAt <= draft.now && !draft.work.hasObligation(duty.obligationId) && draft.hasRoom())
      open(draft, duty, policy);
};

export const settleAot = (draft: CaseDraft, { protocol, policy, agency }: AotSettings): void => {
  if (draft.case.strands.case !== 'open') return;
  settleStrand(draft);
  followOrder(draft, policy);
  tellLapses(draft);
  settleDuties(draft, aotObligations(draft.case, draft.now, protocol, agency), policy);
};
