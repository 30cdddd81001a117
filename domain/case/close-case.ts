/** Ends the case: its executions, open items and running clocks but of what stays owed, and the person's lock. */
import { isAwaitedKind } from '../shared/work-item.ts';
import { type Instant, latestOf } from '../shared/instant.ts';
import { Refused } from '../shared/refusal.ts';
import type { CaseDraft } from './case-draft.ts';
import { endAt } from './end-at.ts';
import { kindOfWork, kindsOfWork } from './kinds-of-work.ts';
import { partiesOf } from './parties.ts';
import { phaseOf } from './phase.ts';
import type { CloseReason } from './strands.ts';

/** Takes open work back that does not outlive the case, as much as one write takes. Run again, it goes on with what is left. */
export const cancelOpenWork = (draft: CaseDraft): void => {
  for (const item of draft.openItems()) {
    if (kindOfWork(item.kind).outlivesCase) continue;
    if (!draft.hasRoom()) return;
    draft.putWorkItem({ ...item, status: 'cancelled', cancelledBy: 'closing' });
    draft.record('workItemCancelled', { workItemId: item.workItemId, kind: item.kind });
    if (isAwaitedKind(item.kind)) draft.order({ kind: 'endWait', workItemId: item.workItemId });
  }
};

/** Of a closed case what happened before its end may still be told. Throws a refusal for what came after it. */
export const refuseAfterClosing = ({ case: record }: CaseDraft, at: Instant): void => {
  const endedAt = record.closing?.at ?? record.closedAt;
  if (record.strands.case === 'open' || endedAt === undefined || at <= endedAt) return;
  throw new Refused({
    code: 'caseClosed',
    detail: 'The case had ended by then.',
    next: 'Give the time at which it was, or have the closing voided with POST /cases/{caseId}/voids.',
    state: {
      phase: phaseOf(record),
      closeReason: record.closeReason,
      strands: record.strands,
      version: record.version,
    },
  });
};

/**
 * Says not whether the case may end: what a person chooses goes by end-by-choice.ts, a death by referral/report-death.ts.
 * A clock stops at the instant of what ended it, not of its entry.
 */
export const closeCase = (draft: CaseDraft, reason: CloseReason, ruleIds: string[], at = draft.now): void => {
  draft.move('case', 'closed');
  draft.case.closeReason = reason;
  draft.case.closedAt = draft.now;
  const stillNotLocated = draft.case.aot?.stillNotLocated;
  draft.case.closing = {
    at,
    ...(draft.actor.kind === 'person' && { by: draft.actor }),
    ...(stillNotLocated && { stillNotLocated }),
  };
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
