/** Joining a caseload: an acceptance that names a care manager or a team, who must be allowed one more person. */
import type { CaseDraft } from '../case/case-draft.ts';
import { localDate } from '../shared/calendar.ts';
import { Refused } from '../shared/refusal.ts';
import { reasonsNotToTake } from './capacity.ts';
import type { ExclusionReason } from './exclusion-reasons.ts';
import { countOf, type Assignee, type StaffDirectory } from '../registry/staff-directory.ts';

/** Throws a `rule` refusal with every reason, where there is one. */
export const refuseWithoutCapacity = (assignee: Assignee, reasons: readonly ExclusionReason[]): void => {
  const [first] = reasons;
  if (first)
    throw new Refused({
      code: 'noCapacityOnCaseload',
      ruleId: first.ruleId,
      detail: reasons.map(({ ruleId, reason }) => `${ruleId}: ${reason}`).join(' '),
      errors: reasons.map(({ reason }) => ({ field: `body.${assignee.kind}`, message: reason })),
    });
};

/** Puts the case on a caseload. Throws a `rule` refusal with every reason when the assignee may not take the person. */
export const joinCaseload = (draft: CaseDraft, assignee: Assignee, directory: StaffDirectory): void => {
  refuseWithoutCapacity(assignee, reasonsNotToTake(directory, assignee, localDate(draft.now)));
  delete draft.case.assignment.careManager;
  delete draft.case.assignment.team;
  draft.case.assignment[assignee.kind] = assignee.id;
  draft.guardCaseload({ revision: directory.revision, count: countOf(directory, assignee) });
  draft.record('placeTaken', { agency: assignee.agency, holder: assignee.kind, id: assignee.id }, [
    'HHP-STAFF-01',
    assignee.kind === 'team' ? 'HHP-LOAD-03' : 'HHP-LOAD-01',
  ]);
};
