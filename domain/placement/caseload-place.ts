/** Taking a place on a caseload: an acceptance that names a care manager or a team, who must be allowed one more person. */
import type { CaseDraft } from '../case/case-draft.ts';
import { localDate } from '../shared/calendar.ts';
import { Refused } from '../shared/refusal.ts';
import { barsToTaking } from './room.ts';
import { countOf, type Holder, type StaffDirectory } from '../registry/staff-directory.ts';

/** Puts the case on a caseload. Throws a `rule` refusal with every reason when the holder may not take the person. */
export const takePlace = (draft: CaseDraft, holder: Holder, directory: StaffDirectory): void => {
  const bars = barsToTaking(directory, holder, localDate(draft.now));
  const [first] = bars;
  if (first)
    throw new Refused({
      code: 'noPlaceOnCaseload',
      ruleId: first.ruleId,
      detail: bars.map(({ ruleId, reason }) => `${ruleId}: ${reason}`).join(' '),
      errors: bars.map(({ reason }) => ({ field: `body.${holder.kind}`, message: reason })),
    });
  delete draft.case.assignment.careManager;
  delete draft.case.assignment.team;
  draft.case.assignment[holder.kind] = holder.id;
  draft.guardCaseload({ revision: directory.revision, count: countOf(directory, holder) });
  draft.record('placeTaken', { agency: holder.agency, holder: holder.kind, id: holder.id }, [
    'HHP-STAFF-01',
    holder.kind === 'team' ? 'HHP-LOAD-03' : 'HHP-LOAD-01',
  ]);
};
