/**
 * Joining a caseload: a care manager's or a team's, who must be allowed one more person, or the agency's own while neither is
 * named. Whoever comes to an agency finds room beside those who wait there for a name; who is there already takes none.
 */
import type { CaseDraft } from '../case/case-draft.ts';
import type { CareManagerChangeReason } from '../case/answer-codes.ts';
import { localDate, type LocalDate } from '../shared/calendar.ts';
import { Refused } from '../shared/refusal.ts';
import { reasonsNotToTake, roomOf } from './capacity.ts';
import { type ExclusionReason, noRoom } from './exclusion-reasons.ts';
import {
  countOf,
  type Assignee,
  isSameAssignee,
  joinsOf,
  type NamedAssignee,
  type StaffDirectory,
  unnamedOf,
  withOneFewer,
} from '../registry/staff-directory.ts';

/** Whom an answer names: a care manager or a team, or nobody. */
export interface Named {
  careManager?: string | undefined;
  team?: string | undefined;
}
export const namedBy = (agency: string, { careManager, team }: Named): NamedAssignee | undefined => {
  if (careManager !== undefined) return { agency, kind: 'careManager', id: careManager };
  return team === undefined ? undefined : { agency, kind: 'team', id: team };
};

const isNamed = (assignee: Assignee): assignee is NamedAssignee => assignee.kind !== 'unnamed';

/** Every reason why somebody may not take a person who is `now` on that caseload, or on none. */
export const reasonsNotToMove = (
  directory: StaffDirectory,
  now: Assignee | undefined,
  to: Assignee,
  on: LocalDate,
): readonly ExclusionReason[] => {
  const without = withOneFewer(directory, now);
  const reasons = isNamed(to) ? reasonsNotToTake(without, to, on) : [];
  const hasRoom = now?.agency === to.agency || roomOf(directory, to.agency, on) !== 0;
  return reasons.length > 0 || hasRoom ? reasons : [noRoom];
};

/** Throws a `rule` refusal with every reason, where there is one. */
export const refuseWithoutCapacity = (assignee: Assignee, reasons: readonly ExclusionReason[]): void => {
  const [first] = reasons;
  if (!first) return;
  throw new Refused({
    code: 'noCapacityOnCaseload',
    ruleId: first.ruleId,
    detail: reasons.map(({ ruleId, reason }) => `${ruleId}: ${reason}`).join(' '),
    errors: reasons.map(({ reason: message }) => ({
      field: isNamed(assignee) ? `body.${assignee.kind}` : 'body.careManager',
      message,
    })),
  });
};

/**
 * Puts the case back on the caseload where it was when it closed in error; where its holder has no room any more, on the agency's
 * own, which then owes a name. Nobody is refused that they have the person still.
 */
export const rejoinCaseload = (draft: CaseDraft, was: Assignee, directory: StaffDirectory): void => {
  const reasons = reasonsNotToMove(directory, undefined, was, localDate(draft.now));
  const { assignment } = draft.case;
  const own = unnamedOf(was.agency);
  const assignee = reasons.length > 0 ? own : was;
  if (assignee !== was) {
    delete assignment.careManager;
    delete assignment.team;
  }
  draft.guardCaseload({
    revision: directory.revision,
    count: countOf(directory, assignee),
    agency: { unnamed: countOf(directory, own), joins: joinsOf(directory, was.agency) },
  });
};

/** Puts the case on a caseload. Throws a `rule` refusal with every reason when the assignee may not take the person. */
export const joinCaseload = (
  draft: CaseDraft,
  assignee: Assignee,
  directory: StaffDirectory,
  reason?: CareManagerChangeReason,
): void => {
  const before = draft.assigneeBefore;
  refuseWithoutCapacity(assignee, reasonsNotToMove(directory, before, assignee, localDate(draft.now)));
  const { assignment } = draft.case;
  const { agency } = assignee;
  delete assignment.careManager;
  delete assignment.team;
  delete assignment.leavesOn;
  draft.guardCaseload({
    revision: directory.revision,
    count: countOf(directory, assignee),
    agency: { unnamed: countOf(directory, unnamedOf(agency)), joins: joinsOf(directory, agency) },
  });
  if (isNamed(assignee)) assignment[assignee.kind] = assignee.id;
  if (isSameAssignee(before, assignee)) return;
  assignment.assignedAt = draft.now;
  if (!isNamed(assignee)) return;
  draft.record(
    'placeTaken',
    { agency, holder: assignee.kind, id: assignee.id, ...(reason !== undefined && { reason }) },
    ['HHP-STAFF-01', assignee.kind === 'team' ? 'HHP-LOAD-03' : 'HHP-LOAD-01'],
  );
};
