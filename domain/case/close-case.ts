/** Ends the case: its executions, open items and running clocks but of what stays owed, and the person's lock. */
import { isAwaitedKind } from '../shared/work-item.ts';
import { latestOf } from '../shared/instant.ts';
import type { CaseDraft } from './case-draft.ts';
import { endAt } from './end-at.ts';
import { kindOfWork, kindsOfWork } from './kinds-of-work.ts';
import { partiesOf } from './parties.ts';
import type { CloseReason } from './strands.ts';

/** Takes open work back that does not outlive the case, as much as one write takes. Run again, it goes on with what is left. */
export const cancelOpenWork = (draft: CaseDraft): void => {
  for (const item of draft.openItems()) {
    if (kindOfWork(item.kind).outlivesCase) continue;
    if (!draft.hasRoom()) return;
    draft.putWorkItem({ ...item, status: 'cancelled' });
    draft.record('workItemCancelled', { workItemId: item.workItemId, kind: item.kind });
    if (isAwaitedKind(item.kind)) draft.order({ kind: 'endWait', workItemId: item.workItemId });
  }
};

/**
 * Says not whether the case may end: what a person chooses goes by end-by-choice.ts, a death by referral/report-death.ts.
 * A clock stops at the instant of what ended it, not of its entry.
 */
export const closeCase = (draft: CaseDraft, reason: CloseReason, ruleIds: string[], at = draft.now): void => {
  draft.move('case', 'closed');
  draft.case.closeReason = reason;
  draft.case.closedAt = draft.now;
  delete draft.case.deathReport;
  delete draft.case.aot?.stillNotLocated;
  draft.record('caseClosed', { reason }, ruleIds);
  for (const search of draft.case.aot?.searches ?? [])
    if (search.endedAt === undefined) {
      search.endedAt = latestOf([search.anchor, at]);
      search.endReason = 'caseClosed';
    }
  endAt(draft, at, new Set([kindsOfWork.tellPlan.clock.kind]));
  for (const party of partiesOf(draft.case)) draft.notify('caseClosed', party);
  draft.freePersonLock();
  cancelOpenWork(draft);
};
