/**
 * Which counters a write moves: up for the assignee on whose caseload the case comes, down for the one whom it leaves because
 * it closed or another one took over. Derived from the case before and after, so that no use case can forget it; the
 * stores move the counters in the same transaction, and the list of the cases of each assignee with them.
 */
import type { CaseRecord } from './case-record.ts';
import { type Assignee, isSameAssignee, unnamedOf } from '../registry/staff-directory.ts';
import type { Instant } from '../shared/instant.ts';

type Assigned = Pick<CaseRecord, 'strands' | 'assignment'>;

/** On whose caseload the person is now; on nobody's once the case is closed. */
export const assigneeOf = ({ strands, assignment }: Assigned): Assignee | undefined => {
  const { agency, careManager, team, assignedAt } = assignment;
  if (strands.case === 'closed' || agency === undefined) return undefined;
  if (careManager !== undefined) return { agency, kind: 'careManager', id: careManager };
  if (team !== undefined) return { agency, kind: 'team', id: team };
  // A release before counted nobody without a name: such a case is counted from its next assignment on.
  return assignedAt === undefined ? undefined : unnamedOf(agency);
};

/** What an assignment was decided on; the write is refused when it no longer stands. */
export interface CaseloadGuard {
  revision: number;
  /** The count of the assignee who takes the person. */
  count: number;
  /** The agency's own counter, where the decision looked at all that the agency has. */
  agency?: { unnamed: number; joins: number };
}

export interface CaseloadMove {
  leaves?: Assignee;
  joins?: Assignee;
}

export const caseloadMove = (before: CaseRecord | undefined, after: CaseRecord): CaseloadMove => {
  const leaves = before && assigneeOf(before);
  const joins = assigneeOf(after);
  if (isSameAssignee(leaves, joins)) return {};
  return { ...(leaves && { leaves }), ...(joins && { joins }) };
};

/** What is asked of one counter in a write: by how much it goes, and in which state it must have been seen. */
export interface CounterStep {
  assignee: Assignee;
  by: 1 | -1 | 0;
  /** Absent where nobody looked: then it goes down, whatever it is. With joins, one is made. */
  seen?: { count: number; joins?: number };
}

/** The steps of a write, one a counter. Where somebody joins, the agency's own counter says that it is another state. */
export const counterSteps = (
  { leaves, joins }: CaseloadMove,
  guard: CaseloadGuard | undefined,
): readonly CounterStep[] => {
  const down = (assignee: Assignee): CounterStep => ({ assignee, by: -1 });
  if (!joins || !guard) return leaves ? [down(leaves)] : [];
  const own = unnamedOf(joins.agency);
  const [joinsOwn, leavesOwn] = [joins, leaves].map((assignee) => isSameAssignee(assignee, own));
  const { agency, count } = guard;
  return [
    ...(joinsOwn ? [] : [{ assignee: joins, by: 1 as const, seen: { count } }]),
    ...(agency
      ? [
          {
            assignee: own,
            by: joinsOwn ? (1 as const) : leavesOwn ? (-1 as const) : (0 as const),
            seen: { count: agency.unnamed, joins: agency.joins },
          },
        ]
      : []),
    ...(leaves && !(leavesOwn && agency) ? [down(leaves)] : []),
  ];
};

/**
 * Says since when the present assignee serves, and forgets what was of the one before: their cover, and that they left. A
 * case of a release before that names somebody is in the list of their cases from its next write on.
 */
export const followAssignment = (before: CaseRecord | undefined, after: CaseRecord, now: Instant): void => {
  const { assignment } = after;
  const was = before?.assignment;
  const stays =
    assignment.agency === was?.agency &&
    assignment.careManager === was?.careManager &&
    assignment.team === was?.team;
  if (assignment.agency === undefined) delete assignment.assignedAt;
  else if (!stays) assignment.assignedAt = now;
  else if ((assignment.careManager ?? assignment.team) !== undefined)
    assignment.assignedAt ??= assignment.acceptedAt ?? now;
  if (!stays) delete assignment.leavesOn;
  if (assignment.agency !== was?.agency) delete assignment.cover;
};
