/**
 * Notices: what an organisation is told. What leaves of one is made in publication.ts from closed templates; no name,
 * CIN, birth date or ward can get in. It is closed by a named person's acknowledgement, not by having been sent.
 */
import * as z from 'zod';
import { storedCaseId, storedCode, storedId, storedInstant } from '../shared/stored-text.ts';
import { personSchema } from '../shared/actor.ts';
import { recipientSchema, type Recipient } from '../shared/recipient.ts';

/** Kind to subject line. SNS shows the subject in e-mail; it says what to do and nothing about whom. */
export const noticeSubjects = {
  referralReceived: 'A referral waits for your decision',
  forensicTransitionStarted: 'A release to New York City is coming to your team',
  forensicTransitionOverdue: 'A forensic transition waits for its referral onward',
  decisionOverdue: 'A referral decision is overdue',
  referralReturned: 'A referral came back: information is asked for',
  referralInformationOverdue: 'A referral still waits for information',
  referralInformationGiven: 'Information on a referral was given',
  placementOverdue: 'A person has waited too long for an agency',
  placementEnded: 'An agency no longer has a person: the county seeks another',
  transferAsked: 'A member is to be transferred to your agency: answer',
  transferAnswerOverdue: 'A transfer still waits for an answer',
  transferAgreed: 'A transfer was accepted: prepare the warm hand-off',
  transferNotMade: 'A transfer does not take place',
  transferred: 'A member was transferred to another agency',
  offerOverdue: 'An offer still waits for an answer',
  offerMade: 'A person is offered to your agency',
  offerLapsed: 'An offer lapsed without an answer',
  offerTakenBack: 'An offer was taken back',
  offerDeclined: 'An agency declined an offer',
  noCmaAvailable: 'No care management agency accepted',
  placementMade: 'A member was placed with an agency',
  tellPlan: 'Tell the managed care plan of a member’s status',
  tellPlanOverdue: 'A managed care plan was not told of a member’s status',
  careManagerToName: 'Name a care manager or a team for a member',
  careManagerToNameOverdue: 'A member still has no care manager',
  handOffDue: 'A warm hand-off is due',
  handOffOverdue: 'A warm hand-off is overdue',
  handedOff: 'A warm hand-off was completed',
  handOffPointsOpen: 'A person leaves while points of the hand-off are open',
  paroleContactDue: 'Contact a parole officer',
  paroleContactOverdue: 'The contact with a parole officer is overdue',
  dischargePlanMoved: 'A planned discharge moved',
  dischargePlanCancelled: 'A planned discharge was cancelled',
  dischargeDateDue: 'Set a discharge date, or withdraw the referral',
  dischargeReportDue: 'Report whether the planned discharge happened',
  discharged: 'A person was discharged',
  dischargeCorrected: 'A discharge time was corrected',
  readmitted: 'A discharged person was readmitted',
  contactDue: 'A face-to-face contact is due',
  contactOverdue: 'A face-to-face contact is overdue',
  medicaidFollowUp: 'Confirm that Medicaid moved to the new district',
  medicaidFollowUpOverdue: 'Medicaid in the new district is still not confirmed',
  referralRedirected: 'A referral was sent to another county',
  facilityMoved: 'A person moved to another State facility',
  referralCame: 'A referral came along with a person: go on with it',
  consentSigned: 'A new authorization is on file',
  consentRefused: 'A person refused to have anything told',
  consentWithdrawn: 'An authorization was withdrawn',
  contactMade: 'The face-to-face contact was made',
  caseClosed: 'A case was closed',
  dischargeToConfirm: 'A discharge was reported by others: confirm or correct it',
  dischargeConfirmOverdue: 'A discharge still waits for confirmation by its facility',
  dischargeConfirmed: 'The facility confirmed a discharge',
  deathReported: 'A death was reported: the county confirms it or not',
  deathReportOverdue: 'A report of a death still waits for your confirmation',
  deathReportRejected: 'A report of a death was not confirmed: all goes on',
  emergencyAccessOpened: 'A case was opened in an emergency: review who read it',
  missingConcern: 'A person under a court order could not be reached',
  credibleContactDue: 'A person under a court order must be reached',
  concernClosed: 'A person under a court order was reached',
  aotMissing: 'A person under a court order is missing: acknowledge',
  aotMissingUnread: 'A missing person notice was not acknowledged',
  eventReportDue: 'Report a significant event to the county',
  eventReportOverdue: 'The report of a significant event is overdue',
  eventReported: 'A significant event was reported by the agency',
  eventReportBounced: 'A report of a significant event did not reach you',
  omhMissingReportDue: 'Report a missing person to OMH at once',
  omhMissingReportOverdue: 'The report of a missing person to OMH is overdue',
  searchStarted: 'A diligent search has begun',
  searchSweepDue: 'Repeat the search for a missing person',
  searchSweepMissed: 'A search for a missing person stands still',
  searchUpdate: 'A person is still missing: agree on further steps',
  located: 'A missing person was located',
  searchEnded: 'A search ended because the order is not active',
  aotOrderRecorded: 'A court order was recorded',
  aotOrderToConfirm: 'Confirm a court order that an agency told of',
  aotOrderConfirmOverdue: 'A court order still waits for your confirmation',
  aotOrderLapsed: 'A court order lapsed without renewal',
  aotFirstContactDue: 'A first contact under a court order is due',
  aotFirstContactOverdue: 'A first contact under a court order is overdue',
  aotReportToOmhDue: 'Report a court order to OMH',
  aotReportToOmhOverdue: 'The report of a court order to OMH is overdue',
  aotReviewDue: 'Review a court order before it expires',
  aotReviewOverdue: 'The review of a court order is overdue',
  cairsReportDue: 'A CAIRS report is due',
  cairsReportOverdue: 'A CAIRS report is overdue',
  aotTransferDue: 'Direct a transfer: the agency may not serve AOT',
  aotTransferOverdue: 'A transfer that you must direct is overdue',
  aotTransferDirected: 'The county directed a transfer',
  tellHealthHomeDue: 'Tell the Health Home of a court order',
  tellHealthHomeOverdue: 'The Health Home was not told of a court order',
  healthHomeToldOfAot: 'A member’s court order began, ended or moved',
  significantEvent: 'A significant event was reported: acknowledge',
  significantEventUnread: 'A significant event was not acknowledged',
} as const;
export type NoticeKind = keyof typeof noticeSubjects;

const isNoticeKind = (kind: string): kind is NoticeKind => Object.hasOwn(noticeSubjects, kind);
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
  acknowledgedBy: personSchema.optional(),
  acknowledgedAt: storedInstant.optional(),
  version: z.int(),
});
export type Notice = z.infer<typeof noticeSchema>;
