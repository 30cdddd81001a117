/**
 * What a notice says in plain words to whoever reads it as mail: what happened, and what is asked. A closed table, as the
 * subjects are; whom it is about is behind the link alone.
 */
import type { NoticeKind } from './notice.ts';

export const noticeWords = {
  referralReceived:
    'A State facility referred a person to your county before discharge. Decide on the referral: accept it and name an agency, return it for information, send it on, or decline it with a reason.',
  forensicTransitionStarted:
    'A release to New York City is being prepared. Your forensic transitional team has the case first and refers it onward.',
  forensicTransitionOverdue:
    'A forensic transition still waits for its referral onward. Refer it, or see who does.',
  decisionOverdue:
    "The decision on a referral is past its time. Decide, or see that somebody does: the person's discharge does not wait.",
  referralReturned:
    'The county returned a referral and asks for information. Read what is asked and send the referral again.',
  referralInformationOverdue:
    'Information that the county asked for was not given in time. Give it, or ask the facility for it.',
  referralInformationGiven: 'The information that was asked for has been given. Go on with the referral.',
  placementOverdue:
    "A person has waited too long for a care management agency. Name one, or ask OMH's field office for help.",
  placementEnded:
    'An agency no longer has a person. The county seeks another agency; until then the county answers for the person.',
  transferAsked:
    'Another agency, the county or the member asks that your agency take a member over. Accept or decline.',
  transferAnswerOverdue: 'A transfer still waits for the answer of the agency that was asked.',
  transferAgreed: 'The agency that was asked accepted a transfer. Prepare the warm hand-off together.',
  transferNotMade: 'A transfer does not take place. The member stays where they are.',
  transferred: 'A member was transferred to another agency. Read who has the member now.',
  offerOverdue: 'An offer to an agency still waits for its answer. Ask the agency, or name another.',
  offerMade:
    'The county offers a person to your agency. Accept or decline; the hand-off begins with your acceptance.',
  offerLapsed: 'An offer lapsed because nobody answered it. The next agency is asked.',
  offerTakenBack: 'An offer was taken back. You need not answer it any more.',
  offerDeclined: 'An agency declined an offer. Read its reason; the next agency is asked.',
  noCmaAvailable: 'No care management agency accepted the person. The county decides again.',
  placementMade: 'A member was placed with an agency, which accepted them.',
  tellPlan: 'The HH+ status of a member changed. Tell the managed care plan and record when you did.',
  tellPlanOverdue: "A managed care plan was not told in time of a member's HH+ status.",
  careManagerToName: 'A member has no care manager. Name a care manager or a team.',
  careManagerToNameOverdue: 'A member still has no care manager or team.',
  handOffDue: 'A warm hand-off is due. Meet the person with the discharge team, and complete the checklist.',
  handOffOverdue:
    'A warm hand-off was not completed in time. Complete it: late is recorded as late, and still counts.',
  handedOff: 'The warm hand-off of a member was completed.',
  handOffPointsOpen:
    'A person leaves while points of the hand-off are still open. Read which, and close them.',
  paroleContactDue: 'A person is on parole. Be in touch with the parole officer and record it.',
  paroleContactOverdue: 'The contact with a parole officer was not made in time.',
  dischargePlanMoved: 'The planned discharge of a person moved. Read the new day.',
  dischargePlanCancelled: 'The planned discharge of a person was cancelled. The referral stands.',
  dischargeDateDue: 'A referral has no discharge date. Set one, or withdraw the referral.',
  dischargeReportDue: 'The day of a planned discharge has passed. Report whether it happened.',
  discharged: 'A person was discharged. The 48 hours for the face-to-face contact run from the discharge.',
  dischargeCorrected: 'The time of a discharge was corrected. The 48 hours run from the corrected time.',
  readmitted: 'A discharged person was readmitted. The clock of the contact stopped.',
  contactDue:
    'A person was discharged. See them face to face within 48 hours of the discharge and record the contact.',
  contactOverdue:
    'Nobody has seen a discharged person face to face within 48 hours. See them now; late is recorded as late, and still counts.',
  medicaidFollowUp: 'A person moved to another district. Confirm that Medicaid moved along.',
  medicaidFollowUpOverdue: 'It is still not confirmed that Medicaid moved to the new district.',
  referralRedirected: 'A referral was sent to another county, which decides on it now.',
  memberAdmitted:
    'A member was admitted to a hospital. Be in touch with the hospital and plan the discharge.',
  memberAdmittedOverdue: 'A member was admitted, and nobody was in touch with the hospital.',
  memberLeftHospital: 'A member has left the hospital. Read the case and plan the next contact.',
  decidedAnew: 'New facts changed the decision on HH+. Read the case again.',
  facilityMoved: 'A person moved to another State facility, which goes on with the referral.',
  referralCame: 'A referral came to your facility along with a person. Go on with it.',
  consentSigned: 'A person signed an authorization. What it opens is in the case.',
  consentRefused: 'A person refused to have anything told. What you may see follows from that.',
  consentWithdrawn: 'A person withdrew an authorization. What it opened is closed.',
  consentExpired:
    'An authorization has expired. What it opened is closed; ask the person again if it is needed.',
  contactMade: 'The face-to-face contact after the discharge was made.',
  possibleDuplicate: 'Two contacts look like one. Say whether they are.',
  possibleDuplicateOverdue:
    'It was not said whether two contacts are one. Until then the later one does not count.',
  contactWasInTime: 'A face-to-face contact that stood overdue was made in time, as was entered later.',
  contactVoided: 'A face-to-face contact was entered in error. The contact is owed.',
  dischargeVoided: 'A discharge was entered in error. The person has not left.',
  dischargePlanVoided: 'A plan of a discharge was entered in error. Read which plan stands.',
  handOffVoided: 'A warm hand-off was entered in error. It is owed.',
  readmissionVoided: 'A readmission was entered in error. The discharge stands, and so do its 48 hours.',
  admissionVoided: 'An admission of a member was entered in error.',
  caseClosed: 'A case was closed. Read why, and what is still owed.',
  caseReopened: 'A case was closed in error and goes on. Read what is open.',
  factCorrected: 'Something that a referral says was corrected. Read the case again before you act on it.',
  namesakeReferred:
    'Somebody was referred who has the name of a person of yours. Take care that nothing is mixed up.',
  identityToConfirm: 'Two referrals may be of one person. Say whether they are.',
  identityConfirmOverdue: 'It was not said whether two referrals are of one person.',
  sameAsLater: 'A second referral was found to be of a person of yours. It is closed, and yours goes on.',
  notSameAsLater: 'A second referral is of another person after all. It goes on by itself.',
  secondReferralReceived:
    'A second source referred a person of yours. What it told waits until the county says whether it counts.',
  evidenceConfirmOverdue: 'It was not said whether what a second source told counts.',
  dischargeToConfirm: 'A discharge was reported by others than the facility. Confirm it or correct it.',
  dischargeConfirmOverdue: 'A discharge that others reported still waits for its facility.',
  dischargeConfirmed: 'The facility confirmed a discharge.',
  deathReported: 'A death was reported. The county confirms it or not; until then all goes on.',
  deathReportOverdue: 'A report of a death still waits for your confirmation.',
  deathReportRejected: 'A report of a death was not confirmed. All goes on.',
  emergencyAccessOpened: 'Somebody opened a case in an emergency. Review who read it, and why.',
  missingConcern:
    'A person under a court order could not be reached. The 24 hours without credible contact run.',
  credibleContactDue:
    'A person under a court order must be reached within 24 hours of the notice. Reach them, or record what was tried.',
  concernClosed: 'A person under a court order was reached. The concern is closed.',
  aotMissing:
    'A person under a court order is missing: there was no credible contact for 24 hours. Acknowledge this in your own name, and agree with the agency on the search.',
  aotMissingUnread:
    'Nobody at the county has acknowledged that a person under a court order is missing. Acknowledge it in your own name, or reach somebody who does.',
  eventReportDue: 'A significant event is to be reported to the county within 24 hours.',
  eventReportOverdue: 'The report of a significant event to the county is past its 24 hours. Report it now.',
  eventReported:
    'The agency reported a significant event of a person under a court order. Read it in the case.',
  eventReportBounced: 'A report of a significant event did not reach you. Read it in the case.',
  omhMissingReportDue: 'A person under a court order is missing. Report it to OMH at once.',
  omhMissingReportOverdue: 'OMH was not told that a person under a court order is missing. Report it now.',
  searchStarted: 'A diligent search for a missing person has begun.',
  searchSweepDue: 'Repeat the search for a missing person and record each step.',
  searchSweepMissed: 'A search for a missing person stands still. Record what was done, or search now.',
  searchUpdate: 'A person is still missing. Agree on further steps with the agency.',
  located: 'A missing person was located. Read where the case stands.',
  searchEnded: 'A search ended because the court order is not active any more.',
  searchReopened: 'What ended a search was entered in error. The search goes on.',
  aotOrderRecorded: 'A court order was recorded. Read its dates and what it asks for.',
  aotOrderToConfirm: 'An agency told of a court order. Confirm it, or say that there is none.',
  aotOrderConfirmOverdue: 'A court order that an agency told of still waits for your confirmation.',
  aotOrderLapsed: 'A court order lapsed without renewal. What was owed under it is read in the case.',
  aotFirstContactDue: 'A court order began. Make the first contact under it.',
  aotFirstContactOverdue: 'The first contact under a court order was not made in time.',
  aotReportToOmhDue: 'Report a court order to OMH.',
  aotReportToOmhOverdue: 'A court order was not reported to OMH in time.',
  aotReviewDue: 'A court order ends soon. Review whether it is to be renewed.',
  aotReviewOverdue: 'The review of a court order before its end is overdue.',
  cairsReportDue: 'A CAIRS report is due.',
  cairsReportOverdue: 'A CAIRS report is overdue.',
  aotTransferDue: 'The agency of a person under a court order may not serve AOT. Direct a transfer.',
  aotTransferOverdue: 'A transfer that you must direct is overdue.',
  aotTransferDirected: 'The county directed a transfer. Read the day and the agency.',
  tellHealthHomeDue: "A member's court order changed. Tell the Health Home.",
  tellHealthHomeOverdue: "The Health Home was not told in time of a member's court order.",
  healthHomeToldOfAot: "A member's court order began, ended or moved.",
  significantEvent: 'A significant event was reported. Acknowledge it in your own name.',
  significantEventUnread:
    'A significant event was not acknowledged. Acknowledge it in your own name, or reach somebody who does.',
  significantEventVoided: 'A significant event was reported in error. Nothing is owed for it.',
} as const satisfies Record<NoticeKind, string>;
