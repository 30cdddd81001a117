/** The words of what rules and handlers refuse; all other problems stand in problems.ts. */
import type { Words } from './problem-kinds.ts';

export const refusals = {
  invalid: { kind: 'invalid', detail: 'The request cannot be read.' },
  malformedJson: {
    kind: 'invalid',
    detail: 'The body is not a JSON object.',
    next: 'Check quotes, commas and brackets.',
  },
  malformedText: { kind: 'invalid', next: 'Send it in UTF-8, so that no letter of a name is lost.' },
  forbiddenKey: { kind: 'invalid', next: 'Remove that field and send the request again.' },
  unknownCursor: { kind: 'invalid', next: 'Start again without a cursor.' },

  unauthenticated: { kind: 'unauthenticated', detail: 'No valid sign-in came with the request.' },

  forbidden: { kind: 'forbidden', detail: 'Your role does not include this.' },
  noLegalBasis: {
    kind: 'forbidden',
    next: 'Ask the facility or the person for an authorization, or use the emergency access if a life is in danger.',
  },
  notAStateFacility: {
    kind: 'forbidden',
    next: 'Ask your administrator to check the organisation of your account.',
  },

  ownProposal: {
    kind: 'forbidden',
    next: 'Ask a colleague who may make this change to confirm it, or take it back with decision refuse.',
  },

  notFound: { kind: 'notFound', detail: 'There is nothing here that you may see.' },

  dailyQuota: {
    kind: 'tooMany',
    next: 'Add the rest tomorrow. A contact, a discharge, a sighting, a report that is owed and an ending are taken at any time.',
  },

  tooManyProposals: {
    kind: 'tooMany',
    next: 'Ask a colleague to confirm those that are right, or wait until the time of the first is over.',
  },

  agencyHasPerson: {
    kind: 'conflict',
    next: 'Tell the agency that has the person; GET the case names it. It reports that they cannot be found.',
  },
  alreadyRenewable: { kind: 'conflict', next: 'Nothing is left to do: the person can open the case again.' },
  emergencyOver: { kind: 'conflict', next: 'Nothing is left to do.' },
  alreadyAcknowledged: { kind: 'conflict', next: 'Nothing is left to do.' },
  alreadyVoided: { kind: 'conflict', next: 'Nothing is left to do; what is right is entered anew.' },
  alreadyDeemedMissing: {
    kind: 'conflict',
    next: 'Record where the person is with POST /cases/{caseId}/sightings.',
  },
  entryReferredTo: { kind: 'conflict', next: 'Change what refers to it first, or end it instead.' },
  alreadyDischarged: { kind: 'conflict', next: 'To correct it, send correctionReason too.' },
  caseClosed: { kind: 'conflict', next: 'If the person needs the service again, submit a new referral.' },
  claimedByAnother: {
    kind: 'conflict',
    next: 'Speak to them; anyone of your organisation may still complete it.',
  },
  notClaimed: {
    kind: 'conflict',
    detail: 'Nobody has taken this work on.',
    next: 'Nothing is left to do: take it on, or complete it.',
  },
  proposalOver: {
    kind: 'conflict',
    next: 'Nothing is left to do; what is still wanted is sent and proposed anew.',
  },
  proposalOvertaken: {
    kind: 'conflict',
    next: 'Refuse it, read the entry, and send the change anew.',
  },
  heldByOrder: { kind: 'conflict' },
  deathAwaitsConfirmation: { kind: 'conflict', next: 'The county answers its work item confirmDeath.' },
  concernDone: { kind: 'conflict', next: 'Nothing is left to do.' },
  concurrentWrite: { kind: 'conflict', next: 'Send the request again.' },
  episodeOpen: {
    kind: 'conflict',
    next: 'Speak to the care management agency; died, moved and refused can still be reported.',
  },
  grantOver: {
    kind: 'conflict',
    detail: 'The grant was revoked already, or its time is over.',
    next: 'Nothing is left to do.',
  },
  notReturned: { kind: 'conflict', next: 'Ask the SPOA to return it with returnForInformation.' },
  factOnRecord: { kind: 'conflict', next: 'Nothing is left to do.' },
  notDischargedYet: { kind: 'conflict' },
  noAdmission: { kind: 'rule', next: 'Report the admission first, with fact admission.' },
  notOnCampus: {
    kind: 'rule',
    next: 'Report when the person came to live there, with fact enteredOnCampusResidence.',
  },
  discretionOfCounty: { kind: 'rule', next: 'Ask the SPOA of the county to record its decision.' },
  notOfStateFacility: {
    kind: 'conflict',
    next: 'Of a stay elsewhere, change the planned discharge with PUT /cases/{caseId}/discharge-plan.',
  },
  hasLeftFacility: { kind: 'conflict' },
  noAgencyToLeave: {
    kind: 'conflict',
    next: 'Decide on the referral: an agency that accepts can be left later.',
  },
  transferPending: { kind: 'conflict', next: 'Wait for its answer and its day, or take it back first.' },
  noTransfer: { kind: 'conflict', next: 'Nothing is left to do.' },
  nothingToTakeBack: {
    kind: 'conflict',
    next: 'Complete the open decision: accept, decline, redirect or return it.',
  },
  checklistChanged: {
    kind: 'conflict',
    next: 'Read the checklist in the case again, then sign the revision that you have read.',
  },
  nothingToSign: {
    kind: 'conflict',
    next: 'Settle its points with PUT /cases/{caseId}/hand-off-checklist first.',
  },
  eventOnRecord: { kind: 'conflict', next: 'Nothing is left to do, unless the kind or the time is wrong.' },
  noExchangeToTakeBack: { kind: 'conflict', next: 'Nothing is left to do.' },
  noConsentToWithdraw: { kind: 'conflict', next: 'Read the case to see what is on record.' },
  nothingToCorrect: { kind: 'conflict', next: 'To report the discharge, leave correctionReason out.' },
  referralReceivedBefore: {
    kind: 'conflict',
    detail: 'This referral was received before, and sending it again opens no second case.',
    next: 'To refer the person anew, send what has changed since, or say why in request.referredAnewBecause.',
  },
  openReferral: { kind: 'conflict', next: 'Ask the SPOA of the person’s county.' },
  orderAwaitsConfirmation: { kind: 'conflict' },
  orderChanged: {
    kind: 'conflict',
    next: 'Read the order in the case again, then confirm or reject it with the orderRevision that you have read.',
  },
  orderOnRecord: { kind: 'conflict' },
  unknownTransition: { kind: 'conflict' },
  mailboxNotInvited: { kind: 'conflict' },
  workItemDone: {
    kind: 'conflict',
    detail: 'This work item is no longer open: the first answer counts.',
    next: 'Read the case to see what was decided.',
  },

  registryChanged: { kind: 'preconditionFailed' },
  versionChanged: { kind: 'preconditionFailed', detail: 'The case has changed since you read it.' },

  tooLarge: { kind: 'tooLarge', detail: 'The request is larger than the service accepts.' },

  unsupportedCharset: { kind: 'unsupportedMediaType' },
  unsupportedContentEncoding: {
    kind: 'unsupportedMediaType',
    next: 'Send it as it is, without the header content-encoding.',
  },
  unsupportedMediaType: { kind: 'unsupportedMediaType', detail: 'The body must be JSON.' },

  agencyMayNotServe: { kind: 'rule' },
  agencyNotAttested: {
    kind: 'rule',
    next: 'Ask the Health Home to attest your agency with PUT /registry/attestations/{agency}, then tell it.',
  },
  attestationsOverlap: {
    kind: 'rule',
    next: 'End that one first: send its first day as from, and its new last day as until.',
  },
  brokenReference: { kind: 'rule', next: 'Correct what is listed, or enter what is missing first.' },
  countysWordNeeded: {
    kind: 'rule',
    next: 'Call the county: it lets you in with POST /cases/{caseId}/emergency-access/{number}/answer and decision renew.',
  },
  confirmedByCounty: { kind: 'rule', next: 'Ask the county to correct it.' },
  consentDoesNotCover: { kind: 'rule', next: 'Ask the facility for an authorization that does.' },
  consentDoesNotStand: {
    kind: 'rule',
    next: 'Ask the facility for a new authorization, or decline the referral.',
  },
  eventDetails: { kind: 'rule', next: 'Correct the details.' },
  grantTooLong: { kind: 'rule', next: 'Give an earlier or later end; a new grant can follow.' },
  idempotencyKeyReused: {
    kind: 'rule',
    detail: 'This Idempotency-Key was used for another request.',
    next: 'Use a new key for a new request.',
  },
  handSignatureNeeded: {
    kind: 'rule',
    next: 'Ask the person to sign by hand, then record it with handSigned.',
  },
  inTheFuture: {
    kind: 'rule',
    next: 'Report it after it happened, and check the offset of the time that you gave.',
  },
  lateWithoutReason: { kind: 'rule', next: 'Say why in lateReason.' },
  locationUnknown: { kind: 'rule', next: 'Give knownLocation, or go on searching.' },
  mailboxTokenRefused: { kind: 'rule' },
  materialChange: {
    kind: 'rule',
    next: 'Consult the treating physician and the Director of Community Services or AOT coordinator, then send consulted.',
  },
  noActiveOrder: {
    kind: 'rule',
    next: 'Record the order first; a member without one is looked for by a healthHomeReengagementSearch.',
  },
  noAgencyLeft: {
    kind: 'rule',
    next: 'Name agencies in candidates; one that declined may be asked again.',
  },
  noCapacityOnCaseload: {
    kind: 'rule',
    next: 'Name another care manager or team of your agency, or decline with noCapacity.',
  },
  cannotCover: {
    kind: 'rule',
    next: 'Name a colleague whom your agency employs on all of these days, and a last day to come.',
  },
  noSearch: {
    kind: 'rule',
    next: 'Raise a concern with POST /cases/{caseId}/missing-concerns, or check the time.',
  },
  notAcceptable: { kind: 'rule' },
  closedByRules: {
    kind: 'rule',
    next: 'Refer the person anew, with the facts that show that they belong here.',
  },
  alreadyStands: { kind: 'conflict', next: 'Nothing is left to do.' },
  noStay: { kind: 'rule', next: 'Correct where the person lives with fact address.' },
  otherCounty: { kind: 'rule' },
  caseIsOpen: { kind: 'conflict', next: 'Nothing is left to do.' },
  factNotOnRecord: { kind: 'rule', next: 'Read the case again, and name the fact as it stands there.' },
  followsFromSearch: {
    kind: 'rule',
    next: 'Void the sighting or the contact that it came from, or withdraw the concern.',
  },
  laterFactStands: { kind: 'conflict', next: 'Have what came after it voided first.' },
  toldOtherwise: {
    kind: 'conflict',
    next: 'If what stands there is wrong, void it with POST /cases/{caseId}/voids; then tell it anew.',
  },
  notYoursToVoid: { kind: 'rule' },
  notYoursToEnd: { kind: 'rule', next: 'Leave ended out, and tell the county.' },
  notYoursToRenew: { kind: 'rule', next: 'Ask a colleague of the county, or end the access.' },
  notYoursToSign: { kind: 'rule', next: 'Send the signed consent to the discharge planner.' },
  noParole: { kind: 'rule', next: 'Send the other points, or have the referral corrected.' },
  notYoursToSignHandOff: { kind: 'rule', next: 'Settle the points that are yours; the team signs them.' },
  pointFollowsWork: { kind: 'rule', next: 'Complete the work item paroleOfficerContact.' },
  notYoursToCorrect: { kind: 'rule', next: 'Ask the facility to correct it.' },
  notYoursToState: { kind: 'rule', next: 'Ask the agency to say so.' },
  changedElsewhere: { kind: 'rule' },
  documentingOver: { kind: 'rule', next: 'Tell the agency that has the person now, which records it.' },
  notInYourTime: { kind: 'rule', next: 'Record what your agency did while it had the person.' },
  sameFacility: { kind: 'rule', next: 'Name another facility.' },
  movedBeforeStay: { kind: 'rule', next: 'Give the time at which the person left the present facility.' },
  sameAgency: { kind: 'rule', next: 'Name another agency.' },
  transferDay: { kind: 'rule' },
  endsByItself: { kind: 'rule', next: 'Decide on the referral, or see to it that an agency answers.' },
  notYoursToReassign: { kind: 'rule', next: 'Ask the SPOA of the county.' },
  notYoursToWithdraw: { kind: 'rule', next: 'Give died, moved or refused, or ask the facility.' },
  orderTooLong: {
    kind: 'rule',
    next: 'Give a last day within a year of the first, and record a renewal as an order of its own.',
  },
  dischargedBeforeAdmission: { kind: 'rule', next: 'Check the year of both days.' },
  timesOutOfOrder: { kind: 'rule', next: 'Correct the times that are listed and send the request again.' },
  unusualTime: {
    kind: 'rule',
    next: 'Check the year. If it is right, send the same request again with confirmUnusualTime: true.',
  },
  lateEntryWithoutReason: {
    kind: 'rule',
    next: 'Send the same request again with lateEntryReason beside it: enteredLate, wrongTimeEntered, otherPersonEntered or other.',
  },
  planInThePast: {
    kind: 'rule',
    next: 'If the person has left, report the discharge with POST /cases/{caseId}/discharge.',
  },
  planWithoutCareManagement: {
    kind: 'rule',
    next: 'Add careManagement or assertiveCommunityTreatment, as the plan says.',
  },
  readmittedBeforeDischarge: {
    kind: 'rule',
    next: 'Check both times; a wrong discharge time is corrected with POST /cases/{caseId}/discharge.',
  },
  referenceData: {
    kind: 'rule',
    next: 'Report what is wrong in it; it is corrected with the next release.',
  },
  reportIncomplete: { kind: 'rule', next: 'Send the whole report, then complete this work.' },
  sourceNotYours: { kind: 'rule' },
  sourceNeedsMore: { kind: 'rule' },
  countyNotYours: { kind: 'rule', next: 'Send the referral to that SPOA.' },
  healthHomeNotYours: { kind: 'rule' },
  nobodyToAsk: { kind: 'rule', next: 'Decide with what you have.' },
  notYoursToPlan: { kind: 'rule', next: 'Ask the facility; report a discharge that has happened.' },
  sameCounty: { kind: 'rule', next: 'Name another county, or accept or decline.' },
  signedBeforeWithdrawal: {
    kind: 'rule',
    next: 'Ask the person anew, and give the day of that signature.',
  },
  unknownAnswer: { kind: 'rule', next: 'Give codes of the list.' },
  unknownChecklistStep: { kind: 'rule', next: 'Give a step of the county’s checklist, or leave it out.' },
  unknownEventKind: { kind: 'rule', next: 'Give a kind of the county’s list.' },
  tooManyOrders: { kind: 'rule', next: 'Correct an order on record: send its orderId too.' },
  unknownHealthHome: {
    kind: 'rule',
    next: 'Give one of the nearest names, or leave it out and ask the administrator to enter the Health Home.',
  },
  unknownOrder: { kind: 'rule', next: 'Give an order id as the case shows it.' },
  wrongKind: { kind: 'rule', next: 'Send an answer of that kind.' },
  wrongSearch: { kind: 'rule', next: 'Record the step as kind attempt.' },
} as const satisfies Record<string, Words>;
