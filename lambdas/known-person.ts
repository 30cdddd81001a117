/**
 * What a referral does to another case: that of a person who is, or may be, the same. A write of its own, decided again where
 * somebody else wrote first.
 */
import { CaseDraft } from '../domain/case/case-draft.ts';
import type { CaseRecord } from '../domain/case/case-record.ts';
import type { PersonMarks } from '../domain/case/known-by-record.ts';
import { hearOfDuplicate } from '../domain/referral/confirm-identity.ts';
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

/** Of each key of likeness so many cases are looked at. */
const mostLike = 25;

/** Open referrals of whoever may be the same person, or may not. */
export const likePersons = async (
  { cases }: { cases: CaseStore },
  { knownBy }: PersonMarks,
): Promise<CaseRecord[]> => {
  const found = await cases.casesLike(knownBy?.likeKeys ?? [], mostLike);
  const snapshots = await Promise.all(found.map((caseId) => cases.load(caseId)));
  return snapshots.flatMap((snapshot) => (snapshot?.case.holdsPersonLock ? [snapshot.case] : []));
};

/** The case that goes on hears that a later one was closed as its duplicate. */
export const tellOtherCase = async (
  deps: { cases: CaseStore; clock: Clock },
  caseId: string,
  workItemId: string,
): Promise<void> => {
  const other = (await deps.cases.workItem(workItemId))?.otherCaseId;
  if (other === undefined) return;
  await changeOtherCase(deps, other, (draft) => {
    hearOfDuplicate(draft, caseId);
  });
};
