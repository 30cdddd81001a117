/**
 * What the names mean that only pages show: one sentence a name. A name without a sentence does not compile here, and a
 * sentence without a name neither.
 */
import type { Phase } from '../domain/case/phase.ts';
import type { CloseReason, StrandName, strandTables } from '../domain/case/strands.ts';
import type { Role, roleTraits } from '../domain/shared/roles.ts';

type StateName = {
  [Name in StrandName]: `${Name}.${Extract<keyof (typeof strandTables)[Name], string>}`;
}[StrandName];
type TopicName = Extract<(typeof roleTraits)[Role], { topic: string }>['topic'];

export const ofPhases: Readonly<Record<Phase, string>> = {
  screening: 'the referral was taken in and is being screened',
  forensicTransition: 'the forensic transitional team has the person',
  spoaReview: 'the SPOA decides',
  returnedForInformation: 'the facility answers what the SPOA asked',
  cmaAssignment: 'an agency is asked',
  warmHandOff: 'an agency accepted and hands off',
  awaitingDischargePlan: 'placed; no discharge date stands',
  awaitingDischarge: 'placed; the date is to come',
  awaitingContact: 'discharged and not yet seen: this outranks the paperwork',
  missingConcern: 'under a court order, could not be reached: 24 hours run, whatever else is owed',
  missing:
    'under a court order and searched for: this outranks the 48 hours, since whoever is not found cannot be met',
  stillNotLocated: 'missing when the court order ended, and in contact with nobody since',
  hhPlusEpisode: 'placed and seen',
  closed: 'ended, with a reason',
};

export const ofStates: Readonly<Record<StateName, string>> = {
  'placement.screening': 'the referral is screened',
  'placement.forensicTransition': 'the forensic team has the person first',
  'placement.spoaReview': 'the SPOA decides',
  'placement.returnedForInformation':
    'the facility answers what the SPOA asked, which may decide all the same',
  'placement.cmaAssignment': 'agencies are asked',
  'placement.handOff': 'an agency accepted and takes the person over',
  'placement.placed': 'the warm hand-off is done',
  'discharge.planned': 'a date or an instant stands',
  'discharge.unplanned': 'no date stands: none was given, it was cancelled, or the person was readmitted',
  'discharge.discharged': 'the person left and was not yet seen',
  'discharge.inCommunity': 'the person was referred out of no stay, and no agency has accepted yet',
  'discharge.engaging': 'an agency accepted a person who was in no stay, and has not yet seen them',
  'discharge.contacted': 'somebody saw the person face to face',
  'aot.none': 'no court order that counts is on record',
  'aot.active': 'an order is active, and the person can be found as far as anybody knows',
  'aot.missingConcern': 'the person could not be found; the 24 hours run',
  'aot.missing': 'deemed missing; a diligent search goes on',
  'aot.expired': 'the order ended without a renewal',
  'case.open': 'it goes on',
  'case.closed': 'it ended, with a reason',
};

export const ofCloseReasons: Readonly<Record<CloseReason, string>> = {
  ineligible: 'screening found that a required rule is not met',
  declined: 'the SPOA declined',
  withdrawn:
    'the facility that referred, or the county where no State PC did, took the referral back; nobody else can',
  died: 'the person died',
  moved: 'the person moved away',
  refused: 'the person refuses the service',
  completed: 'kept for the end of an episode; nothing sets it yet',
  duplicate: 'the county said that another open referral is of the same person',
};

export const ofRoles: Readonly<Record<Role, string>> = {
  planner: 'the discharge planner of a State PC or CNYPC',
  spoa: 'a county’s Single Point of Access, which acts for the LGU',
  cma: 'a care management agency; the forensic transitional team works as one',
  healthHome: 'a Health Home; it may triage for a county, and enters what is referred to it',
  state: 'OMH’s AOT coordination, and auditors of the State under a grant',
  admin: 'who keeps the registry; sees no case',
};

/** The topics by the end of their name. */
export const ofTopics: Readonly<Record<TopicName, string>> = {
  lgu: 'the SPOA that acts for one LGU',
  facility: 'the State PCs and CNYPC',
  cma: 'the care management agencies, the forensic transitional team among them',
  'health-home': 'the Health Homes',
  omh: 'OMH’s AOT coordination',
};
