/**
 * Notices: what an organisation is told. What leaves of one is made in publication.ts from closed templates; no name,
 * CIN, birth date or ward can get in. It is closed by a named person's acknowledgement, not by having been sent.
 */
import * as z from 'zod';
import { storedCaseId, storedCode, storedId, storedInstant } from '../shared/stored-text.ts';
import { personSchema } from '../shared/actor.ts';
import { deliverySchema, type Delivery } from './delivery.ts';
import { recipientSchema, type Recipient } from '../shared/recipient.ts';

export const noticeKinds = [
  'referralReceived',
  'forensicTransitionStarted',
  'forensicTransitionOverdue',
  'decisionOverdue',
  'referralReturned',
  'referralInformationOverdue',
  'referralInformationGiven',
  'placementOverdue',
  'placementEnded',
  'transferAsked',
  'transferAnswerOverdue',
  'transferAgreed',
  'transferNotMade',
  'transferred',
  'offerOverdue',
  'offerMade',
  'offerLapsed',
  'offerTakenBack',
  'offerDeclined',
  'noCmaAvailable',
  'placementMade',
  'tellPlan',
  'tellPlanOverdue',
  'careManagerToName',
  'careManagerToNameOverdue',
  'handOffDue',
  'handOffOverdue',
  'handedOff',
  'handOffPointsOpen',
  'paroleContactDue',
  'paroleContactOverdue',
  'dischargePlanMoved',
  'dischargePlanCancelled',
  'dischargeDateDue',
  'dischargeReportDue',
  'discharged',
  'dischargeCorrected',
  'readmitted',
  'contactDue',
  'contactOverdue',
  'medicaidFollowUp',
  'medicaidFollowUpOverdue',
  'referralRedirected',
  'memberAdmitted',
  'memberAdmittedOverdue',
  'memberLeftHospital',
  'decidedAnew',
  'facilityMoved',
  'referralCame',
  'consentSigned',
  'consentRefused',
  'consentWithdrawn',
  'consentExpired',
  'contactMade',
  'contactVoided',
  'dischargeVoided',
  'dischargePlanVoided',
  'handOffVoided',
  'readmissionVoided',
  'admissionVoided',
  'contactWasInTime',
  'possibleDuplicate',
  'possibleDuplicateOverdue',
  'caseClosed',
  'caseReopened',
  'factCorrected',
  'namesakeReferred',
  'identityToConfirm',
  'identityConfirmOverdue',
  'sameAsLater',
  'notSameAsLater',
  'secondReferralReceived',
  'evidenceConfirmOverdue',
  'dischargeToConfirm',
  'dischargeConfirmOverdue',
  'dischargeConfirmed',
  'deathReported',
  'deathReportOverdue',
  'deathReportRejected',
  'emergencyAccessOpened',
  'missingConcern',
  'credibleContactDue',
  'concernClosed',
  'aotMissing',
  'aotMissingUnread',
  'eventReportDue',
  'eventReportOverdue',
  'eventReported',
  'eventReportBounced',
  'omhMissingReportDue',
  'omhMissingReportOverdue',
  'searchStarted',
  'searchSweepDue',
  'searchSweepMissed',
  'searchUpdate',
  'located',
  'searchEnded',
  'searchReopened',
  'aotOrderRecorded',
  'aotOrderToConfirm',
  'aotOrderConfirmOverdue',
  'aotOrderLapsed',
  'aotFirstContactDue',
  'aotFirstContactOverdue',
  'aotReportToOmhDue',
  'aotReportToOmhOverdue',
  'aotReviewDue',
  'aotReviewOverdue',
  'cairsReportDue',
  'cairsReportOverdue',
  'aotTransferDue',
  'aotTransferOverdue',
  'aotTransferDirected',
  'tellHealthHomeDue',
  'tellHealthHomeOverdue',
  'healthHomeToldOfAot',
  'significantEvent',
  'significantEventUnread',
  'significantEventVoided',
] as const;
export type NoticeKind = (typeof noticeKinds)[number];

const known: ReadonlySet<string> = new Set(noticeKinds);
const isNoticeKind = (kind: string): kind is NoticeKind => known.has(kind);
export const noticeKindSchema = z.string().max(64).refine(isNoticeKind, 'Unknown notice kind.');

/** OMH’s AOT program coordination: told when a county does not answer. */
export const centralOffice: Recipient = { role: 'state', org: 'omh' };

/** A mailbox of a protocol is a name for a role, never a person's address. */
export const mailboxSchema = z.string().regex(/^[a-z][A-Za-z0-9-]{1,62}$/);

export const noticeSchema = z.strictObject({
  noticeId: storedId,
  caseId: storedCaseId,
  kind: noticeKindSchema,
  to: recipientSchema,
  at: storedInstant,
  dueAt: storedInstant.optional(),
  workItemId: storedId.optional(),
  /** The significant event that it tells of, where it is acknowledged by this notice. */
  eventId: storedId.optional(),
  /** Mailbox of a role at the recipient, where its protocol names one; never a person. */
  contact: storedCode.optional(),
  status: z.enum(['open', 'acknowledged']),
  publishedAt: storedInstant.optional(),
  delivery: deliverySchema.optional(),
  acknowledgedBy: personSchema.optional(),
  acknowledgedAt: storedInstant.optional(),
  version: z.int(),
});
export type Notice = z.infer<typeof noticeSchema>;

/** A notice of which it is known that it left, or that nobody would have heard it: relayed again, nothing happens again. */
export const isRelayed = ({ publishedAt, delivery }: Notice): boolean =>
  publishedAt !== undefined || delivery !== undefined;

/** In its next version. */
export const relayed = (notice: Notice, delivery: Delivery): Notice => ({
  ...notice,
  delivery,
  ...(delivery.state === 'published' && { publishedAt: delivery.at }),
  version: notice.version + 1,
});
