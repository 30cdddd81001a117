/**
 * A case may close while more work is open than one transaction takes back. Whoever closed it goes on, step by step; where
 * that fails, the case is marked and the hourly schedule (open-obligations) goes on from the record.
 */
import { cancelOpenWork } from '../domain/case/close-case.ts';
import { CaseDraft } from '../domain/case/case-draft.ts';
import { type CaseStore, type Clock, ConcurrentWrite } from '../domain/ports/ports.ts';

/** More than any case needs. */
const mostSteps = 25;

/** Resolves when nothing of a closed case is open any more that does not outlive it, or somebody else wrote at the same moment. */
export const finishClosing = async (
  { cases, clock }: { cases: CaseStore; clock: Clock },
  caseId: string,
): Promise<void> => {
  for (let step = 1; step <= mostSteps; step += 1) {
    const snapshot = await cases.load(caseId);
    if (snapshot?.case.strands.case !== 'closed') return;
    const draft = new CaseDraft(snapshot, {
      now: clock.now(),
      actor: { kind: 'system', part: 'finish-closing' },
    });
    cancelOpenWork(draft);
    if (!draft.changed) return;
    try {
      await cases.save(draft.write());
    } catch (error) {
      if (error instanceof ConcurrentWrite) return;
      throw error;
    }
    if (!draft.unfinished) return;
  }
};
