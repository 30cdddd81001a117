/**
 * Whom the SPOA can ask: every agency that may serve the person and has capacity, in order, and for every other one the
 * reasons. The list advises, a human decides, and the agency answers for itself.
 */
import type { CaseRecord } from '../case/case-record.ts';
import type { Answer } from '../shared/answer.ts';
import { reasonsNotToServe, type ServiceNeed } from './agency-rules.ts';
import { type assignmentOptionsViewSchema, ties } from './assignment-options-contract.ts';
import type { CareManagementAgency } from '../registry/care-management-agency.ts';
import { type CaseloadCapacity, capacitiesOf, roomOf } from './capacity.ts';
import { countOf, type StaffDirectory, unnamedOf } from '../registry/staff-directory.ts';
import { type ExclusionReason, noRoom } from './exclusion-reasons.ts';

export type Tie = (typeof ties)[number];

export interface AssignmentOption {
  agency: CareManagementAgency;
  ties: readonly Tie[];
  speaksThePersonsLanguage: boolean;
  /** False where the agency has no staff in the registry: then only its own answer tells whether it has capacity. */
  capacityKnown: boolean;
  available: number;
  /** How many people it accepted without naming a care manager or a team; they take room. */
  withoutName: number;
  capacities: readonly CaseloadCapacity[];
}
export interface Exclusion {
  agency: CareManagementAgency;
  withoutName: number;
  reasons: readonly ExclusionReason[];
  capacities: readonly CaseloadCapacity[];
}
export interface AssignmentOptions {
  options: readonly AssignmentOption[];
  exclusions: readonly Exclusion[];
}

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

/** The strongest tie first, then the greatest capacity, then the id, so that the same facts give the same order. */
const inOrder = (a: AssignmentOption, b: AssignmentOption): number =>
  strength(a) - strength(b) || b.available - a.available || (a.agency.id < b.agency.id ? -1 : 1);

const speaks = (agency: CareManagementAgency, language: string): boolean =>
  agency.languages?.some((known) => known.toLowerCase() === language.toLowerCase()) ?? false;

export const assignmentOptions = (
  record: CaseRecord,
  need: ServiceNeed,
  agencies: readonly CareManagementAgency[],
  directory: StaffDirectory,
): AssignmentOptions => {
  const options: AssignmentOption[] = [];
  const exclusions: Exclusion[] = [];
  for (const agency of agencies) {
    const capacities = capacitiesOf(directory, agency.id, need.on);
    const room = roomOf(directory, agency.id, need.on);
    const withoutName = countOf(directory, unnamedOf(agency.id));
    const reasons = [...reasonsNotToServe(agency, need), ...(room === 0 ? [noRoom] : [])];
    if (reasons.length > 0) exclusions.push({ agency, reasons, withoutName, capacities });
    else
      options.push({
        agency,
        ties: tiesOf(agency, record),
        speaksThePersonsLanguage: speaks(agency, record.referral.person.primaryLanguage),
        capacityKnown: room !== undefined,
        available: room ?? 0,
        withoutName,
        capacities,
      });
  }
  return { options: options.sort(inOrder), exclusions };
};

const capacityView = ({
  assignee,
  model,
  fte,
  caseload,
  points,
  available,
  exclusionReasons,
}: CaseloadCapacity) => ({
  kind: assignee.kind,
  id: assignee.id,
  model,
  fte,
  caseload,
  points,
  available,
  exclusionReasons,
});

/** As the SPOA reads it; it names no person but the staff's own ids. */
export const assignmentOptionsView = (
  record: CaseRecord,
  need: ServiceNeed,
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
    options: options.map(({ agency, capacities, ...option }, index) => ({
      rank: index + 1,
      agency: agency.id,
      name: agency.name,
      healthHomes: agency.healthHomes,
      aotAuthority: agency.aotAuthority,
      ...option,
      alreadyAsked: record.assignment.asked
        .filter((ask) => ask.agency === agency.id)
        .map(({ round, answer, at }) => ({ round, answer, at })),
      capacities: capacities.map(capacityView),
    })),
    exclusions: exclusions.map(({ agency, reasons, withoutName, capacities }) => ({
      agency: agency.id,
      name: agency.name,
      isPreferred: agency.id === request.preferredAgency,
      isPresentAgency: agency.id === healthHome.careManagementAgency,
      reasons,
      withoutName,
      capacities: capacities.map(capacityView),
    })),
  };
};
