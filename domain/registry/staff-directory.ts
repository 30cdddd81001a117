/**
 * What a decision on an assignment reads besides the agencies: staff, teams, and how many people of open cases each of them
 * serves. `revision` names the state of the registry that was read; the assignment is written only if it still stands.
 */
import type { Team } from './organisations.ts';
import type { CareManager, Supervisor } from './staff.ts';

/** On whose caseload a person is: a care manager's, or a team's. */
export interface Assignee {
  agency: string;
  kind: 'careManager' | 'team';
  id: string;
}

/** How many open cases an assignee carries; absent means none. */
export interface CaseloadCount extends Assignee {
  count: number;
}

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

export const countOf = ({ caseloads }: StaffDirectory, { agency, kind, id }: Assignee): number =>
  caseloads.find((known) => known.agency === agency && known.kind === kind && known.id === id)?.count ?? 0;
