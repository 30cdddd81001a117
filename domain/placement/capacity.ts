/**
 * Whether a care manager or a team has capacity for one more person of HH+ on a date, and every reason why not. A care
 * manager's time is counted once: what a team has of it is not there for a caseload of their own (policy choice).
 */
import type { Team } from '../registry/organisations.ts';
import type { CareManager } from '../registry/staff.ts';
import type { LocalDate } from '../shared/calendar.ts';
import { isWithin } from '../shared/window.ts';
import {
  type Caseload,
  type CaseloadFacts,
  caseloadPoints,
  caseloadRules,
  isMixed,
} from './caseload-rules.ts';
import { type ExclusionReason, exclusionReasonsOf } from './exclusion-reasons.ts';
import { careManagerRules, isEmployed, servingRules } from './staff-rules.ts';
import { countOf, type NamedAssignee, type StaffDirectory, unnamedOf } from '../registry/staff-directory.ts';

export const caseloadModels = ['hhPlusOnly', 'mixed', 'teamHhPlusOnly', 'teamMixed'] as const;

export interface CaseloadCapacity {
  assignee: NamedAssignee;
  model: (typeof caseloadModels)[number];
  fte: number;
  /** As it is, without the person whom one more would be. */
  caseload: Caseload;
  points: number;
  /** How many more would fit; 0 when `exclusionReasons` says why not one. */
  available: number;
  exclusionReasons: readonly ExclusionReason[];
}

const unknownStaff: ExclusionReason = {
  ruleId: 'HHP-ASG-03',
  reason: 'The registry has no such care manager or team of this agency.',
};
const overcommitted: ExclusionReason = {
  ruleId: 'HHP-ASG-04',
  reason: 'The teams of a care manager take more time than the care manager works.',
};
const notActive: ExclusionReason = { ruleId: 'HHP-ASG-05', reason: 'The team is not active on that date.' };

/** Every reason why a care manager may not serve HH+ on a date; capacity is another question. */
const reasonsNotToServeHhPlus = (
  directory: StaffDirectory,
  careManager: CareManager,
  on: LocalDate,
): ExclusionReason[] => {
  const supervisor = directory.supervisors.find(({ id }) => id === careManager.supervisor);
  const { agency } = careManager;
  return [
    ...exclusionReasonsOf(servingRules, { agency, careManager, supervisor, on }, on),
    ...exclusionReasonsOf(careManagerRules, { careManager, on }, on),
  ];
};

const rounded = (fte: number): number => Math.round(fte * 100) / 100;

const isActive = ({ activeFrom, activeUntil }: Team, on: LocalDate): boolean =>
  isWithin(on, activeFrom, activeUntil);

/** What all active teams have of a care manager's time. */
const onTeams = ({ teams }: StaffDirectory, careManager: string, on: LocalDate): number =>
  rounded(
    teams
      .filter((team) => isActive(team, on))
      .flatMap(({ members }) => members)
      .filter((member) => 'careManager' in member && member.careManager === careManager)
      .reduce((sum, { fte }) => sum + fte, 0),
  );

const caseloadOf = (
  directory: StaffDirectory,
  assignee: NamedAssignee,
  elsewhere: { hhPlusElsewhere: number; highTouch: number; lowTouch: number },
): Caseload => ({
  hhPlus: elsewhere.hhPlusElsewhere + countOf(directory, assignee),
  highTouch: elsewhere.highTouch,
  lowTouch: elsewhere.lowTouch,
});

const reasonsAgainstMore = (
  { caseload, ...facts }: CaseloadFacts,
  more: number,
  on: LocalDate,
): ExclusionReason[] =>
  exclusionReasonsOf(
    caseloadRules,
    { ...facts, caseload: { ...caseload, hhPlus: caseload.hhPlus + more } },
    on,
  );

/** On a date before the limits began nothing would end the count. */
const mostCounted = 1_000;

/** Every limit falls with more people, so the first number that does not fit ends the count. */
const availableIn = (facts: CaseloadFacts, on: LocalDate): number => {
  let available = 0;
  while (available < mostCounted && reasonsAgainstMore(facts, available + 1, on).length === 0) available += 1;
  return available;
};

const capacityIn = (
  assignee: NamedAssignee,
  facts: CaseloadFacts,
  staffReasons: readonly ExclusionReason[],
  on: LocalDate,
): CaseloadCapacity => {
  const mix = isMixed(facts.caseload) ? 'mixed' : 'hhPlusOnly';
  const exclusionReasons = [...staffReasons, ...reasonsAgainstMore(facts, 1, on)];
  return {
    assignee,
    model: facts.team ? (mix === 'mixed' ? 'teamMixed' : 'teamHhPlusOnly') : mix,
    fte: facts.fte,
    caseload: facts.caseload,
    points: caseloadPoints(facts.caseload),
    available: exclusionReasons.length === 0 ? availableIn(facts, on) : 0,
    exclusionReasons,
  };
};

export const capacityOfCareManager = (
  directory: StaffDirectory,
  careManager: CareManager,
  on: LocalDate,
): CaseloadCapacity => {
  const assignee: NamedAssignee = { agency: careManager.agency, kind: 'careManager', id: careManager.id };
  const own = rounded(careManager.fte - onTeams(directory, careManager.id, on));
  return capacityIn(
    assignee,
    { caseload: caseloadOf(directory, assignee, careManager), fte: Math.max(0, own) },
    [...reasonsNotToServeHhPlus(directory, careManager, on), ...(own < 0 ? [overcommitted] : [])],
    on,
  );
};

export const capacityOfTeam = (directory: StaffDirectory, team: Team, on: LocalDate): CaseloadCapacity => {
  const assignee: NamedAssignee = { agency: team.agency, kind: 'team', id: team.id };
  const known = new Map(directory.careManagers.map((careManager) => [careManager.id, careManager]));
  // Who has left, or belongs to another agency, adds neither time nor qualification.
  const members = team.members.flatMap((member): { fte: number; careManager?: CareManager }[] => {
    if (!('careManager' in member)) return [{ fte: member.fte }];
    const careManager = known.get(member.careManager);
    return careManager?.agency === team.agency && isEmployed(careManager, on)
      ? [{ fte: member.fte, careManager }]
      : [];
  });
  const careManagers = [...new Set(members.flatMap(({ careManager }) => careManager ?? []))];
  const qualified = careManagers.filter(
    (careManager) => reasonsNotToServeHhPlus(directory, careManager, on).length === 0,
  );
  const isOver = careManagers.some(({ id, fte }) => onTeams(directory, id, on) > fte);
  return capacityIn(
    assignee,
    {
      caseload: caseloadOf(directory, assignee, team),
      fte: rounded(members.reduce((sum, { fte }) => sum + fte, 0)),
      team: {
        qualified: qualified.length,
        primaryQualified: qualified.some(({ id }) => id === team.primaryCareManager),
      },
    },
    [...(isActive(team, on) ? [] : [notActive]), ...(isOver ? [overcommitted] : [])],
    on,
  );
};

/** Every care manager and team that an agency has on the date. */
export const capacitiesOf = (
  directory: StaffDirectory,
  agency: string,
  on: LocalDate,
): CaseloadCapacity[] => [
  ...directory.careManagers
    .filter((careManager) => careManager.agency === agency && isEmployed(careManager, on))
    .map((careManager) => capacityOfCareManager(directory, careManager, on)),
  ...directory.teams
    .filter((team) => team.agency === agency && isActive(team, on))
    .map((team) => capacityOfTeam(directory, team, on)),
];

/**
 * How many more people an agency has room for: what its staff can take, less those who wait there for a name. Undefined where
 * the registry knows nobody of its staff: then only its own answer tells.
 */
export const roomOf = (directory: StaffDirectory, agency: string, on: LocalDate): number | undefined => {
  if (!directory.careManagers.some((staff) => staff.agency === agency)) return undefined;
  const places = capacitiesOf(directory, agency, on).reduce((sum, { available }) => sum + available, 0);
  return Math.max(0, places - countOf(directory, unnamedOf(agency)));
};

/** Every reason why one assignee may not take one more person; none means that it may. */
export const reasonsNotToTake = (
  directory: StaffDirectory,
  assignee: NamedAssignee,
  on: LocalDate,
): readonly ExclusionReason[] => {
  const isIt = ({ id, agency }: { id: string; agency: string }): boolean =>
    id === assignee.id && agency === assignee.agency;
  if (assignee.kind === 'team') {
    const team = directory.teams.find(isIt);
    return team ? capacityOfTeam(directory, team, on).exclusionReasons : [unknownStaff];
  }
  const careManager = directory.careManagers.find(isIt);
  return careManager ? capacityOfCareManager(directory, careManager, on).exclusionReasons : [unknownStaff];
};
