/**
 * Which kinds of work, clocks and notices everybody of a case is shown, and which tell more than that an order stands. The
 * owner of work and the addressee of a notice are shown it in any case. A kind without a row does not compile.
 */
import type { NoticeKind } from '../notices/notice.ts';
import type { ClockKind } from '../shared/clock-record.ts';
import type { WorkItemKind } from '../shared/work-item.ts';
import type { Opening } from './openings.ts';

export const workKindsShown: Readonly<Record<WorkItemKind, Opening>> = {
  forensicTransition: 'always',
  spoaDecision: 'always',
  cmaAcceptance: 'always',
  warmHandOff: 'always',
  discharge: 'always',
  faceToFaceContact: 'always',
  credibleContact: 'carriersOrIdentity',
  significantEventReport: 'carriers',
  missingAcknowledgement: 'carriersOrIdentity',
  significantEventAcknowledgement: 'carriers',
  searchOutcome: 'carriersOrIdentity',
  tellPlan: 'always',
  medicaidFollowUp: 'always',
  omhMissingReport: 'carriersOrIdentity',
  confirmAotOrder: 'always',
  aotFirstContact: 'carriersOrIdentity',
  aotReportToOmh: 'carriers',
  aotReview: 'carriers',
  cairsReport: 'carriers',
  aotTransfer: 'always',
  tellHealthHomeOfAot: 'always',
};

export const clockKindsShown: Readonly<Record<ClockKind, Opening>> = {
  forensicTransition: 'always',
  spoaDecision: 'always',
  cmaAcceptance: 'always',
  warmHandOff: 'always',
  faceToFaceContact: 'always',
  tellPlan: 'always',
  forensicContactTarget: 'always',
  medicaidFollowUp: 'always',
  credibleContact: 'carriersOrIdentity',
  aotFirstContact: 'carriersOrIdentity',
  significantEvent: 'carriers',
};

const ofJourney = {
  referralReceived: 'always',
  forensicTransitionStarted: 'always',
  forensicTransitionOverdue: 'always',
  decisionOverdue: 'always',
  offerMade: 'always',
  offerLapsed: 'always',
  offerTakenBack: 'always',
  offerDeclined: 'always',
  noCmaAvailable: 'always',
  placementMade: 'always',
  tellPlan: 'always',
  tellPlanOverdue: 'always',
  handOffDue: 'always',
  handOffOverdue: 'always',
  handedOff: 'always',
  dischargePlanMoved: 'always',
  dischargePlanCancelled: 'always',
  dischargeDateDue: 'always',
  dischargeReportDue: 'always',
  discharged: 'always',
  dischargeCorrected: 'always',
  readmitted: 'always',
  contactDue: 'always',
  contactOverdue: 'always',
  medicaidFollowUp: 'always',
  medicaidFollowUpOverdue: 'always',
  referralRedirected: 'always',
  consentSigned: 'always',
  consentWithdrawn: 'always',
  consentRefused: 'always',
  contactMade: 'always',
  caseClosed: 'always',
  emergencyAccessOpened: 'always',
} as const;

const ofSearches = {
  missingConcern: 'carriersOrIdentity',
  credibleContactDue: 'carriersOrIdentity',
  concernClosed: 'carriersOrIdentity',
  aotMissing: 'carriersOrIdentity',
  aotMissingUnread: 'carriersOrIdentity',
  eventReportDue: 'carriers',
  eventReportOverdue: 'carriers',
  eventReported: 'carriers',
  eventReportBounced: 'carriers',
  omhMissingReportDue: 'carriersOrIdentity',
  omhMissingReportOverdue: 'carriersOrIdentity',
  searchStarted: 'carriersOrIdentity',
  searchSweepDue: 'carriersOrIdentity',
  searchSweepMissed: 'carriersOrIdentity',
  searchUpdate: 'carriersOrIdentity',
  located: 'carriersOrIdentity',
  searchEnded: 'carriersOrIdentity',
  significantEvent: 'carriers',
  significantEventUnread: 'carriers',
} as const;

/** That an order stands, began or ended is told to everybody of the case; its duties are not. */
const ofOrders = {
  aotOrderRecorded: 'always',
  aotOrderToConfirm: 'always',
  aotOrderConfirmOverdue: 'always',
  aotOrderLapsed: 'always',
  aotFirstContactDue: 'carriersOrIdentity',
  aotFirstContactOverdue: 'carriersOrIdentity',
  aotReportToOmhDue: 'carriers',
  aotReportToOmhOverdue: 'carriers',
  aotReviewDue: 'carriers',
  aotReviewOverdue: 'carriers',
  cairsReportDue: 'carriers',
  cairsReportOverdue: 'carriers',
  aotTransferDue: 'always',
  aotTransferOverdue: 'always',
  aotTransferDirected: 'always',
  tellHealthHomeDue: 'always',
  tellHealthHomeOverdue: 'always',
  healthHomeToldOfAot: 'always',
} as const;

export const noticeKindsShown: Readonly<Record<NoticeKind, Opening>> = {
  ...ofJourney,
  ...ofSearches,
  ...ofOrders,
};

/** Of done work, what the answer was, to whoever is shown the work. */
export const outcomesShown: Readonly<Record<WorkItemKind, Opening>> = {
  forensicTransition: 'always',
  spoaDecision: 'always',
  cmaAcceptance: 'always',
  warmHandOff: 'always',
  discharge: 'always',
  faceToFaceContact: 'always',
  credibleContact: 'always',
  significantEventReport: 'always',
  missingAcknowledgement: 'always',
  significantEventAcknowledgement: 'always',
  searchOutcome: 'always',
  tellPlan: 'always',
  medicaidFollowUp: 'laterIdentity',
  omhMissingReport: 'always',
  confirmAotOrder: 'always',
  aotFirstContact: 'always',
  aotReportToOmh: 'always',
  aotReview: 'order',
  cairsReport: 'always',
  aotTransfer: 'always',
  tellHealthHomeOfAot: 'always',
};
