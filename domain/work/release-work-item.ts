/** Work that somebody has taken on is given back to their organisation: by themselves, or by a colleague when they are away. */
import type { CaseDraft } from '../case/case-draft.ts';
import { phaseOf } from '../case/phase.ts';
import { Refused } from '../shared/refusal.ts';
import type { WorkItem } from '../shared/work-item.ts';
import { requireOpen } from './complete-work-item.ts';

export const releaseWorkItem = (draft: CaseDraft, item: WorkItem): WorkItem => {
  requireOpen(draft, item);
  if (!item.claimedBy)
    throw new Refused({
      code: 'notClaimed',
      state: { status: item.status, phase: phaseOf(draft.case), strands: draft.case.strands },
    });
  const { claimedBy: _by, claimedAt: _at, ...released } = item;
  draft.record('workItemReleased', { workItemId: item.workItemId, kind: item.kind });
  return draft.putWorkItem(released);
};
