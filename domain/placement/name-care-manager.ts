/**
 * Nobody is left without a care manager unnoticed: an agency that accepts without a name owes one, and so does the agency of
 * one whose registration ends. The work is taken back by itself when it is no longer asked (hand-over.ts).
 */
import type { CaseDraft } from '../case/case-draft.ts';
import { kindsOfWork } from '../case/kinds-of-work.ts';
import { openWork } from '../case/open-work.ts';
import { cancelWorkItem, completeWorkItem } from '../case/work-item-outcome.ts';
import type { EscalationPolicy } from '../policy/escalation-policy.ts';
import type { CareManagerChangeReason } from '../case/answer-codes.ts';
import {
  isSameAssignee,
  type NamedAssignee,
  type StaffDirectory,
  unnamedOf,
} from '../registry/staff-directory.ts';
import { assigneeOf } from '../case/caseload-move.ts';
import { endOfLocalDate, type LocalDate } from '../shared/calendar.ts';
import { addDuration } from '../shared/duration.ts';
import type { Instant } from '../shared/instant.ts';
import type { WorkItem } from '../shared/work-item.ts';
import type { CompletionOf } from './completion-contract.ts';
import { joinCaseload, type Named, namedBy } from './join-caseload.ts';

/** Opens the work where a name is owed, and takes it back where none is; run twice, it changes nothing. */
export const settleCareManager = (
  draft: CaseDraft,
  { followUps: { nameCareManager: ladder } }: EscalationPolicy,
  notBefore?: Instant,
): void => {
  const open = draft.openItem('nameCareManager');
  if (!kindsOfWork.nameCareManager.isStillAsked(draft.case)) {
    if (open) cancelWorkItem(draft, open);
    return;
  }
  if (open) return;
  const due = addDuration(draft.now, ladder.due);
  const dueAt = notBefore !== undefined && notBefore > due ? notBefore : due;
  openWork(draft, 'nameCareManager', ladder, { anchor: draft.now, dueAt });
};

/**
 * The agency that has just become the holder takes the person: on the caseload of whom it names, or else on its own, and
 * then owes a name. Throws a `rule` refusal with every reason when they, or the agency's whole staff, have no room.
 */
export const takeOn = (
  draft: CaseDraft,
  agency: string,
  named: Named,
  { staff, policy }: { staff: StaffDirectory; policy: EscalationPolicy },
): void => {
  joinCaseload(draft, namedBy(agency, named) ?? unnamedOf(agency), staff);
  settleCareManager(draft, policy);
};

/** Names whom the case is with from now on; what was owed is done. Naming who has it already changes nothing. */
export const nameAssignee = (
  draft: CaseDraft,
  assignee: NamedAssignee,
  staff: StaffDirectory,
  reason?: CareManagerChangeReason,
): void => {
  const item = draft.openItem('nameCareManager');
  if (!item && isSameAssignee(assigneeOf(draft.case), assignee)) return;
  joinCaseload(draft, assignee, staff, reason);
  // The cover was for whom the case named before.
  delete draft.case.assignment.cover;
  if (item) completeWorkItem(draft, item, 'named', draft.now);
};

export const completeNameCareManager = (
  draft: CaseDraft,
  item: WorkItem,
  body: CompletionOf<'nameCareManager'>,
  staff: StaffDirectory,
): void => {
  const named = namedBy(item.ownerOrg, body);
  if (named) nameAssignee(draft, named, staff);
};

/** The registration of whom the case names ends on that day: the name stays until another is named, and is owed by then. */
export const markLeaver = (draft: CaseDraft, lastDay: LocalDate, policy: EscalationPolicy): void => {
  const { assignment } = draft.case;
  const holder = assigneeOf(draft.case);
  if (!holder || holder.kind === 'unnamed') return;
  if (assignment.leavesOn === undefined) {
    assignment.leavesOn = lastDay;
    draft.record('careManagerLeaves', { holder: holder.kind, id: holder.id, lastDay }, ['HHP-ASG-08']);
  }
  settleCareManager(draft, policy, endOfLocalDate(lastDay));
};
