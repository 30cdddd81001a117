/**
 * The codes with which people answer and decide, where the audit chain keeps them for good. The contracts of the strands
 * take their choices from here, so that what can be sent and what can be recorded are one list.
 */
export const offerDecisions = ['accept', 'decline'] as const;
export const declineReasons = [
  'noCapacity',
  'outsideArea',
  'languageOrSpecialty',
  'conflict',
  'other',
] as const;
/** Why another care manager or team takes over. */
export const careManagerChangeReasons = [
  'left',
  'absence',
  'caseload',
  'qualification',
  'requestOfPerson',
  'continuity',
  'other',
] as const;
export type CareManagerChangeReason = (typeof careManagerChangeReasons)[number];
export const spoaDecisions = ['accept', 'decline', 'redirect', 'returnForInformation'] as const;
/** What a SPOA asks of the facility before it decides. */
export const informationQuestions = [
  'identity',
  'consent',
  'medicaidStatus',
  'clinicalInformation',
  'evidenceOfNeed',
  'legalStatus',
  'dischargeDate',
  'destination',
  'contacts',
  'attachments',
  'other',
] as const;
/** Why a county takes a person back from the agencies that it asked, or from the one that accepted. */
export const reassignmentReasons = [
  'decisionChanged',
  'agencySilent',
  'agencyMayNotServe',
  'languageOrSpecialty',
  'wishOfPerson',
  'conflict',
  'other',
] as const;
/** Why an agency gives a person back whom it accepted. */
export const handBackReasons = [
  'noCapacity',
  'staffLeft',
  'outsideArea',
  'languageOrSpecialty',
  'wishOfPerson',
  'conflict',
  'other',
] as const;
/** Why a county or a Health Home moves a person to another agency. */
export const transferReasons = [
  'aotAuthority',
  'personMoved',
  'wishOfPerson',
  'agencyCloses',
  'attestationEnds',
  'noCapacity',
  'languageOrSpecialty',
  'conflict',
  'other',
] as const;
/** How an agency's time with a person ended. */
export const assignmentEnds = ['reassigned', 'handedBack', 'transferred'] as const;
/** Why a transfer that was asked for does not take place. */
export const transferEnds = [
  'declined',
  'withdrawn',
  'mayNotServe',
  'noCapacity',
  'overtaken',
  'basisEnded',
] as const;
/** How the person and the care manager met before or at discharge. */
export const introductions = ['inPerson', 'video', 'phone', 'none'] as const;
/** What a warm hand-off is made of; the parole officer only where the referral names parole. */
export const handOffPoints = [
  'introduction',
  'medicationSupply',
  'appointments',
  'housing',
  'benefits',
  'transport',
  'supports',
  'paroleOfficer',
] as const;
export const handOffPointStates = ['open', 'done', 'notNeeded'] as const;
/** Who hands the person over, and who takes them over. */
export const handOffSides = ['sending', 'receiving'] as const;
/** How the care manager spoke with the parole officer, and what became of it where they did not. */
export const paroleContactChannels = ['phone', 'email', 'letter', 'inPerson', 'other'] as const;
export const paroleContactOutcomes = [
  'contacted',
  'noLongerOnParole',
  'personRefuses',
  'notReachable',
] as const;
/** Where a person was admitted. */
export const admissionPlaces = ['stateFacility', 'psychiatricInpatient', 'medicalInpatient'] as const;
/** Living in a State-operated residence on a campus, and leaving it. */
export const residenceFacts = ['enteredOnCampusResidence', 'leftOnCampusResidence'] as const;
/** What the rules decide anew on. */
export const decisionCauses = [
  ...residenceFacts,
  'indicator',
  'admission',
  'order',
  'resubmitted',
  'corrected',
  'factVoided',
] as const;
export type DecisionCause = (typeof decisionCauses)[number];
export const medicaidOutcomes = ['moved', 'reapplied', 'notCovered'] as const;
export const planCancellations = ['notReady', 'noHousing', 'legalHold', 'other'] as const;
export const dischargeCorrections = ['wrongTime', 'wrongDate', 'timeNowKnown', 'enteredTwice'] as const;
/** Why somebody enters only now what was in time. */
export const lateEntryReasons = ['enteredLate', 'wrongTimeEntered', 'otherPersonEntered', 'other'] as const;
export type LateEntryReason = (typeof lateEntryReasons)[number];
export type DischargeCorrection = (typeof dischargeCorrections)[number];
/** Why a fact that was entered no longer counts. */
export const voidReasons = ['wrongPerson', 'neverHappened', 'wrongDetails', 'enteredTwice', 'other'] as const;
/** Whether two contacts that are alike are one. */
export const duplicateDecisions = ['same', 'different'] as const;
/** What can be voided by itself (docs/facts.md says how each fact is put right). */
export const voidableFacts = [
  'contact',
  'sighting',
  'searchStep',
  'significantEvent',
  'closing',
  'discharge',
  'dischargePlan',
  'handOff',
  'admission',
  'laterFact',
] as const;
/** What of a referral is corrected by itself, while the case is open and after it. */
export const correctableFacts = [
  'name',
  'birthDate',
  'cin',
  'telephone',
  'address',
  'destination',
  'indicators',
  'medicaid',
  'parole',
] as const;
export type CorrectableFact = (typeof correctableFacts)[number];
/** Why it is another now: it was wrong, it was not known, or it has changed. */
export const correctionReasons = [
  'typingError',
  'wrongPerson',
  'documentSeen',
  'nowKnown',
  'hasChanged',
  'other',
] as const;
/** How it is known that somebody is another person than one of the same name and birth date. */
export const anotherPersonReasons = [
  'identityPapers',
  'bothKnownHere',
  'familyOrNextOfKin',
  'countyConfirmed',
  'other',
] as const;
/** Whether two referrals that are alike are of one person, and how that is known. */
export const identityDecisions = ['same', 'different'] as const;
export const identityReasons = [
  'identityPapers',
  'recordsCompared',
  'personAsked',
  'referrersAsked',
  'otherCountyAsked',
  'other',
] as const;
/** Whether what a second source told counts, and why it is not taken. */
export const evidenceDecisions = ['confirmed', 'declined', 'notOfThisPerson'] as const;
export const evidenceRefusals = [
  'notDocumented',
  'outdated',
  'knownAlready',
  'contradicted',
  'other',
] as const;
export const concernWithdrawals = ['wrongPerson', 'enteredTwice', 'absenceExplained'] as const;
/** Why clinical information may pass under Mental Hygiene Law 33.13(d), and why it no longer may. */
export const exchangeReasons = ['careCoordination', 'continuityAfterDischarge', 'crisis', 'other'] as const;
export const exchangeEnds = ['objectionOfPerson', 'noLongerNeeded', 'statedInError', 'other'] as const;
/** Why the county does not confirm a death that was reported. */
export const deathRejections = ['personIsAlive', 'wrongPerson', 'notVerified', 'enteredInError'] as const;
export const reportChannels = ['phone', 'email', 'portal', 'inPerson', 'other'] as const;
export const reviewDecisions = ['petitionToRenew', 'letExpire', 'moveToAgreement'] as const;

/** How a work item was done. */
export const workOutcomes = [
  ...spoaDecisions,
  ...medicaidOutcomes,
  ...reviewDecisions,
  ...paroleContactOutcomes,
  'acknowledged',
  ...evidenceDecisions,
  'corrected',
  'same',
  'different',
  'credibleContact',
  'deemedMissing',
  'directed',
  'discharged',
  'handedOff',
  'informationGiven',
  'located',
  'named',
  'referred',
  'rejected',
  'renewed',
  'reported',
  'submitted',
  'told',
  'transferred',
] as const;
export type WorkOutcome = (typeof workOutcomes)[number];

/** Why a clock counts from another instant now. */
export const clockMoves = [
  ...dischargeCorrections,
  'orderCorrected',
  'earlierNotice',
  'returnedForInformation',
  'informationGiven',
  'concernWithdrawn',
  'dischargeVoided',
] as const;
export type ClockMove = (typeof clockMoves)[number];

/** How Step Functions says that an execution ended before its journey or search did. */
export const badEnds = ['FAILED', 'TIMED_OUT', 'ABORTED'] as const;
/** Why the next execution was started. */
export const resumptions = [
  ...badEnds,
  'restart',
  'continued',
  'contactVoided',
  'readmitted',
  'agencyAccepted',
  'reassigned',
  'handedBack',
  'transferred',
  'incarceration',
  'hospitalization',
  'seenVoided',
  'closingVoided',
  'handOffVoided',
  'dischargeVoided',
  'readmissionVoided',
] as const;
export type Resumption = (typeof resumptions)[number];
