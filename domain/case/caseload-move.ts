/**
 * Which counters a write moves: up for the assignee on whose caseload the case comes, down for the one whom it leaves because
 * it closed or another one took over. Derived from the case before and after, so that no use case can forget it; the
 * stores move the counters in the same transaction.
 */
import type { CaseRecord } from './case-record.ts';
import type { Assignee } from '../registry/staff-directory.ts';

/** On whose caseload the person is now; on nobody's once the case is closed. */
export const assigneeOf = ({
  strands,
  assignment,
}: Pick<CaseRecord, 'strands' | 'assignment'>): Assignee | undefined => {
  const { agency, careManager, team } = assignment;
  if (strands.case === 'closed' || agency === undefined) return undefined;
  if (careManager !== undefined) return { agency, kind: 'careManager', id: careManager };
  return team === undefined ? undefined : { agency, kind: 'team', id: team };
};

/** What an assignment was decided on; the write is refused when it no longer stands. */
export interface CaseloadGuard {
  revision: number;
  /** The count of the assignee who takes the person. */
  count: number;
}

export interface CaseloadMove {
  leaves?: Assignee;
  joins?: Assignee;
}

const isSame = (a: Assignee | undefined, b: Assignee | undefined): boolean =>
  a?.agency === b?.agency && a?.kind === b?.kind && a?.id === b?.id;

export const caseloadMove = (before: CaseRecord | undefined, after: CaseRecord): CaseloadMove => {
  const leaves = before && assigneeOf(before);
  const joins = assigneeOf(after);
  if (isSame(leaves, joins)) return {};
  return { ...(leaves && { leaves }), ...(joins && { joins }) };
};
