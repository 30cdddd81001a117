/**
 * All cases of one care manager or team go to others: what would become of each is decided case after case, every place
 * that one takes being gone for the next. The preview and the act decide by the same rules.
 */
import type { CaseRecord } from '../case/case-record.ts';
import { assigneeOf } from '../case/caseload-move.ts';
import {
  isSameAssignee,
  type NamedAssignee,
  type StaffDirectory,
  withOneFewer,
  withOneMore,
} from '../registry/staff-directory.ts';
import type { LocalDate } from '../shared/calendar.ts';
import { mostReasons, type ReassignmentBody } from './care-manager-contract.ts';
import { capacitiesOf } from './capacity.ts';
import type { ExclusionReason } from './exclusion-reasons.ts';
import { namedBy, reasonsNotToMove } from './join-caseload.ts';

/** Whom a request names for a case, in order of preference; nobody where it leaves the case out. */
export const wishedFor = (
  { to = [], cases = [] }: Pick<ReassignmentBody, 'to' | 'cases'>,
  agency: string,
  caseId: string,
): NamedAssignee[] =>
  [...to, ...cases.filter((wish) => wish.caseId === caseId)].flatMap((wish) => namedBy(agency, wish) ?? []);

/** All whom a request names, each once. */
export const receiversOf = (
  { to = [], cases = [] }: Pick<ReassignmentBody, 'to' | 'cases'>,
  agency: string,
): NamedAssignee[] =>
  [...to, ...cases]
    .flatMap((wish) => namedBy(agency, wish) ?? [])
    .filter((one, index, all) => all.findIndex((other) => isSameAssignee(other, one)) === index);

export interface Choice {
  to?: NamedAssignee;
  /** Those before it, or all, who may not take the person. */
  refusedBy: readonly { assignee: NamedAssignee; reasons: readonly ExclusionReason[] }[];
}

/** The first who may take the case; whom it is with already is no other. */
export const chooseFor = (
  record: CaseRecord,
  wished: readonly NamedAssignee[],
  directory: StaffDirectory,
  on: LocalDate,
): Choice => {
  const now = assigneeOf(record);
  const refusedBy: { assignee: NamedAssignee; reasons: readonly ExclusionReason[] }[] = [];
  for (const to of wished) {
    if (isSameAssignee(now, to)) continue;
    const reasons = reasonsNotToMove(directory, now, to, on);
    if (reasons.length === 0) return { to, refusedBy };
    refusedBy.push({ assignee: to, reasons });
  }
  return { refusedBy };
};

/** The directory as it is once a case has gone. */
export const afterMove = (directory: StaffDirectory, record: CaseRecord, to: NamedAssignee): StaffDirectory =>
  withOneMore(withOneFewer(directory, assigneeOf(record)), to);

/** What those who were named have room for, and why no more. */
export const roomOfReceivers = (
  receivers: readonly NamedAssignee[],
  directory: StaffDirectory,
  on: LocalDate,
) =>
  receivers.map((receiver) => {
    const capacity = capacitiesOf(directory, receiver.agency, on).find(({ assignee }) =>
      isSameAssignee(assignee, receiver),
    );
    return {
      kind: receiver.kind,
      id: receiver.id,
      available: capacity?.available ?? 0,
      reasons: reasonsNotToMove(directory, undefined, receiver, on).slice(0, mostReasons),
    };
  });
