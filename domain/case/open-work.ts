/**
 * The one way to open work, to announce it, and to move its deadline: who owes it, its clock, its rule and its notices
 * are those of its row in kinds-of-work.ts, the figures those of its ladder.
 */
import { centralOffice } from '../notices/notice.ts';
import { type Announcement, type Ladder, rung, rungsPassed } from '../policy/ladder.ts';
import { withDueDay } from '../shared/calendar.ts';
import type { Instant } from '../shared/instant.ts';
import type { Recipient } from '../shared/recipient.ts';
import type { PlanStatus, WorkItem, WorkItemKind } from '../shared/work-item.ts';
import type { CaseDraft } from './case-draft.ts';
import { runningClock, startClock } from './clocks.ts';
import { kindOfWork } from './kinds-of-work.ts';
import { holderOf, referrerOf } from './parties.ts';

/** The mailbox of the audience that an announcement names, where a protocol says how it is reached. */
export type MailboxOf = (announcement: Announcement) => string | undefined;
const noMailbox: MailboxOf = () => undefined;

interface About {
  ownerRole: Recipient['role'];
  ownerOrg: string;
  dueAt?: Instant;
  workItemId?: string;
}

export const announce = (
  draft: CaseDraft,
  announcements: readonly Announcement[],
  { ownerRole, ownerOrg, dueAt, workItemId }: About,
  mailboxOf = noMailbox,
): void => {
  const lgu: Recipient = { role: 'spoa', org: draft.case.lgu };
  const audience: Record<Announcement['to'], Recipient> = {
    owner: { role: ownerRole, org: ownerOrg },
    lgu,
    facility: referrerOf(draft.case),
    holder: holderOf(draft.case),
    omh: centralOffice,
    above: ownerRole === 'spoa' ? centralOffice : lgu,
  };
  const { triage } = draft.case;
  for (const announcement of announcements) {
    const { kind, to } = announcement;
    const contact = mailboxOf(announcement);
    const about = {
      ...(dueAt !== undefined && { dueAt }),
      ...(workItemId !== undefined && { workItemId }),
      ...(contact !== undefined && { contact }),
    };
    draft.notify(kind, audience[to], about);
    // A SPOA that counties share acts for the LGU; whoever triages is told of its own work.
    if (to === 'lgu' && triage && (triage.role === 'spoa' || triage.org === ownerOrg))
      draft.notify(kind, triage, about);
  }
};

export interface Opening {
  anchor: Instant;
  dueAt: Instant;
  /** Where it is not the owner of its row: an agency that the person has left. */
  owner?: Recipient;
  search?: number;
  orderId?: string;
  orderRevision?: number;
  obligationId?: string;
  planStatus?: PlanStatus;
  contactId?: string;
  otherCaseId?: string;
  otherLgu?: string;
  mailboxOf?: MailboxOf;
}

/** Where none of its kind runs. */
export const runItsClock = (draft: CaseDraft, { kind, anchor, dueAt }: WorkItem): void => {
  const { clock, ruleId } = kindOfWork(kind);
  if (!clock || runningClock(draft, clock.kind)) return;
  startClock(draft, { ruleId, ...clock, anchor, due: dueAt });
};

export const openWork = (
  draft: CaseDraft,
  kind: WorkItemKind,
  ladder: Ladder,
  { owner = kindOfWork(kind).owner(draft.case), mailboxOf, ...opening }: Opening,
): WorkItem => {
  const { anchor, dueAt } = opening;
  const item = draft.openWorkItem({
    ...opening,
    kind,
    ownerRole: owner.role,
    ownerOrg: owner.org,
    nextRungAt: rung(ladder, anchor, dueAt, 0).at,
  });
  const { workItemId, planStatus } = item;
  draft.record(
    'workItemOpened',
    { workItemId, kind, owner: owner.org, dueAt, ...withDueDay(dueAt), ...(planStatus && { planStatus }) },
    [kindOfWork(kind).ruleId],
  );
  runItsClock(draft, item);
  announce(draft, ladder.onOpening, item, mailboxOf);
  return item;
};

/**
 * Moves the deadline of open work. Rungs that the new deadline has not reached will be climbed again, since they are
 * another deadline's reminders; an execution that waits for it learns of it by `replanWait` only.
 */
export const moveWork = (
  draft: CaseDraft,
  item: WorkItem,
  ladder: Ladder,
  { anchor, dueAt }: { anchor: Instant; dueAt: Instant },
): WorkItem => {
  const rungsClimbed = Math.min(item.rungsClimbed, rungsPassed(ladder, anchor, dueAt, draft.now));
  const nextRungAt = rung(ladder, anchor, dueAt, rungsClimbed).at;
  return draft.putWorkItem({
    ...item,
    anchor,
    dueAt,
    rungsClimbed,
    nextRungAt,
    revision: item.revision + 1,
  });
};
