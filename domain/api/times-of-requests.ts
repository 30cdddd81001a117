/**
 * Every instant and date that a request can hold, by operation and path: before what it cannot lie, before what it seldom
 * does, and how far from now is usual (domain/policy/unusual-times.ts). A request of which nothing is asked so stands in
 * free-times.ts. A time of a contract without a row fails test/domain/api/times-of-requests.test.ts.
 */
import type { Span } from '../policy/unusual-times.ts';
import type { Operation } from '../shared/operations.ts';

/** What is known of the person and the case that a time is held against. */
export type Floor =
  'birth' | 'admission' | 'move' | 'discharge' | 'opened' | 'accepted' | 'seen' | 'signature';

export interface BoundTime {
  span: Span;
  /** Before these it cannot be. */
  floors: readonly Floor[];
  /** Before these it can be, and seldom is. */
  seldomBefore?: readonly Floor[];
  /** The time beside it, in the same object, that comes first. */
  after?: string;
}
/** Why nothing is asked of it here. */
export interface FreeTime {
  free: string;
}
export type TimeRow = BoundTime | FreeTime;
export type TimeRows = Readonly<Record<string, TimeRow>>;

const stay: readonly Floor[] = ['birth', 'admission'];
const event: BoundTime = { span: 'event', floors: stay };
/** Of a court order and its searches: they may be older than the stay. */
const ofOrder: BoundTime = { span: 'event', floors: ['birth'] };
const past: BoundTime = { span: 'history', floors: ['birth'] };
const paper: BoundTime = { span: 'paper', floors: ['birth'] };
const plan: BoundTime = { span: 'plan', floors: stay };
const lookedBackOn: BoundTime = { span: 'lookBack', floors: ['birth'] };
/** May be about to happen too. */
const transition: BoundTime = { span: 'transition', floors: ['birth'] };
const period: BoundTime = { span: 'period', floors: ['birth'] };

const planned = { plannedFor: plan, plannedOn: plan };
const discharged = (at = ''): TimeRows => ({
  [`${at}dischargedAt`]: { span: 'event', floors: [...stay, 'move'] },
  [`${at}dischargedOn`]: { span: 'event', floors: [...stay, 'move'] },
});
const contacted = (at = ''): TimeRows => ({
  [`${at}at`]: event,
  [`${at}reportedToLguAt`]: { ...event, after: 'at' },
});
const sighted = (at = ''): TimeRows => ({ [`${at}at`]: ofOrder, [`${at}learntAt`]: ofOrder });
const covered: TimeRows = {
  'cover.from': { span: 'cover', floors: [] },
  'cover.until': { span: 'cover', floors: [] },
};
const shownLater = {
  'indicators.actStepDownOn': transition,
  'indicators.incarceration.releasedOn': transition,
  'indicators.psychiatricInpatientAdmissions[]': lookedBackOn,
  'indicators.psychiatricEmergencyVisits[].on': lookedBackOn,
  'indicators.medicalInpatientAdmissions[]': lookedBackOn,
  'indicators.outpatientMentalHealthServices[]': lookedBackOn,
  'indicators.clinicalDiscretion.decidedOn': lookedBackOn,
};
const shown = {
  ...shownLater,
  'indicators.aotOrder.from': period,
  'indicators.aotOrder.until': period,
  'indicators.voluntaryAgreement.signedOn': lookedBackOn,
  'indicators.voluntaryAgreement.until': period,
  'indicators.stateFacilityDischargedOn': transition,
  'indicators.leftOnCampusResidenceOn': transition,
};

const referral: TimeRows = {
  'person.dateOfBirth': { span: 'history', floors: [] },
  // What a referral says of before has no end: an authorization may be years old.
  'consent.signedOn': past,
  'consent.askedOn': past,
  'consent.expiresOn': { ...period, after: 'signedOn' },
  'medicaid.verifiedOn': past,
  'medicaid.followUp.dueOn': { span: 'due', floors: ['birth'] },
  'discharge.plannedFor': plan,
  'discharge.plannedOn': plan,
  'discharge.dischargedAt': event,
  'admission.admittedOn': past,
  'clinical.hospitalizations[].from': past,
  'clinical.hospitalizations[].to': { ...past, after: 'from' },
  'legal.aotOrder.from': period,
  'legal.aotOrder.until': period,
  ...shown,
  'attachments[].dated': past,
  'partTwo.consent.signedOn': past,
  'partTwo.consent.expiresOn': { ...period, after: 'signedOn' },
};

export const byTransferDay: FreeTime = {
  free: 'The day of a transfer is today or within a year (transferDay).',
};
const question: FreeTime = { free: 'A question about any day; nothing of it is kept.' };

/** The answers to work, by its kind: the same field of two kinds may be held to another. */
export const timesOfWork: Readonly<Record<string, TimeRows>> = {
  warmHandOff: { handedOffAt: { ...event, seldomBefore: ['accepted'] } },
  tellPlan: { toldAt: { ...event, seldomBefore: ['accepted'] } },
  paroleOfficerContact: { at: event },
  confirmDischarge: discharged('discharge.'),
  discharge: discharged('discharge.'),
  medicaidFollowUp: { confirmedAt: { ...event, seldomBefore: ['discharge'] } },
  admissionFollowUp: { contactedAt: event },
  faceToFaceContact: contacted('contact.'),
  aotFirstContact: contacted('contact.'),
  credibleContact: sighted('sighting.'),
  searchOutcome: sighted('sighting.'),
  significantEventReport: { reportedAt: ofOrder },
  omhMissingReport: { reportedAt: ofOrder },
  aotReportToOmh: { reportedAt: ofOrder },
  aotReview: { reviewedAt: ofOrder },
  cairsReport: { submittedAt: ofOrder },
  tellHealthHomeOfAot: { toldAt: ofOrder },
  aotTransfer: { effectiveOn: byTransferDay },
};

export const timesOfRequests = {
  submitReferral: referral,
  resubmitReferral: referral,
  putConsent: {
    signedOn: paper,
    expiresOn: { ...period, after: 'signedOn' },
    askedOn: paper,
    withdrawnOn: { ...ofOrder, floors: ['birth', 'signature'] },
  },
  putDischargePlan: { ...planned, readmittedAt: event },
  recordDischarge: discharged(),
  recordContact: contacted(),
  withdrawCase: { at: { ...event, seldomBefore: ['opened', 'discharge', 'seen'] } },
  moveFacility: { movedAt: event, ...planned },
  recordFact: { at: event, on: ofOrder, ...shownLater },
  correctFact: {
    dateOfBirth: { span: 'history', floors: [] },
    'medicaid.verifiedOn': past,
    'medicaid.followUp.dueOn': { span: 'due', floors: ['birth'] },
    ...shown,
  },
  putHandOffChecklist: { 'points[].at': { span: 'paper', floors: stay } },
  raiseMissingConcern: {
    receivedAt: { ...ofOrder, after: 'missedAppointmentAt' },
    missedAppointmentAt: ofOrder,
  },
  recordSearchStep: { occurredAt: ofOrder },
  recordSighting: sighted(),
  putAotOrder: {
    orderedOn: { span: 'order', floors: ['birth'] },
    from: { span: 'order', floors: ['birth'] },
    until: { span: 'order', floors: ['birth'] },
    'ended.at': ofOrder,
  },
  putPlanOfCare: { 'consulted.physician.at': ofOrder, 'consulted.county.at': ofOrder },
  reportSignificantEvent: { occurredAt: ofOrder, awareAt: ofOrder },
  changeCareManager: covered,
  reassignCareManager: covered,
  checkEligibility: {
    dateOfBirth: { span: 'history', floors: [] },
    'stay.admittedOn': question,
    'stay.dischargedOn': { ...question },
    asOf: question,
    knownAt: question,
    ...Object.fromEntries(Object.keys(shown).map((path) => [path, question])),
  },
} as const satisfies Partial<Record<Operation, TimeRows>>;
