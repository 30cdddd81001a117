/** How a work item ends, and what that means for its wait; the end of the case ends all of them (close-case.ts). */
import type { WorkOutcome } from './answer-codes.ts';
import type { Instant } from '../shared/instant.ts';
import { isAwaitedKind, type WorkItem } from '../shared/work-item.ts';
import type { CaseDraft } from './case-draft.ts';

/** Marks the item done by a fact of `factAt` and wakes its wait. Late work is done all the same, and says so. */
export const completeWorkItem = (
  draft: CaseDraft,
  { cancelledBy: _, ...item }: WorkItem,
  outcome: WorkOutcome,
  factAt: Instant,
): void => {
  const late = factAt > item.dueAt;
  draft.putWorkItem({ ...item, status: 'done', outcome, completedAt: factAt, late });
  draft.record('workItemDone', { workItemId: item.workItemId, kind: item.kind, outcome, late });
  if (isAwaitedKind(item.kind)) draft.order({ kind: 'answerWait', workItemId: item.workItemId });
};

/** Opens work again that a fact had done which no longer counts; its ladder goes on where it stood. */
export const reopenWorkItem = (
  draft: CaseDraft,
  { outcome: _outcome, completedAt: _at, late: _late, cancelledBy: _by, ...item }: WorkItem,
): void => {
  draft.putWorkItem({ ...item, status: 'open', revision: item.revision + 1 });
  draft.record('workItemReopened', { workItemId: item.workItemId, kind: item.kind });
};

/**
 * The same of a case that may have closed: then it was owed until the closing, and is open again with it. Throws nothing for
 * work that is open.
 */
export const oweAgain = (draft: CaseDraft, item: WorkItem): void => {
  if (draft.case.strands.case === 'open') {
    reopenWorkItem(draft, item);
    return;
  }
  const { outcome: _outcome, completedAt: _at, late: _late, ...owed } = item;
  draft.putWorkItem({ ...owed, status: 'cancelled', cancelledBy: 'closing' });
};

/** Takes work out that was asked for by a fact that never was, open or done; a reopened case does not ask for it again. */
export const takeWorkOut = (
  draft: CaseDraft,
  { outcome: _outcome, completedAt: _at, late: _late, cancelledBy: _by, ...item }: WorkItem,
): void => {
  draft.putWorkItem({ ...item, status: 'cancelled' });
  draft.record('workItemCancelled', { workItemId: item.workItemId, kind: item.kind });
  if (item.status === 'open' && isAwaitedKind(item.kind))
    draft.order({ kind: 'answerWait', workItemId: item.workItemId });
};

/** Takes an item back because its question no longer stands, and wakes its wait to read the record. */
export const cancelWorkItem = (draft: CaseDraft, item: WorkItem): void => {
  draft.putWorkItem({ ...item, status: 'cancelled' });
  draft.record('workItemCancelled', { workItemId: item.workItemId, kind: item.kind });
  if (isAwaitedKind(item.kind)) draft.order({ kind: 'answerWait', workItemId: item.workItemId });
};
