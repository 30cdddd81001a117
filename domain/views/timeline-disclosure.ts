/**
 * What opens each event of a timeline, and each of its details. An event that tells where the person was, what happened to
 * them or how they are searched for is left out for whoever may not know that; the numbers of the others then have gaps. An
 * event that this version does not know could say anything. A type or a detail without a row does not compile.
 */
import type { Choice, Part } from '../access/disclosure.ts';
import {
  clockKindsShown,
  correctedFactsShown,
  outcomesShown,
  voidedFactsShown,
  workKindsShown,
} from '../access/disclosed-kinds.ts';
import type { Opening } from '../access/openings.ts';
import type { AuditEventType } from '../case/audit-events.ts';
import { noticeDisclosure } from '../access/disclosed-records.ts';
import { ofIdentity } from './timeline-of-identity.ts';
import { ofNotices } from './timeline-of-notices.ts';
import { ofVoids } from './timeline-of-voids.ts';
import type { ByKind, EventRow, EventRows } from './timeline-rows.ts';
import type { Timeline, TimelineEntry } from './case-view-contract.ts';

const workItem = { workItemId: 'always', kind: 'always' } as const;
const clock = { kind: 'always', due: 'always' } as const;
const plan = { plannedFor: 'always', plannedOn: 'always' } as const;
const ofSearch = { search: 'always', at: 'always' } as const;
const order = {
  orderId: 'always',
  county: 'always',
  from: 'always',
  lastDay: 'always',
  spells: 'always',
  verified: 'always',
} as const;

const ofCase = {
  referralSubmitted: {
    event: 'always',
    details: { facility: 'always', county: 'always', consent: 'always', source: 'identity' },
  },
  // The rules that were met say what the person has been through.
  screened: { event: 'always', ruleIds: 'treatment', details: { eligible: 'always', hhPlusRate: 'always' } },
  consentExpired: { event: 'always', details: { at: 'always' } },
  consentChanged: { event: 'always', details: { status: 'always' } },
  emergencyAccessOpened: { event: 'always', details: { reason: 'laterIdentity', until: 'always' } },
  emergencyAccessEnded: { event: 'always', details: { number: 'always' } },
  emergencyAccessRenewable: { event: 'always', details: { number: 'always' } },
  treatmentExchangeStated: { event: 'always', details: { reason: 'laterIdentity' } },
  orderCopyStated: { event: 'always', details: { given: 'always' } },
  treatmentExchangeTakenBack: { event: 'always', details: { reason: 'laterIdentity' } },
  endReported: { event: 'always', details: { reason: 'always', at: 'always' } },
  dischargeConfirmed: { event: 'always', details: {} },
  unusualTimeConfirmed: { event: 'laterIdentity', details: { times: 'always' } },
  deathReported: { event: 'always', details: { at: 'always' } },
  deathReportRejected: { event: 'always', details: { reason: 'always' } },
  caseClosed: { event: 'always', ruleIds: 'treatment', details: { reason: 'always' } },
  journeyResumed: { event: 'always', details: { epoch: 'always', why: 'laterIdentity' } },
} as const satisfies Partial<EventRows<AuditEventType>>;

const ofWork = {
  workItemOpened: {
    event: workKindsShown,
    details: { ...workItem, owner: 'always', dueAt: 'always', dueOn: 'always', planStatus: 'always' },
  },
  workItemClaimed: { event: workKindsShown, details: workItem },
  workItemReleased: { event: workKindsShown, details: workItem },
  workItemMoved: { event: workKindsShown, details: { ...workItem, dueAt: 'always', dueOn: 'always' } },
  workItemHandedOver: { event: workKindsShown, details: { ...workItem, owner: 'always' } },
  escalated: {
    event: workKindsShown,
    details: { ...workItem, search: 'always', rung: 'always', overdue: 'always' },
  },
  workItemDone: { event: workKindsShown, details: { ...workItem, outcome: outcomesShown, late: 'always' } },
  workItemCancelled: { event: workKindsShown, details: workItem },
  workItemReopened: { event: workKindsShown, details: workItem },
  clockReopened: { event: clockKindsShown, details: clock },
  clockVoided: { event: clockKindsShown, details: clock },
  clockStarted: { event: clockKindsShown, details: { ...clock, anchor: 'always' } },
  clockMoved: { event: clockKindsShown, details: { ...clock, anchor: 'always', reason: 'always' } },
  clockMet: { event: clockKindsShown, details: { ...clock, metAt: 'always' } },
  clockMetLate: { event: clockKindsShown, details: { ...clock, metAt: 'always' } },
  clockStopped: { event: clockKindsShown, details: clock },
  latenessCorrected: {
    event: clockKindsShown,
    details: { ...clock, lateSince: 'always', reason: 'always' },
  },
} as const satisfies Partial<EventRows<AuditEventType>>;

const ofPlacement = {
  forensicTeamReferred: { event: 'always', details: {} },
  spoaDecided: { event: 'always', details: { decision: 'always', candidates: 'always' } },
  referralRedirected: { event: 'always', details: { from: 'always', to: 'always' } },
  referralReturned: { event: 'always', details: { questions: 'always' } },
  referralInformationGiven: { event: 'always', details: { resubmitted: 'always' } },
  spoaDecisionTakenBack: { event: 'always', details: { round: 'always', reason: 'laterIdentity' } },
  placementEnded: { event: 'always', details: { agency: 'always', end: 'always', reason: 'laterIdentity' } },
  transferAsked: {
    event: 'always',
    details: { from: 'always', to: 'always', effectiveOn: 'always', reason: 'laterIdentity' },
  },
  transferAnswered: { event: 'always', details: { agency: 'always', decision: 'always', reason: 'always' } },
  transferNotMade: { event: 'always', details: { to: 'always', end: 'always' } },
  transferred: { event: 'always', details: { from: 'always', to: 'always' } },
  candidatePassedOver: { event: 'always', details: { agency: 'always' } },
  noCandidateLeft: { event: 'always', details: { round: 'always' } },
  offerAnswered: { event: 'always', details: { agency: 'always', decision: 'always', reason: 'always' } },
  offerLapsed: { event: 'always', details: { workItemId: 'always', agency: 'always' } },
  offersTakenBack: { event: 'always', details: { round: 'always' } },
  // Among the reasons is what the person asked for.
  placeTaken: {
    event: 'always',
    details: { agency: 'always', holder: 'always', id: 'always', reason: 'laterIdentity' },
  },
  careManagerLeaves: { event: 'always', details: { holder: 'always', id: 'always', lastDay: 'always' } },
  absenceCovered: { event: 'always', details: { careManager: 'always', from: 'always', until: 'always' } },
  placementTold: { event: 'always', details: { agency: 'always', healthHome: 'always' } },
  handedOff: {
    event: 'always',
    details: {
      at: 'always',
      introduction: 'always',
      from: 'always',
      to: 'always',
      careManager: 'always',
      team: 'always',
    },
  },
  // Among the points is parole.
  handOffChecklistChanged: {
    event: 'always',
    details: { revision: 'always', changed: 'identity', open: 'identity' },
  },
  handOffChecklistSigned: { event: 'always', details: { revision: 'always', side: 'always' } },
  paroleOfficerContacted: {
    event: 'identity',
    details: { outcome: 'always', at: 'always', how: 'always', attempts: 'always' },
  },
  episodeOpened: { event: 'always', details: { hhPlusRate: 'always' } },
} as const satisfies Partial<EventRows<AuditEventType>>;

const ofAdmission = { number: 'always', at: 'always' } as const;
const kindAndReason = { kind: 'always', reason: 'always' } as const;
const left = { at: 'always', dateOnly: 'always', on: 'always' } as const;
const ofDischarge = {
  dischargePlanned: { event: 'always', details: { ...plan, dateOnly: 'always' } },
  // Among the reasons are a home that is not there, and the law.
  dischargePlanCancelled: { event: 'always', details: { reason: 'identity' } },
  discharged: { event: 'always', details: left },
  dischargeCorrected: { event: 'always', details: { ...left, reason: 'always' } },
  // Where the person was, and what was found of them.
  admissionRecorded: { event: 'identity', details: { ...ofAdmission, place: 'laterIdentity' } },
  admissionEnded: { event: 'identity', details: ofAdmission },
  ...ofIdentity,
  caseReopened: { event: 'always', details: { wasClosedAs: 'always' } },
  possibleDuplicate: { event: 'always', details: { contactId: 'always', of: 'always' } },
  duplicateAnswered: { event: 'always', details: { contactId: 'always', decision: 'always' } },
  factVoided: { event: voidedFactsShown, details: { ...kindAndReason, id: 'always' } },
  factCorrected: { event: correctedFactsShown, details: { ...kindAndReason, number: 'always' } },
  factRecorded: { event: 'identity', details: { number: 'always', fact: 'always' } },
  decidedAnew: {
    event: 'always',
    ruleIds: 'treatment',
    details: {
      because: 'identity',
      eligible: 'always',
      hhPlusRate: 'always',
      wasEligible: 'always',
      wasHhPlusRate: 'always',
    },
  },
  ...ofVoids,
  facilityMoved: { event: 'always', details: { from: 'always', to: 'always', at: 'always' } },
  readmitted: { event: 'always', details: { at: 'always' } },
  contactRecorded: { event: 'always', details: { at: 'always', method: 'always', outcome: 'always' } },
  contactVoided: { event: 'always', details: { dischargedAt: 'always' } },
  medicaidConfirmed: { event: 'always', details: { outcome: 'laterIdentity', at: 'always' } },
} as const satisfies Partial<EventRows<AuditEventType>>;

const ofOrders = {
  aotOrderRecorded: { event: 'always', details: order },
  aotOrderChanged: { event: 'always', details: order },
  aotOrderConfirmed: { event: 'always', details: { orderId: 'always', revision: 'always' } },
  aotOrderRejected: { event: 'always', details: { orderId: 'always', revision: 'always' } },
  aotOrderReviewed: { event: 'carriers', details: { decision: 'order' } },
  aotOrderLapsed: { event: 'always', details: { orderId: 'always', lastDay: 'always' } },
  aotAgreementRecorded: {
    event: 'carriersOrIdentity',
    details: { agreementId: 'always', kind: 'always', from: 'always' },
  },
  aotTransferDirected: { event: 'always', details: { from: 'always', to: 'always', healthHomes: 'always' } },
  healthHomeToldOfAot: {
    event: 'always',
    details: { at: 'always', orderCopyGiven: 'always', treatmentExchange: 'always' },
  },
  planOfCarePut: { event: 'carriers', details: { material: 'order', missing: 'order' } },
} as const satisfies Partial<EventRows<AuditEventType>>;

const step = { stepId: 'always', occurredAt: 'always', enteredLate: 'always', kind: 'order' } as const;
const ofSearches = {
  concernRaised: {
    event: 'carriersOrIdentity',
    details: { concernId: 'always', kind: 'order', receivedAt: 'always' },
  },
  concernWithdrawn: { event: 'carriersOrIdentity', details: { concernId: 'always', reason: 'order' } },
  deemedMissing: {
    event: 'carriersOrIdentity',
    details: { ...ofSearch, receivedAt: 'always', month: 'always' },
  },
  foundAfterOrder: { event: 'carriersOrIdentity', details: { at: 'always' } },
  missingAcknowledged: { event: 'carriersOrIdentity', details: { search: 'always' } },
  contactInTimeEnteredLate: { event: 'carriersOrIdentity', details: ofSearch },
  contactWhileMissing: { event: 'carriersOrIdentity', details: ofSearch },
  searchCommenced: { event: 'carriersOrIdentity', details: ofSearch },
  searchProtocolTakenUp: { event: 'carriers', details: { search: 'always', protocolId: 'always' } },
  searchStepRecorded: { event: 'carriers', details: step },
  reengagementStepRecorded: { event: 'carriers', details: step },
  sightingRecorded: {
    event: 'carriersOrIdentity',
    details: { stepId: 'always', at: 'always', credible: 'order', how: 'order' },
  },
  searchSweptAgain: {
    event: 'carriers',
    details: { ...workItem, search: 'always', rung: 'always', still: 'always' },
  },
  searchFollowsOrder: { event: 'carriersOrIdentity', details: { search: 'always', orderEndsAt: 'always' } },
  searchResumed: { event: 'carriers', details: { search: 'always', epoch: 'always', why: 'order' } },
  searchReopened: { event: 'carriersOrIdentity', details: { search: 'always' } },
  searchSuperseded: { event: 'carriers', details: { search: 'always', by: 'always' } },
  searchEnded: { event: 'carriersOrIdentity', details: { ...ofSearch, reason: 'order', place: 'order' } },
} as const satisfies Partial<EventRows<AuditEventType>>;

const significantEvent = { eventId: 'always', kind: 'order' } as const;
const ofSignificantEvents = {
  significantEventsAcknowledged: { event: 'carriers', details: { upTo: 'always' } },
  significantEventRaised: {
    event: 'carriers',
    details: { ...significantEvent, occurredAt: 'always', search: 'always' },
  },
  significantEventReported: {
    event: 'carriers',
    details: { ...significantEvent, dueAt: 'always', reportedAt: 'always', channel: 'always' },
  },
  significantEventReportBounced: {
    event: 'carriers',
    details: { ...significantEvent, at: 'always', channel: 'always' },
  },
} as const satisfies Partial<EventRows<AuditEventType>>;

export const eventsShown: EventRows<AuditEventType> = {
  ...ofCase,
  ...ofWork,
  ...ofPlacement,
  ...ofNotices,
  ...ofDischarge,
  ...ofOrders,
  ...ofSearches,
  ...ofSignificantEvents,
};

const isAboutKinds = (type: string): boolean =>
  Object.entries<EventRow<Record<string, unknown>>>(eventsShown).some(
    ([known, { event }]) => known === type && typeof event !== 'string',
  );

/** Of a kind that a row does not know, as of an event that this version does not. */
const openingFor = (cell: Opening | ByKind, kind: string): Opening =>
  typeof cell === 'string'
    ? cell
    : Object.entries(cell).reduce<Opening>(
        (found, [known, opening]) => (known === kind ? opening : found),
        'laterFull',
      );

const entryFields = {
  seq: 'always',
  at: 'always',
  type: 'always',
  says: 'always',
  by: 'always',
  ruleIds: 'always',
  details: 'always',
} as const satisfies Part<TimelineEntry>['fields'];

const entryBy = (row: EventRow<Record<string, unknown>>, kind: string): Part<TimelineEntry> => ({
  opening: openingFor(row.event, kind),
  fields: {
    ...entryFields,
    ruleIds: row.ruleIds ?? 'always',
    details: {
      opening: 'always',
      fields: Object.fromEntries(
        Object.entries(row.details).map(([name, cell]) => [name, openingFor(cell, kind)]),
      ),
    },
  },
});

const entriesOf = ([type, row]: [string, EventRow<Record<string, unknown>>]): [
  string,
  Part<TimelineEntry>,
][] =>
  typeof row.event === 'string'
    ? [[type, entryBy(row, '')]]
    : Object.keys(row.event).map((kind) => [`${type} ${kind}`, entryBy(row, kind)]);

const entryDisclosure: Choice<TimelineEntry> = {
  // What has no words is of another version, whatever its name.
  choose: ({ type, says, details: { kind } }) => {
    if (says === undefined) return '';
    return isAboutKinds(type) ? `${type} ${String(kind)}` : type;
  },
  of: new Map(Object.entries<EventRow<Record<string, unknown>>>(eventsShown).flatMap(entriesOf)),
  otherwise: { opening: 'laterFull', fields: entryFields },
};

export const timelineDisclosure: Part<Timeline, 'always'> = {
  opening: 'always',
  fields: {
    caseId: 'always',
    legalBasis: 'always',
    phase: 'always',
    events: { opening: 'always', item: entryDisclosure },
    notices: { opening: 'always', item: noticeDisclosure },
    cursor: 'always',
  },
};
