/** How a work item ends, and what that means for its wait; the end of the case ends all of them. */
import type { Resumption, WorkOutcome } from './answer-codes.ts';
import { aotWork, isAotWorkKind } from './aot-work.ts';
import type { Instant } from '../shared/instant.ts';
import type { NoticeKind } from '../notices/notice.ts';
import type { Recipient } from '../shared/recipient.ts';
import type { WorkItem, WorkItemKind } from '../shared/work-item.ts';
import type { CaseDraft } from './case-draft.ts';
import { stopClock } from './clocks.ts';
import { holderOf, partiesOf } from './parties.ts';
import { isAwaitedKind } from './waits.ts';
import type { CloseReason } from './strands.ts';

/** Marks the item done by a fact of `factAt` and wakes its wait. Late work is done all the same, and says so. */
export const completeWorkItem = (
  draft: CaseDraft,
  item: WorkItem,
  outcome: WorkOutcome,
  factAt: Instant,
): void => {
  const late = factAt > item.dueAt;
  draft.putWorkItem({ ...item, status: 'done', outcome, completedAt: factAt, late });
  draft.record('workItemDone', { workItemId: item.workItemId, kind: item.kind, outcome, late });
  if (isAwaitedKind(item.kind)) draft.order({ kind: 'answerWait', workItemId: item.workItemId });
};

/** Takes an item back because its question no longer stands, and wakes its wait to read the record. */
export const cancelWorkItem = (draft: CaseDraft, item: WorkItem): void => {
  draft.putWorkItem({ ...item, status: 'cancelled' });
  draft.record('workItemCancelled', { workItemId: item.workItemId, kind: item.kind });
  if (isAwaitedKind(item.kind)) draft.order({ kind: 'answerWait', workItemId: item.workItemId });
};

/** Work that the holder of the person owes, with the notice that tells a new holder of it. */
const holderWork = {
  faceToFaceContact: 'contactDue',
  medicaidFollowUp: 'medicaidFollowUp',
  aotFirstContact: 'aotFirstContactDue',
  cairsReport: 'cairsReportDue',
} as const satisfies Partial<Record<WorkItemKind, NoticeKind>>;

const handOver = (draft: CaseDraft, item: WorkItem, to: Recipient): void => {
  draft.putWorkItem({ ...omitClaim(item), ownerRole: to.role, ownerOrg: to.org });
  draft.record('workItemHandedOver', { workItemId: item.workItemId, kind: item.kind, owner: to.org });
};

/** When another organisation becomes holder, the open contact and what else a holder owes go to it, and it is told. */
export const handContactToHolder = (draft: CaseDraft): void => {
  const holder = holderOf(draft.case);
  for (const [kind, notice] of Object.entries(holderWork)) {
    for (const item of draft.openItems().filter((open) => open.kind === kind)) {
      if (item.ownerRole === holder.role && item.ownerOrg === holder.org) continue;
      handOver(draft, item, holder);
      draft.notify(notice, holder, { dueAt: item.dueAt, workItemId: item.workItemId });
    }
  }
};

/** Everything open of one organisation goes to another: the directed transfer between agencies. */
export const handWorkTo = (draft: CaseDraft, from: Recipient, to: Recipient): void => {
  for (const item of draft.openItems())
    if (item.ownerRole === from.role && item.ownerOrg === from.org) handOver(draft, item, to);
};

/** Another county answers for the person: what the county before owes under court orders goes to it, and it is told. */
export const handOrdersToCounty = (draft: CaseDraft, from: Recipient): void => {
  const to: Recipient = { role: 'spoa', org: draft.case.lgu };
  for (const item of draft.openItems()) {
    const { kind, dueAt, workItemId } = item;
    if (!isAotWorkKind(kind) || item.ownerRole !== from.role || item.ownerOrg !== from.org) continue;
    handOver(draft, item, to);
    draft.notify(aotWork[kind].due, to, { dueAt, workItemId });
  }
};
const omitClaim = ({ claimedBy, claimedAt, ...item }: WorkItem): WorkItem => item;

/** Ends the case: its executions, every open item, every running clock, and the person's lock. */
export const closeCase = (draft: CaseDraft, reason: CloseReason, ruleIds: string[]): void => {
  draft.move('case', 'closed');
  draft.case.closeReason = reason;
  draft.case.closedAt = draft.now;
  draft.record('caseClosed', { reason }, ruleIds);
  for (const item of draft.openItems()) {
    draft.putWorkItem({ ...item, status: 'cancelled' });
    draft.record('workItemCancelled', { workItemId: item.workItemId, kind: item.kind });
    if (isAwaitedKind(item.kind)) draft.order({ kind: 'endWait', workItemId: item.workItemId });
  }
  for (const search of draft.case.aot?.searches ?? [])
    if (search.endedAt === undefined) {
      search.endedAt = draft.now;
      search.endReason = 'caseClosed';
    }
  for (const kind of new Set(draft.case.clocks.map((clock) => clock.kind))) stopClock(draft, kind);
  for (const party of partiesOf(draft.case)) draft.notify('caseClosed', party);
  draft.freePersonLock();
};

/** Starts the next execution where the strands stand; the one before it becomes superseded. */
export const resumeJourney = (draft: CaseDraft, why: Resumption): void => {
  draft.case.epoch += 1;
  draft.record('journeyResumed', { epoch: draft.case.epoch, why });
  draft.order({ kind: 'startExecution', epoch: draft.case.epoch });
};
