/**
 * Whom the SPOA can ask: every agency that may serve the person and has room, in order, and for every other one the
 * reasons. The list advises, a human decides, and the agency answers for itself.
 */
import type { CaseRecord } from '../case/case-record.ts';
import type { Answer } from '../shared/answer.ts';
import { barsToServing, type Need } from './agency-rules.ts';
import { type assignmentOptionsViewSchema, ties } from './assignment-options-contract.ts';
import type { CareManagementAgency } from '../registry/care-management-agency.ts';
import type { Bar } from './bars.ts';
import { type Room, roomsOf } from './room.ts';
import type { StaffDirectory } from '../registry/staff-directory.ts';

export type Tie = (typeof ties)[number];

export interface AssignmentOption {
  agency: CareManagementAgency;
  ties: readonly Tie[];
  speaksThePersonsLanguage: boolean;
  /** False where the agency has no staff in the registry: then only its own answer tells whether it has room. */
  roomKnown: boolean;
  places: number;
  rooms: readonly Room[];
}
export interface Exclusion {
  agency: CareManagementAgency;
  bars: readonly Bar[];
  rooms: readonly Room[];
}
export interface AssignmentOptions {
  options: readonly AssignmentOption[];
  exclusions: readonly Exclusion[];
}

const noRoom: Bar = {
  ruleId: 'HHP-ASG-06',
  reason: 'No care manager and no team of the agency may take one more person of HH+ today.',
};

const tiesOf = (agency: CareManagementAgency, { referral }: CaseRecord): Tie[] => {
  const { healthHome, careManagementAgency } = referral.healthHome;
  const holds: Record<Tie, boolean> = {
    servesThePersonAlready: agency.id === careManagementAgency,
    preferredByThePerson: agency.id === referral.request.preferredAgency,
    ofThePersonsHealthHome: healthHome !== undefined && agency.healthHomes.includes(healthHome),
  };
  return ties.filter((tie) => holds[tie]);
};

const strength = ({ ties: [strongest] }: AssignmentOption): number =>
  strongest === undefined ? ties.length : ties.indexOf(strongest);

/** The strongest tie first, then most places, then the id, so that the same facts give the same order. */
const inOrder = (a: AssignmentOption, b: AssignmentOption): number =>
  strength(a) - strength(b) || b.places - a.places || (a.agency.id < b.agency.id ? -1 : 1);

const speaks = (agency: CareManagementAgency, language: string): boolean =>
  agency.languages?.some((known) => known.toLowerCase() === language.toLowerCase()) ?? false;

export const assignmentOptions = (
  record: CaseRecord,
  need: Need,
  agencies: readonly CareManagementAgency[],
  directory: StaffDirectory,
): AssignmentOptions => {
  const options: AssignmentOption[] = [];
  const exclusions: Exclusion[] = [];
  for (const agency of agencies) {
    const rooms = roomsOf(directory, agency.id, need.on);
    const places = rooms.reduce((sum, room) => sum + room.places, 0);
    const roomKnown = directory.careManagers.some((staff) => staff.agency === agency.id);
    const bars = [...barsToServing(agency, need), ...(roomKnown && places === 0 ? [noRoom] : [])];
    if (bars.length > 0) exclusions.push({ agency, bars, rooms });
    else
      options.push({
        agency,
        ties: tiesOf(agency, record),
        speaksThePersonsLanguage: speaks(agency, record.referral.person.primaryLanguage),
        roomKnown,
        places,
        rooms,
      });
  }
  return { options: options.sort(inOrder), exclusions };
};

const roomView = ({ holder, model, fte, caseload, points, places, bars }: Room) => ({
  kind: holder.kind,
  id: holder.id,
  model,
  fte,
  caseload,
  points,
  places,
  whyNot: bars,
});

/** As the SPOA reads it; it names no person but the staff's own ids. */
export const assignmentOptionsView = (
  record: CaseRecord,
  need: Need,
  { options, exclusions }: AssignmentOptions,
): Answer<typeof assignmentOptionsViewSchema> => {
  const { healthHome, request, person } = record.referral;
  return {
    caseId: record.caseId,
    on: need.on,
    county: need.county,
    activeAotOrder: need.activeAotOrder,
    person: {
      primaryLanguage: person.primaryLanguage,
      ...(request.preferredAgency !== undefined && { preferredAgency: request.preferredAgency }),
      ...(healthHome.careManagementAgency !== undefined && {
        presentAgency: healthHome.careManagementAgency,
      }),
      ...(healthHome.healthHome !== undefined && { healthHome: healthHome.healthHome }),
    },
    options: options.map(({ agency, rooms, ...option }, index) => ({
      rank: index + 1,
      agency: agency.id,
      name: agency.name,
      healthHomes: agency.healthHomes,
      aotAuthority: agency.aotAuthority,
      ...option,
      alreadyAsked: record.assignment.asked
        .filter((ask) => ask.agency === agency.id)
        .map(({ round, answer, at }) => ({ round, answer, at })),
      rooms: rooms.map(roomView),
    })),
    exclusions: exclusions.map(({ agency, bars, rooms }) => ({
      agency: agency.id,
      name: agency.name,
      isPreferred: agency.id === request.preferredAgency,
      isPresentAgency: agency.id === healthHome.careManagementAgency,
      reasons: bars,
      rooms: rooms.map(roomView),
    })),
  };
};
