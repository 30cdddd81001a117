/** Another care manager or team takes over at the same agency, a cover begins, or both. */
import type { CaseDraft } from '../case/case-draft.ts';
import type { StaffDirectory } from '../registry/staff-directory.ts';
import type { CareManagerBody } from './care-manager-contract.ts';
import { coverAbsence } from './cover-absence.ts';
import { namedBy } from './join-caseload.ts';
import { nameAssignee } from './name-care-manager.ts';

/** Throws a `rule` refusal with every reason, as an acceptance does. Run twice: changes nothing more. */
export const changeCareManager = (draft: CaseDraft, body: CareManagerBody, staff: StaffDirectory): void => {
  const { agency } = draft.case.assignment;
  const named = agency === undefined ? undefined : namedBy(agency, body);
  if (named) nameAssignee(draft, named, staff, body.reason);
  if (body.cover) coverAbsence(draft, body.cover, staff);
};
