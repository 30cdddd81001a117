/**
 * The strands of a case: they move side by side, because a person may be discharged while paperwork still runs.
 * These tables are the only place where state and event give the next state. A passed deadline is never an event.
 */
import * as z from 'zod';
import type { TransitionTable } from '../shared/transition.ts';

const placementStates = [
  'screening',
  'forensicTransition',
  'spoaReview',
  'returnedForInformation',
  'cmaAssignment',
  'handOff',
  'placed',
] as const;
const dischargeStates = [
  'planned',
  'unplanned',
  'discharged',
  'inCommunity',
  'engaging',
  'contacted',
] as const;
const aotStates = ['none', 'active', 'missingConcern', 'missing', 'expired'] as const;
const caseStates = ['open', 'closed'] as const;

export type PlacementState = (typeof placementStates)[number];
export type DischargeState = (typeof dischargeStates)[number];
export type AotState = (typeof aotStates)[number];
export type CaseState = (typeof caseStates)[number];

const decidedBySpoa = {
  spoaAccepted: 'cmaAssignment',
  spoaRedirected: 'spoaReview',
  spoaRedirectedToForensicTeam: 'forensicTransition',
  offerAcceptedLate: 'handOff',
} as const;
/** An agency that accepted no longer has the person: the county decides again, or another agency takes over. */
const takenFromAgency = {
  reassigned: 'spoaReview',
  handedBack: 'spoaReview',
  transferred: 'handOff',
} as const;

/**
 * Who takes the person over. `forensicTransition` comes first for CNYPC releases to New York City (guidance, CNYPC
 * discharges only); `returnedForInformation` while the facility answers what the SPOA asked, which may decide all the same;
 * `handOff` begins when an agency has accepted and ends with the warm hand-off.
 */
const placementTable = {
  screening: { eligible: 'spoaReview', eligibleThroughForensicTeam: 'forensicTransition' },
  forensicTransition: { forensicTeamReferred: 'spoaReview' },
  spoaReview: { ...decidedBySpoa, returnedForInformation: 'returnedForInformation' },
  returnedForInformation: { ...decidedBySpoa, informationGiven: 'spoaReview' },
  cmaAssignment: {
    cmaDeclined: 'cmaAssignment',
    offerLapsed: 'cmaAssignment',
    noCmaLeft: 'spoaReview',
    offerTakenBack: 'spoaReview',
    cmaAccepted: 'handOff',
    offerAcceptedLate: 'handOff',
  },
  handOff: { ...takenFromAgency, handedOff: 'placed' },
  placed: { ...takenFromAgency, handOffVoided: 'handOff' },
} as const satisfies TransitionTable<PlacementState>;

/** A readmission never was: the person is where they were before it. */
const backBefore = {
  readmissionVoided: 'discharged',
  communityReadmissionVoided: 'inCommunity',
  engagedReadmissionVoided: 'engaging',
  contactedReadmissionVoided: 'contacted',
} as const;
/** A discharge never was: the person is in the facility, and a plan stands or none. */
const dischargeVoided = { dischargeVoided: 'unplanned', plannedDischargeVoided: 'planned' } as const;

/**
 * Where the person is. `unplanned`: no date stands, because none was given, it was cancelled, or a readmission. Who was referred
 * out of no stay is `inCommunity` until an agency accepts, and `engaging` until it has seen them.
 */
const dischargeTable = {
  planned: {
    planMoved: 'planned',
    planCancelled: 'unplanned',
    planVoided: 'unplanned',
    discharged: 'discharged',
    ...backBefore,
  },
  unplanned: { planMoved: 'planned', discharged: 'discharged', ...backBefore },
  discharged: {
    dischargeCorrected: 'discharged',
    contacted: 'contacted',
    readmitted: 'unplanned',
    ...dischargeVoided,
  },
  inCommunity: { agencyAccepted: 'engaging', readmitted: 'unplanned' },
  engaging: { contacted: 'contacted', readmitted: 'unplanned' },
  contacted: {
    dischargeCorrected: 'contacted',
    contactVoided: 'discharged',
    engagementVoided: 'engaging',
    readmitted: 'unplanned',
    ...dischargeVoided,
  },
} as const satisfies TransitionTable<DischargeState>;

/**
 * Court orders under Mental Hygiene Law 9.60, and whether the person can be found. Guidance, AOT: a search ends when the
 * person is located or the order is no longer active; `missing` has no other exit. A renewal changes nothing about it.
 */
const aotTable = {
  none: { orderRecorded: 'active', expiredOrderRecorded: 'expired' },
  active: {
    orderRecorded: 'active',
    orderRenewed: 'active',
    orderExpired: 'expired',
    concernRaised: 'missingConcern',
    endOfSearchVoided: 'missing',
    endOfConcernVoided: 'missingConcern',
  },
  missingConcern: {
    noticesLookedIntoAgain: 'active',
    orderRecorded: 'missingConcern',
    orderRenewed: 'missingConcern',
    orderExpired: 'expired',
    concernRaised: 'missingConcern',
    concernWithdrawn: 'active',
    credibleContact: 'active',
    deemedMissing: 'missing',
    endOfSearchVoided: 'missing',
    endOfConcernVoided: 'missingConcern',
  },
  missing: {
    noticesLookedIntoAgain: 'active',
    orderRecorded: 'missing',
    orderRenewed: 'missing',
    orderExpired: 'expired',
    concernRaised: 'missing',
    located: 'active',
    endOfSearchVoided: 'missing',
    endOfConcernVoided: 'missingConcern',
  },
  expired: {
    orderRecorded: 'active',
    orderRenewed: 'active',
    expiredOrderRecorded: 'expired',
    endOfSearchVoided: 'missing',
    endOfConcernVoided: 'missingConcern',
  },
} as const satisfies TransitionTable<AotState>;

const caseTable = {
  open: { closed: 'closed' },
  closed: { reopened: 'open' },
} as const satisfies TransitionTable<CaseState>;

export const strandTables = {
  placement: placementTable,
  discharge: dischargeTable,
  aot: aotTable,
  case: caseTable,
} as const;

export type StrandName = keyof typeof strandTables;
type EventsOf<Table> = { [State in keyof Table]: keyof Table[State] }[keyof Table];
export type StrandEvent<Name extends StrandName> = Extract<EventsOf<(typeof strandTables)[Name]>, string>;

export const strandsSchema = z.strictObject({
  placement: z.enum(placementStates),
  discharge: z.enum(dischargeStates),
  aot: z.enum(aotStates),
  case: z.enum(caseStates),
});
export type Strands = z.infer<typeof strandsSchema>;

export const closeReasons = [
  'ineligible',
  'declined',
  'withdrawn',
  'died',
  'moved',
  'refused',
  'completed',
  'duplicate',
] as const;
export type CloseReason = (typeof closeReasons)[number];
