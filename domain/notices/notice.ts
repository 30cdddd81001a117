/**
 * Notices: what an organisation is told. What leaves of one is made in publication.ts from closed templates; no name,
 * CIN, birth date or ward can get in. It ends by a named person's acknowledgement, or with what it asked for or told of
 * (settle-notices.ts); never by having been sent.
 */
import * as z from 'zod';
import { storedCaseId, storedCode, storedId, storedInstant } from '../shared/stored-text.ts';
import { personSchema } from '../shared/actor.ts';
import { deliverySchema, type Delivery } from './delivery.ts';
import { recipientSchema, type Recipient } from '../shared/recipient.ts';

/** Each asks the organisation that it goes to for something. */
const askingKinds = [
  'referralReceived',
  'forensicTransitionStarted',
  'forensicTransitionOverdue',
  'decisionOverdue',
  'referralReturned',
  'referralInformationOverdue',
  'placementOverdue',
  'transferAsked',
  'transferAnswerOverdue',
  'offerOverdue',
  'offerMade',
  'tellPlan',
  'tellPlanOverdue',
  'careManagerToName',
  'careManagerToNameOverdue',
  'handOffDue',
  'handOffOverdue',
  'paroleContactDue',
  'paroleContactOverdue',
  'dischargeDateDue',
  'dischargeReportDue',
  'contactDue',
  'contactOverdue',
  'medicaidFollowUp',
  'medicaidFollowUpOverdue',
  'memberAdmittedOverdue',
  'possibleDuplicate',
  'possibleDuplicateOverdue',
  'identityToConfirm',
  'identityConfirmOverdue',
  'secondReferralReceived',
  'evidenceConfirmOverdue',
  'dischargeToConfirm',
  'dischargeConfirmOverdue',
  'deathReported',
  'deathReportOverdue',
  'emergencyAccessOpened',
  'missingConcern',
  'credibleContactDue',
  'aotMissing',
  'aotMissingUnread',
  'eventReportDue',
  'eventReportOverdue',
  'eventReportBounced',
  'omhMissingReportDue',
  'omhMissingReportOverdue',
  'searchSweepDue',
  'searchSweepMissed',
  'aotOrderToConfirm',
  'aotOrderConfirmOverdue',
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
  'tellHealthHomeDue',
  'tellHealthHomeOverdue',
  'significantEvent',
  'significantEventUnread',
  'noticeUndelivered',
] as const;

/** They ask nobody for anything, unless they name work that their reader owes (notice-traits.ts). */
export const tellingKinds = [
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
  'memberAdmitted',
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
  'caseClosed',
  'caseReopened',
  'factCorrected',
  'namesakeReferred',
  'sameAsLater',
  'notSameAsLater',
  'dischargeConfirmed',
  'deathReportRejected',
  'concernClosed',
  'eventReported',
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
] as const;

export const noticeKinds = [...askingKinds, ...tellingKinds] as const;
export type NoticeKind = (typeof noticeKinds)[number];

const known: ReadonlySet<string> = new Set(noticeKinds);
const isNoticeKind = (kind: string): kind is NoticeKind => known.has(kind);
export const noticeKindSchema = z.string().max(64).refine(isNoticeKind, 'Unknown notice kind.');

/** OMH’s AOT program coordination: told when a county does not answer. */
export const centralOffice: Recipient = { role: 'state', org: 'omh' };

/** A mailbox of a protocol is a name for a role, never a person's address. */
export const mailboxSchema = z.string().regex(/^[a-z][A-Za-z0-9-]{1,62}$/);

/**
 * Why a notice is closed without anybody's name: a later one stands for it, its work was done, its work is no longer asked of
 * its reader, or it only told and the case was opened.
 */
export const closingReasons = ['replaced', 'done', 'cancelled', 'read'] as const;
export type ClosingReason = (typeof closingReasons)[number];

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
  /** The organisation that could not be told, where it is about that. */
  unreached: recipientSchema.optional(),
  /** Mailbox of a role at the recipient, where its protocol names one; never a person. */
  contact: storedCode.optional(),
  /** `open`: asks its organisation for something. `unread`: only tells. */
  status: z.enum(['open', 'unread', 'acknowledged', 'closed']),
  publishedAt: storedInstant.optional(),
  delivery: deliverySchema.optional(),
  acknowledgedBy: personSchema.optional(),
  acknowledgedAt: storedInstant.optional(),
  closedAt: storedInstant.optional(),
  closedBecause: z.enum(closingReasons).optional(),
  version: z.int(),
});
export type Notice = z.infer<typeof noticeSchema>;

/** A notice of which it is known that it left, or that nobody would have heard it: relayed again, nothing happens again. */
export const isRelayed = ({ publishedAt, delivery }: Notice): boolean =>
  publishedAt !== undefined || delivery !== undefined;

/** As it stands then. */
export const relayed = (notice: Notice, delivery: Delivery): Notice => ({
  ...notice,
  delivery,
  ...(delivery.state === 'published' && { publishedAt: delivery.at }),
});
