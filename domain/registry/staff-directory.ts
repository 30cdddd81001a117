/**
 * What a decision on an assignment reads besides the agencies: staff, teams, and how many people of open cases each of them
 * serves. `revision` names the state of the registry that was read; the assignment is written only if it still stands.
 */
import type { Team } from './organisations.ts';
import type { CareManager, Supervisor } from './staff.ts';

export const assigneeKinds = ['careManager', 'team', 'unnamed'] as const;

/**
 * On whose caseload a person is: a care manager's, a team's, or, as long as neither is named, the agency's own, whose id it
 * then has.
 */
export interface Assignee {
  agency: string;
  kind: (typeof assigneeKinds)[number];
  id: string;
}
/** Whom an agency can name. */
export interface NamedAssignee extends Assignee {
  kind: 'careManager' | 'team';
}

/** How many open cases an assignee carries; absent means none. */
export interface CaseloadCount extends Assignee {
  count: number;
  /** Of an agency: how often one of its caseloads grew. Who decides on all of them at once finds a change by it. */
  joins?: number | undefined;
}

export const unnamedOf = (agency: string): Assignee => ({ agency, kind: 'unnamed', id: agency });
export const isSameAssignee = (a: Assignee | undefined, b: Assignee | undefined): boolean =>
  a?.agency === b?.agency && a?.kind === b?.kind && a?.id === b?.id;

export interface StaffDirectory {
  revision: number;
  careManagers: readonly CareManager[];
  supervisors: readonly Supervisor[];
  teams: readonly Team[];
  caseloads: readonly CaseloadCount[];
}

export const noStaff: StaffDirectory = {
  revision: 0,
  careManagers: [],
  supervisors: [],
  teams: [],
  caseloads: [],
};

const counterOf = ({ caseloads }: StaffDirectory, assignee: Assignee): CaseloadCount | undefined =>
  caseloads.find((known) => isSameAssignee(known, assignee));
export const countOf = (directory: StaffDirectory, assignee: Assignee): number =>
  counterOf(directory, assignee)?.count ?? 0;
export const joinsOf = (directory: StaffDirectory, agency: string): number =>
  counterOf(directory, unnamedOf(agency))?.joins ?? 0;

/** As it were after somebody of HH+ came on a caseload, or left it. */
const withCount = (directory: StaffDirectory, assignee: Assignee, by: 1 | -1): StaffDirectory => ({
  ...directory,
  caseloads: [
    ...directory.caseloads.filter((known) => !isSameAssignee(known, assignee)),
    { ...assignee, ...counterOf(directory, assignee), count: countOf(directory, assignee) + by },
  ],
});
export const withOneMore = (directory: StaffDirectory, assignee: Assignee): StaffDirectory =>
  withCount(directory, assignee, 1);
export const withOneFewer = (directory: StaffDirectory, assignee: Assignee | undefined): StaffDirectory =>
  assignee ? withCount(directory, assignee, -1) : directory;
