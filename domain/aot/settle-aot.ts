/**
 * Brings a case's AOT work in line with its orders on this day: the strand, the lapse that somebody must see, duties to
 * open, duties that fell away, and reminders of what is overdue. Called after every order and once a day. Run twice on a
 * day: the second run finds nothing to do.
 */
import type { CareManagementAgency } from '../registry/care-management-agency.ts';
import { answeringContact } from '../case/contact.ts';
import type { CaseDraft } from '../case/case-draft.ts';
import { moveClock, runningClock, startClock, stopClock } from '../case/clocks.ts';
import { holderOf } from '../case/parties.ts';
import { cancelWorkItem, completeWorkItem } from '../case/work-item-outcome.ts';
import { addDays, localDate, startOfLocalDate } from '../shared/calendar.ts';
import type { WorkItem } from '../shared/work-item.ts';
import { centralOffice, type NoticeKind } from '../notices/notice.ts';
import { aotWork, isAotWorkKind } from '../case/aot-work.ts';
import type { CountyAotProtocol } from '../policy/county-aot-protocol.ts';
import { followOrder } from './follow-order.ts';
import { meetFirstContact } from './first-contact.ts';
import { aotObligations, type Obligation } from './obligations.ts';
import { lastDayOf, orderEnd, spellsOf, standingAt } from '../case/order.ts';

export interface AotSettings {
  protocol: CountyAotProtocol;
  /** The assigned agency, where the registry knows it. */
  agency: CareManagementAgency | undefined;
}

const settleStrand = (draft: CaseDraft): void => {
  const state = draft.case.strands.aot;
  const standing = standingAt(draft.case, draft.now).kind;
  if (standing === 'courtOrder') {
    if (state === 'none' || state === 'expired') draft.move('aot', 'orderRecorded');
  } else if (state === 'active') draft.move('aot', 'orderExpired');
  else if (state === 'none' && standing === 'expiredWithinYear') draft.move('aot', 'expiredOrderRecorded');
};

/** A lapse is seen once: by the county, by who holds the person, and by the Health Home. */
const tellLapses = (draft: CaseDraft): void => {
  for (const spell of spellsOf(draft.case)) {
    const last = spell.orders.reduce((a, b) => (orderEnd(b) > orderEnd(a) ? b : a));
    const wasOver = spell.endsAt <= last.recordedAt && last.endedAt === undefined;
    if (spell.endsAt > draft.now || last.lapseToldAt !== undefined || wasOver) continue;
    last.lapseToldAt = draft.now;
    draft.record('aotOrderLapsed', { orderId: last.orderId, lastDay: lastDayOf(spell) }, ['HHP-REVIEW-01']);
    draft.notify('aotOrderLapsed', { role: 'spoa', org: draft.case.lgu });
    draft.notify('aotOrderLapsed', holderOf(draft.case));
    const { healthHome } = draft.case.assignment;
    if (healthHome !== undefined) draft.notify('aotOrderLapsed', { role: 'healthHome', org: healthHome });
  }
};

const openContactClock = (draft: CaseDraft, { anchor, dueAt }: Obligation): void => {
  startClock(draft, {
    kind: 'aotFirstContact',
    anchor,
    anchorKind: 'orderedOn',
    due: dueAt,
    ruleId: aotWork.aotFirstContact.ruleId,
    basis: 'required',
  });
  // The care manager may have seen the person before the order was put on record.
  const made = answeringContact(draft.contacts, anchor);
  if (made) meetFirstContact(draft, made);
};

const open = (draft: CaseDraft, obligation: Obligation): void => {
  const { obligationId, kind, owner, anchor, dueAt } = obligation;
  const item = draft.openWorkItem({
    obligationId,
    kind,
    ownerRole: owner.role,
    ownerOrg: owner.org,
    anchor,
    dueAt,
    nextRungAt: dueAt,
  });
  const { workItemId } = item;
  draft.record('workItemOpened', { workItemId, kind, owner: owner.org, dueAt }, [aotWork[kind].ruleId]);
  draft.notify(aotWork[kind].due, owner, { dueAt, workItemId });
  if (kind === 'aotFirstContact') openContactClock(draft, obligation);
};

/** True when another order took over from the one that was to be reviewed; a correction of its dates is no renewal. */
const isRenewed = (draft: CaseDraft, { obligationId }: WorkItem): boolean => {
  const orderId = obligationId?.split(':')[1];
  return spellsOf(draft.case).some(
    ({ orders, endsAt }) =>
      endsAt > draft.now &&
      orders.some((order) => order.orderId === orderId) &&
      orders.some((order) => order.orderId !== orderId && orderEnd(order) === endsAt),
  );
};

/** A review is done when the renewal is on record; what else fell away is taken back. */
const close = (draft: CaseDraft, item: WorkItem): void => {
  if (item.kind === 'aotReview' && isRenewed(draft, item))
    completeWorkItem(draft, item, 'renewed', draft.now);
  else if (item.kind === 'confirmAotOrder') completeWorkItem(draft, item, 'confirmed', draft.now);
  else cancelWorkItem(draft, item);
  if (item.kind === 'aotFirstContact') stopClock(draft, 'aotFirstContact');
};

/** The dates of an order were corrected: its work keeps its history and gets the right due instant. */
const move = (draft: CaseDraft, item: WorkItem, { kind, anchor, dueAt }: Obligation): void => {
  draft.putWorkItem({ ...item, anchor, dueAt, nextRungAt: dueAt, rungsClimbed: 0 });
  draft.record('workItemMoved', { workItemId: item.workItemId, kind, dueAt }, [aotWork[kind].ruleId]);
  if (kind === 'aotFirstContact')
    moveClock(draft, kind, { anchor, anchorKind: 'orderedOn', due: dueAt }, 'orderCorrected');
};

/**
 * One reminder a day in New York, however often the schedule runs. From the second on OMH is told of what the county itself
 * owes: a county that does not read is not reached by writing to it again.
 */
const remind = (draft: CaseDraft, item: WorkItem, notice: NoticeKind, ruleId: string): void => {
  const { workItemId, dueAt, kind } = item;
  const rungsClimbed = item.rungsClimbed + 1;
  const nextRungAt = startOfLocalDate(addDays(localDate(draft.now), 1));
  draft.putWorkItem({ ...item, rungsClimbed, nextRungAt });
  draft.record('escalated', { workItemId, kind, rung: rungsClimbed, overdue: true }, [ruleId]);
  const clock = kind === 'aotFirstContact' ? runningClock(draft, kind) : undefined;
  if (clock) clock.overdueSince ??= clock.due;
  const about = { dueAt, workItemId };
  draft.notify(notice, { role: item.ownerRole, org: item.ownerOrg }, about);
  draft.notify(notice, { role: 'spoa', org: draft.case.lgu }, about);
  if (item.ownerRole === 'spoa' && rungsClimbed > 1) draft.notify(notice, centralOffice, about);
};

/** The prompt to tell OMH at once that a person is missing belongs to no order; it is reminded of as they are. */
const remindOf = (draft: CaseDraft, item: WorkItem): void => {
  if (item.dueAt >= draft.now || item.nextRungAt > draft.now) return;
  if (isAotWorkKind(item.kind)) remind(draft, item, aotWork[item.kind].overdue, aotWork[item.kind].ruleId);
  else if (item.kind === 'omhMissingReport') remind(draft, item, 'omhMissingReportDue', 'HHP-AOT-OMH-01');
};

const settleDuties = (draft: CaseDraft, duties: readonly Obligation[]): void => {
  for (const item of draft.openItems().filter(({ kind }) => isAotWorkKind(kind))) {
    const duty = duties.find(({ obligationId }) => obligationId === item.obligationId);
    if (!duty) close(draft, item);
    else if (duty.dueAt !== item.dueAt) move(draft, item, duty);
  }
  for (const duty of duties)
    if (duty.opensAt <= draft.now && !draft.hasObligation(duty.obligationId)) open(draft, duty);
  for (const item of draft.openItems()) remindOf(draft, item);
};

export const settleAot = (draft: CaseDraft, { protocol, agency }: AotSettings): void => {
  if (draft.case.strands.case !== 'open') return;
  settleStrand(draft);
  followOrder(draft);
  tellLapses(draft);
  settleDuties(draft, aotObligations(draft.case, draft.now, protocol, agency));
};
