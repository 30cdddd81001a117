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
  'cmaAssignment',
  'handOff',
  'placed',
] as const;
const dischargeStates = ['planned', 'unplanned', 'discharged', 'contacted'] as const;
const aotStates = ['none'] as const;
const caseStates = ['open', 'closed'] as const;

export type PlacementState = (typeof placementStates)[number];
export type DischargeState = (typeof dischargeStates)[number];
export type AotState = (typeof aotStates)[number];
export type CaseState = (typeof caseStates)[number];

/**
 * Who takes the person over. `forensicTransition` comes first for CNYPC releases to New York City (guidance, CNYPC
 * discharges only); `handOff` begins when an agency has accepted and ends with the warm hand-off.
 */
const placementTable = {
  screening: { eligible: 'spoaReview', eligibleThroughForensicTeam: 'forensicTransition' },
  forensicTransition: { forensicTeamReferred: 'spoaReview' },
  spoaReview: {
    spoaAccepted: 'cmaAssignment',
    spoaRedirected: 'spoaReview',
    spoaRedirectedToForensicTeam: 'forensicTransition',
  },
  cmaAssignment: {
    cmaDeclined: 'cmaAssignment',
    offerLapsed: 'cmaAssignment',
    noCmaLeft: 'spoaReview',
    offerTakenBack: 'spoaReview',
    cmaAccepted: 'handOff',
  },
  handOff: { handedOff: 'placed' },
  placed: {},
} as const satisfies TransitionTable<PlacementState>;

/** Where the person is. `unplanned`: no date stands, because none was given, it was cancelled, or a readmission. */
const dischargeTable = {
  planned: { planMoved: 'planned', planCancelled: 'unplanned', discharged: 'discharged' },
  unplanned: { planMoved: 'planned', discharged: 'discharged' },
  discharged: { dischargeCorrected: 'discharged', contacted: 'contacted', readmitted: 'unplanned' },
  contacted: { dischargeCorrected: 'contacted', contactVoided: 'discharged', readmitted: 'unplanned' },
} as const satisfies TransitionTable<DischargeState>;

/** Court orders under Mental Hygiene Law 9.60: the AOT path adds its states here. */
const aotTable = { none: {} } as const satisfies TransitionTable<AotState>;

const caseTable = {
  open: { closed: 'closed' },
  closed: {},
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
] as const;
export type CloseReason = (typeof closeReasons)[number];
