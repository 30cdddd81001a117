/** How a work item ends, and what that means for its wait; the end of the case ends all of them. */
import type { Instant } from '../shared/instant.ts';
import type { WorkItem } from '../shared/work-item.ts';
import type { CaseDraft } from './case-draft.ts';
import { stopClock } from './clocks.ts';
import { holderOf, partiesOf } from './parties.ts';
import { isWaitKind } from './waits.ts';
import type { CloseReason } from './strands.ts';

/** Marks the item done by a fact of `factAt` and wakes its wait. Late work is done all the same, and says so. */
export const completeWorkItem = (
  draft: CaseDraft,
  item: WorkItem,
  outcome: string,
  factAt: Instant,
): void => {
  const late = factAt > item.dueAt;
  draft.putWorkItem({ ...item, status: 'done', outcome, completedAt: factAt, late });
  draft.record('workItemDone', { workItemId: item.workItemId, kind: item.kind, outcome, late });
  if (isWaitKind(item.kind)) draft.order({ kind: 'answerWait', workItemId: item.workItemId });
};

/** Takes an item back because its question no longer stands, and wakes its wait to read the record. */
export const cancelWorkItem = (draft: CaseDraft, item: WorkItem): void => {
  draft.putWorkItem({ ...item, status: 'cancelled' });
  draft.record('workItemCancelled', { workItemId: item.workItemId, kind: item.kind });
  if (isWaitKind(item.kind)) draft.order({ kind: 'answerWait', workItemId: item.workItemId });
};

const heldWork = { faceToFaceContact: 'contactDue', medicaidFollowUp: 'medicaidFollowUp' } as const;

/** When another organisation becomes holder, the open contact (and what else a holder owes) goes to it, and it is told. */
export const handContactToHolder = (draft: CaseDraft): void => {
  const holder = holderOf(draft.case);
  for (const kind of ['faceToFaceContact', 'medicaidFollowUp'] as const) {
    const item = draft.openItem(kind);
    if (!item || (item.ownerRole === holder.role && item.ownerOrg === holder.org)) continue;
    draft.putWorkItem({ ...omitClaim(item), ownerRole: holder.role, ownerOrg: holder.org });
    draft.record('workItemHandedOver', { workItemId: item.workItemId, kind, owner: holder.org });
    draft.notify(heldWork[kind], holder, { dueAt: item.dueAt, workItemId: item.workItemId });
  }
};
const omitClaim = ({ claimedBy, claimedAt, ...item }: WorkItem): WorkItem => item;

/** Ends the case: both branches of its execution, every open item, every running clock, and the person's lock. */
export const closeCase = (draft: CaseDraft, reason: CloseReason, ruleIds: string[]): void => {
  draft.move('case', 'closed');
  draft.case.closeReason = reason;
  draft.case.closedAt = draft.now;
  draft.record('caseClosed', { reason }, ruleIds);
  for (const item of draft.openItems()) {
    draft.putWorkItem({ ...item, status: 'cancelled' });
    draft.record('workItemCancelled', { workItemId: item.workItemId, kind: item.kind });
    if (isWaitKind(item.kind)) draft.order({ kind: 'endWait', workItemId: item.workItemId });
  }
  for (const kind of new Set(draft.case.clocks.map((clock) => clock.kind))) stopClock(draft, kind);
  for (const party of partiesOf(draft.case)) draft.notify('caseClosed', party);
  draft.freePersonLock();
};

/** Starts the next execution where the strands stand; the one before it becomes superseded. */
export const resumeJourney = (draft: CaseDraft, why: string): void => {
  draft.case.epoch += 1;
  draft.record('journeyResumed', { epoch: draft.case.epoch, why });
  draft.order({ kind: 'startExecution', epoch: draft.case.epoch });
};
