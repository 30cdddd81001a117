/**
 * What a kind of notice is. A legal one tells of a duty that a court order or the guidance puts a time on while a person may
 * be in danger: it leaves alone and at once. One that only tells asks nobody for anything, and ends by being read.
 */
import type { NoticeKind } from './notice.ts';

const legalKinds: ReadonlySet<NoticeKind> = new Set<NoticeKind>([
  'missingConcern',
  'credibleContactDue',
  'aotMissing',
  'aotMissingUnread',
  'eventReportDue',
  'eventReportOverdue',
  'eventReported',
  'eventReportBounced',
  'omhMissingReportDue',
  'omhMissingReportOverdue',
  'significantEvent',
  'significantEventUnread',
  'searchSweepMissed',
]);

const tellingKinds: ReadonlySet<NoticeKind> = new Set<NoticeKind>([
  'referralInformationGiven',
  'placementEnded',
  'transferAgreed',
  'transferNotMade',
  'transferred',
  'offerLapsed',
  'offerTakenBack',
  'offerDeclined',
  'noCmaAvailable',
  'placementMade',
  'handedOff',
  'handOffPointsOpen',
  'dischargePlanMoved',
  'dischargePlanCancelled',
  'discharged',
  'dischargeCorrected',
  'readmitted',
  'referralRedirected',
  'memberLeftHospital',
  'decidedAnew',
  'facilityMoved',
  'referralCame',
  'consentSigned',
  'consentRefused',
  'consentWithdrawn',
  'consentExpired',
  'contactMade',
  'contactWasInTime',
  'contactVoided',
  'dischargeVoided',
  'dischargePlanVoided',
  'handOffVoided',
  'readmissionVoided',
  'admissionVoided',
  'caseClosed',
  'caseReopened',
  'factCorrected',
  'namesakeReferred',
  'sameAsLater',
  'notSameAsLater',
  'dischargeConfirmed',
  'deathReportRejected',
  'concernClosed',
  'searchStarted',
  'searchUpdate',
  'located',
  'searchEnded',
  'searchReopened',
  'aotOrderRecorded',
  'aotOrderLapsed',
  'aotTransferDirected',
  'healthHomeToldOfAot',
  'significantEventVoided',
]);

export const isLegal = (kind: NoticeKind): boolean => legalKinds.has(kind);

/** True of a kind that asks nobody for anything, unless the notice names work that its reader owes. */
export const onlyTells = (kind: NoticeKind): boolean => tellingKinds.has(kind);
