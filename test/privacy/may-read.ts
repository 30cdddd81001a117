/**
 * Who may read what, said by hand and once more, beside the table of disclosure and without looking at it: a reader is asked
 * for by standing and basis, a field by its path. What stands here in no line, everybody may read whom the answer reaches.
 */
import type { ReaderKind } from '../../domain/api/disclosure-matrix.ts';

export interface Asking extends ReaderKind {
  partTwo: boolean;
}
type Audience = (reader: Asking) => boolean;

const levels = ['none', 'identity', 'treatment', 'full'];
const isAtLeast = ({ basis }: Asking, level: string): boolean =>
  levels.indexOf(basis.level) >= levels.indexOf(level);
const isFacility = ({ standing }: Asking): boolean =>
  standing === 'ownFacility' || standing === 'formerFacility' || standing === 'forensicTeam';
const isGuest = ({ basis }: Asking): boolean => basis.kind === 'emergency' || basis.kind === 'oversight';

const knowsPerson: Audience = (reader) => isAtLeast(reader, 'identity');
const treats: Audience = (reader) => isAtLeast(reader, 'treatment');
const knowsAll: Audience = (reader) => isAtLeast(reader, 'full');
const mayKnowUse: Audience = (reader) => reader.partTwo && treats(reader);
const knowsPersonNow: Audience = (reader) => !isFacility(reader) && knowsPerson(reader);
const treatsNow: Audience = (reader) => !isFacility(reader) && treats(reader);
const knowsAllNow: Audience = (reader) => !isFacility(reader) && knowsAll(reader);
const runsOrder: Audience = (reader) =>
  reader.standing === 'ownCounty' || reader.standing === 'assigned' || isGuest(reader);
const runsCase: Audience = ({ standing, basis }) => standing === 'ownCounty' || basis.kind === 'oversight';
const runsOrderOrKnows: Audience = (reader) => runsOrder(reader) || knowsPersonNow(reader);
const readsRecordOfOrder: Audience = (reader) =>
  runsOrder(reader) && (knowsPerson(reader) || reader.orderOnRecord);
const treatsUnderOrder: Audience = (reader) => runsOrder(reader) && treats(reader);

/** Kinds of work, clocks, notices that tell that the person is missing, or is first met under an order. */
const ofMissing =
  '(credibleContact|missingAcknowledgement|searchOutcome|omhMissingReport|aotFirstContact|missingConcern|credibleContactDue|concernClosed|aotMissing(Unread)?|omhMissingReport(Due|Overdue)|search(Started|SweepDue|SweepMissed|Update|Ended|Reopened)|located|aotFirstContact(Due|Overdue))';
/** Those that tell what happened to the person, or of the work of county and agency. */
const ofOrder =
  '(significantEvent(Report|Unread|Acknowledgement|Voided)?|aotReportToOmh(Due|Overdue)?|aotReview(Due|Overdue)?|cairsReport(Due|Overdue)?|event(ReportDue|ReportOverdue|Reported|ReportBounced))';
/** Those that tell that the person is or was in a hospital. */
const ofAdmission = '(admissionFollowUp|memberAdmitted(Overdue)?|memberLeftHospital|admissionVoided)';
/** Those that tell that the person is on parole. */
const ofParole = 'parole(OfficerContact|ContactDue|ContactOverdue)';
/** Those that tell that somebody is like the person, or is the person. */
const ofOnePerson =
  '(confirm(Identity|Evidence)|identityToConfirm|(identity|evidence)ConfirmOverdue|(notS|s)ameAsLater)';
const aboutWork =
  '(workItem(Opened|Claimed|Released|Moved|HandedOver|Done|Cancelled|Reopened)|escalated|clock(Started|Moved|Met|MetLate|Stopped|Reopened|Voided)|latenessCorrected|notice(Acknowledged|Withheld|Undelivered))';
const lists =
  '(getCase\\.(clocks|openWork)|getTimeline\\.notices|list(WorkItems|Notices)\\.items|(raiseMissingConcern|recordDischarge)\\.clocks)';

const lines: readonly (readonly [RegExp | string, Audience])[] = [
  // The person, by what the facility wrote and what was made of it.
  ['(listCases\\.items\\[\\]|getCase)\\.person\\b', knowsPerson],
  ['getAssignmentOptions', knowsPerson],
  ['(getCase|putDischargePlan)\\.discharge\\.onCampusResidence', knowsPerson],
  ['getCase\\.medicaidAtDischarge', knowsPerson],
  [
    '(getCase|getReferral)\\.referral\\.(person|source|legal|healthHome|medicaid|request|referrer|discharge)\\b',
    knowsPerson,
  ],
  ['(getCase|getReferral)\\.referral\\.(admission|clinical|indicators|providers)\\b', treats],
  ['(getCase|getReferral)\\.referral\\.(significantContacts|income|consent|attachments)\\b', knowsAll],
  ['(getCase|getReferral)\\.(referral\\.partTwo|partTwoNotice)\\b', mayKnowUse],
  ['getCase\\.(screening|declineReason)', treats],
  // What was corrected: as the fact itself, and that it was.
  ['correctFact\\.decision', knowsPerson],
  ['listCorrections\\.corrections\\[[A-Za-z]+\\]\\.(was|became)\\b', knowsPerson],
  ['listCorrections\\.corrections\\[indicators\\]\\.(was|became)\\b', treats],
  ['listCorrections\\.corrections\\[\\w+\\]\\.corrected\\.explanation', treatsNow],
  ['(getCase|listCorrections)\\.corrections\\[(destination|indicators|parole)\\]', knowsPerson],
  ['(getCase|listCorrections)\\.corrections\\[anotherVersions\\]', knowsAllNow],
  ['getTimeline\\.events\\[factCorrected (destination|indicators|parole)\\]', knowsPerson],
  // What others said later.
  ['getCase\\.spoaDecision\\.reason', treatsNow],
  ['getCase\\.spoaDecision', treats],
  ['getCase\\.(redirects\\[\\]\\.reason|returns\\[\\]\\.(reason|answer)\\b)', treats],
  ['(getCase\\.handOffChecklist|(put|sign)HandOffChecklist\\.handOffChecklist)\\.points\\[\\]', knowsPerson],
  ['getCase\\.handOffChecklist\\.points\\[\\]\\.note', treats],
  ['completeWorkItem\\.handOff\\.openPoints', knowsPerson],
  [`${lists}\\[${ofParole}\\]`, knowsPerson],
  [`getTimeline\\.events\\[(paroleOfficerContacted|${aboutWork} ${ofParole})\\]`, knowsPerson],
  ['getTimeline\\.events\\[handOffChecklistChanged\\]\\.details\\.(changed|open)', knowsPerson],
  // What came later: where the person was, and what was found of them.
  ['getCase\\.(admissions|laterFacts)\\b', knowsPerson],
  ['getCase\\.admissions\\[\\]\\.place', knowsPersonNow],
  ['getCase\\.laterFacts\\[\\]\\.indicators', treatsNow],
  ['getCase\\.(admissions|laterFacts|journeyFacts)\\[\\]\\.voided\\.explanation', treatsNow],
  ['getTimeline\\.events\\[factVoided (admission|laterFact)\\]', knowsPerson],
  ['getCase\\.formerDecisions\\b', treats],
  ['getTimeline\\.events\\[(admissionRecorded|admissionEnded|factRecorded)\\]', knowsPerson],
  ['getTimeline\\.events\\[admissionRecorded\\]\\.details\\.place', knowsPersonNow],
  ['getTimeline\\.events\\[(toldApart|namesakeReferred|secondReferral(Received|Answered))\\]', knowsPerson],
  [`${lists}\\[(namesakeReferred|secondReferralReceived)\\]`, knowsPerson],
  [`getTimeline\\.events\\[${aboutWork} (namesakeReferred|secondReferralReceived)\\]`, knowsPerson],
  [`${lists}\\[${ofOnePerson}\\]`, runsCase],
  [
    `getTimeline\\.events\\[(identityAnswered|sameAsLater|notSameAsLater|${aboutWork} ${ofOnePerson})\\]`,
    runsCase,
  ],
  ['getTimeline\\.events\\[decidedAnew\\]\\.details\\.because', knowsPerson],
  ['getTimeline\\.events\\[unusualTimeConfirmed\\]', knowsPersonNow],
  [`getTimeline\\.events\\[${aboutWork} ${ofAdmission}\\]`, knowsPerson],
  [`${lists}\\[${ofAdmission}\\]`, knowsPerson],
  ['getCase\\.formerAssignments\\[\\]\\.note', treatsNow],
  ['getCase\\.formerAssignments\\[\\]\\.reason', knowsPersonNow],
  ['listSecondReferrals\\.secondReferrals\\[\\]\\.indicators', treatsNow],
  ['listSecondReferrals\\.secondReferrals', knowsPersonNow],
  ['(getCase|listContacts)\\.contacts\\[\\]\\.note', treatsNow],
  ['listContacts\\.contacts\\[\\]\\.voided\\.explanation', treatsNow],
  ['(getCase|listContacts)\\.contacts\\[\\]\\.place', knowsPersonNow],
  ['(getCase|listContacts)\\.contacts\\[\\]\\.reportedToLguAt', runsOrderOrKnows],
  [
    '(claimWorkItem|releaseWorkItem|(completeWorkItem|reassignCase)\\.workItem|getCase\\.openWork\\[\\w+\\]|listWorkItems\\.items\\[\\w+\\])\\.outcome',
    (reader) => knowsPersonNow(reader),
  ],
  // The order.
  ['getCase\\.aot\\.orders\\[\\]\\.(court|orderedOn|endReason)', runsOrderOrKnows],
  ['getCase\\.aot\\.orders\\[\\]\\.recordedBy', runsOrder],
  ['getCase\\.aot\\.orders\\[\\]\\.categories', readsRecordOfOrder],
  ['getCase\\.aot\\.agreements', runsOrderOrKnows],
  ['(listCases\\.items\\[\\]|getCase(\\.aot)?)\\.stillNotLocated', runsOrderOrKnows],
  ['getCase\\.aot\\.month', runsOrder],
  ['getCase\\.aot\\.planOfCare\\.(other|consultations\\[\\]\\.(physician|county))', treatsUnderOrder],
  [
    'getCase\\.aot\\.(missingFromPlanOfCare|significantEvents|significantEventFigures|cairs|planOfCare)\\b',
    readsRecordOfOrder,
  ],
  [
    '(listSearchSteps\\.steps\\[|listSignificantEvents\\.events\\[|getCairsReports\\.reports\\[|getSearchPacket|recordSearchStep|recordSighting)',
    readsRecordOfOrder,
  ],
  ['putPlanOfCare\\.missingFromPlanOfCare', readsRecordOfOrder],
  // Of what was voided: why, in words, and that something of a search or an event was.
  [
    '(listSearchSteps\\.steps|listSignificantEvents\\.events|recordSearchStep|recordSighting)(\\[\\])?\\.voided\\.explanation',
    (reader) => readsRecordOfOrder(reader) && treatsNow(reader),
  ],
  ['getTimeline\\.events\\[factVoided (sighting|searchStep|significantEvent)\\]', runsOrder],
  // The timeline.
  ['getTimeline\\.events\\[(screened|caseClosed|decidedAnew)\\]\\.ruleIds', treats],
  [
    'getTimeline\\.events\\[((emergencyAccessOpened|spoaDecisionTakenBack|placementEnded|transferAsked|placeTaken|treatmentExchange(Stated|TakenBack))\\]\\.details\\.reason|journeyResumed\\]\\.details\\.why|medicaidConfirmed\\]\\.details\\.outcome|workItemDone medicaidFollowUp\\]\\.details\\.outcome)',
    knowsPersonNow,
  ],
  ['getTimeline\\.events\\[referralSubmitted\\]\\.details\\.source', knowsPerson],
  ['getTimeline\\.events\\[dischargePlanCancelled\\]\\.details\\.reason', knowsPerson],
  ['getTimeline\\.events\\[workItemDone aotReview\\]\\.details\\.outcome', readsRecordOfOrder],
  [
    'getTimeline\\.events\\[(aotOrderReviewed\\]\\.details\\.decision|planOfCarePut\\]\\.details)',
    readsRecordOfOrder,
  ],
  [
    'getTimeline\\.events\\[(concernRaised|searchStepRecorded|reengagementStepRecorded|significantEvent\\w+)\\]\\.details\\.kind',
    readsRecordOfOrder,
  ],
  [
    'getTimeline\\.events\\[(concernWithdrawn\\]\\.details\\.reason|sightingRecorded\\]\\.details\\.(how|credible)|searchResumed\\]\\.details\\.why|searchEnded\\]\\.details\\.(reason|place))',
    readsRecordOfOrder,
  ],
  [
    'getTimeline\\.events\\[(aotOrderReviewed|planOfCarePut|searchProtocolTakenUp|searchStepRecorded|reengagementStepRecorded|searchSweptAgain|searchResumed|searchSuperseded|significantEvent\\w+)\\]',
    runsOrder,
  ],
  [
    'getTimeline\\.events\\[(aotAgreementRecorded|concernRaised|concernWithdrawn|deemedMissing|missingAcknowledged|contactInTimeEnteredLate|contactWhileMissing|searchCommenced|sightingRecorded|foundAfterOrder|searchFollowsOrder|searchEnded|searchReopened)\\]',
    runsOrderOrKnows,
  ],
  ['getTimeline\\.events\\[anotherVersions\\]', knowsAllNow],
  [`getTimeline\\.events\\[${aboutWork} ${ofMissing}\\]`, runsOrderOrKnows],
  [`getTimeline\\.events\\[${aboutWork} ${ofOrder}\\]`, runsOrder],
  // Work, clocks, notices.
  [`${lists}\\[anotherVersions\\]`, knowsAllNow],
  [`${lists}\\[${ofMissing}\\]`, runsOrderOrKnows],
  [`${lists}\\[${ofOrder}\\]`, runsOrder],
];
const stated = lines.map(([path, audience]) => [new RegExp(`^${String(path)}`), audience] as const);

const known = new Map<string, readonly Audience[]>();
const audiencesOf = (path: string): readonly Audience[] => {
  const audiences =
    known.get(path) ?? stated.filter(([lead]) => lead.test(path)).map(([, audience]) => audience);
  known.set(path, audiences);
  return audiences;
};

export const mayRead = (path: string, reader: Asking): boolean =>
  audiencesOf(path).every((audience) => audience(reader));
