/**
 * Whether a care manager or a team has room for one more person of HH+ on a date, and every reason why not. A care
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
import { type Bar, barsOf } from './bars.ts';
import { careManagerRules, isEmployed, servingRules } from './staff-rules.ts';
import { countOf, type Holder, type StaffDirectory } from '../registry/staff-directory.ts';

export const roomModels = ['hhPlusOnly', 'mixed', 'teamHhPlusOnly', 'teamMixed'] as const;

export interface Room {
  holder: Holder;
  model: (typeof roomModels)[number];
  fte: number;
  /** As it is, without the person whom one more would be. */
  caseload: Caseload;
  points: number;
  /** How many more would fit; 0 when `bars` says why not one. */
  places: number;
  bars: readonly Bar[];
}

const unknownStaff: Bar = {
  ruleId: 'HHP-ASG-03',
  reason: 'The registry has no such care manager or team of this agency.',
};
const overcommitted: Bar = {
  ruleId: 'HHP-ASG-04',
  reason: 'The teams of a care manager take more time than the care manager works.',
};
const notActive: Bar = { ruleId: 'HHP-ASG-05', reason: 'The team is not active on that date.' };

/** Every reason why a care manager may not serve HH+ on a date; room is another question. */
const barsToServingHhPlus = (directory: StaffDirectory, careManager: CareManager, on: LocalDate): Bar[] => {
  const supervisor = directory.supervisors.find(({ id }) => id === careManager.supervisor);
  const { agency } = careManager;
  return [
    ...barsOf(servingRules, { agency, careManager, supervisor, on }, on),
    ...barsOf(careManagerRules, { careManager, on }, on),
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
  holder: Holder,
  elsewhere: { hhPlusElsewhere: number; highTouch: number; lowTouch: number },
): Caseload => ({
  hhPlus: elsewhere.hhPlusElsewhere + countOf(directory, holder),
  highTouch: elsewhere.highTouch,
  lowTouch: elsewhere.lowTouch,
});

const barsToMore = ({ caseload, ...facts }: CaseloadFacts, more: number, on: LocalDate): Bar[] =>
  barsOf(caseloadRules, { ...facts, caseload: { ...caseload, hhPlus: caseload.hhPlus + more } }, on);

/** On a date before the limits began nothing would end the count. */
const mostPlaces = 1_000;

/** Every limit falls with more people, so the first number that does not fit ends the count. */
const placesIn = (facts: CaseloadFacts, on: LocalDate): number => {
  let places = 0;
  while (places < mostPlaces && barsToMore(facts, places + 1, on).length === 0) places += 1;
  return places;
};

const roomIn = (holder: Holder, facts: CaseloadFacts, staffBars: readonly Bar[], on: LocalDate): Room => {
  const mix = isMixed(facts.caseload) ? 'mixed' : 'hhPlusOnly';
  const bars = [...staffBars, ...barsToMore(facts, 1, on)];
  return {
    holder,
    model: facts.team ? (mix === 'mixed' ? 'teamMixed' : 'teamHhPlusOnly') : mix,
    fte: facts.fte,
    caseload: facts.caseload,
    points: caseloadPoints(facts.caseload),
    places: bars.length === 0 ? placesIn(facts, on) : 0,
    bars,
  };
};

export const roomOfCareManager = (
  directory: StaffDirectory,
  careManager: CareManager,
  on: LocalDate,
): Room => {
  const holder: Holder = { agency: careManager.agency, kind: 'careManager', id: careManager.id };
  const own = rounded(careManager.fte - onTeams(directory, careManager.id, on));
  return roomIn(
    holder,
    { caseload: caseloadOf(directory, holder, careManager), fte: Math.max(0, own) },
    [...barsToServingHhPlus(directory, careManager, on), ...(own < 0 ? [overcommitted] : [])],
    on,
  );
};

export const roomOfTeam = (directory: StaffDirectory, team: Team, on: LocalDate): Room => {
  const holder: Holder = { agency: team.agency, kind: 'team', id: team.id };
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
    (careManager) => barsToServingHhPlus(directory, careManager, on).length === 0,
  );
  const isOver = careManagers.some(({ id, fte }) => onTeams(directory, id, on) > fte);
  return roomIn(
    holder,
    {
      caseload: caseloadOf(directory, holder, team),
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
export const roomsOf = (directory: StaffDirectory, agency: string, on: LocalDate): Room[] => [
  ...directory.careManagers
    .filter((careManager) => careManager.agency === agency && isEmployed(careManager, on))
    .map((careManager) => roomOfCareManager(directory, careManager, on)),
  ...directory.teams
    .filter((team) => team.agency === agency && isActive(team, on))
    .map((team) => roomOfTeam(directory, team, on)),
];

/** Every reason why one holder may not take one more person; none means that it may. */
export const barsToTaking = (directory: StaffDirectory, holder: Holder, on: LocalDate): readonly Bar[] => {
  const isIt = ({ id, agency }: { id: string; agency: string }): boolean =>
    id === holder.id && agency === holder.agency;
  if (holder.kind === 'team') {
    const team = directory.teams.find(isIt);
    return team ? roomOfTeam(directory, team, on).bars : [unknownStaff];
  }
  const careManager = directory.careManagers.find(isIt);
  return careManager ? roomOfCareManager(directory, careManager, on).bars : [unknownStaff];
};
