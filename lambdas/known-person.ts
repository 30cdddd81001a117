/**
 * What a referral does to another case: that of a person who is, or may be, the same. A write of its own, decided again where
 * somebody else wrote first.
 */
import { CaseDraft } from '../domain/case/case-draft.ts';
import { type CaseStore, type Clock, ConcurrentWrite } from '../domain/ports/ports.ts';

const attempts = 5;
/** Who asked stands in the access log, and not where everybody of the other case reads it. */
const actor = { kind: 'system', part: 'known-person' } as const;

/** Writes what `decide` decides on an open case; nothing where it decides nothing, or the case has closed. */
export const changeOtherCase = async (
  { cases, clock }: { cases: CaseStore; clock: Clock },
  caseId: string,
  decide: (draft: CaseDraft) => void,
): Promise<void> => {
  for (let attempt = 1; ; attempt += 1) {
    const snapshot = await cases.load(caseId);
    if (snapshot?.case.strands.case !== 'open') return;
    const draft = new CaseDraft(snapshot, { now: clock.now(), actor, movesPast: false });
    decide(draft);
    if (!draft.changed) return;
    try {
      await cases.save(draft.write());
      return;
    } catch (error) {
      if (!(error instanceof ConcurrentWrite) || attempt === attempts) throw error;
    }
  }
};
