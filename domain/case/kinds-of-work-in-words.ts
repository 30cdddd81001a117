/**
 * Every kind of work in words: what is asked, of whom, where its figures stand, and how it ends. Read by the docs and by
 * the no-dark-state test, and by no function. A kind without its words does not compile.
 */
import type { WorkItemKind } from '../shared/work-item.ts';
import type { kindsOfWork } from './kinds-of-work.ts';

type Kinds = typeof kindsOfWork;
interface Words {
  /** What is asked, in a sentence. */
  asks: string;
  ownedBy: string;
  /** Where the policy has the ladder. */
  ladderName: string;
  /** What completes it, and what takes it back. */
  exit: string;
  /** The work whose answer ends it too, where it has no answer of its own. */
  endsWith?: WorkItemKind;
}
/** Why no clock runs, and why no notice tells the owner, where the row has none. */
type WordsOf<Kind extends WorkItemKind> = Words &
  (Kinds[Kind]['clock'] extends null ? { noClock: string } : object) &
  (Kinds[Kind]['notice'] extends null ? { noNotice: string } : object);

const holder = 'who holds the person now';
const county = 'the LGU of the county';
const servingAgency = 'the agency that serves the person';
const endsWithCase = 'taken back when the case closes';
const endsWithOrder = 'taken back when the order no longer stands, or the case closes';
const followsFromFacts =
  'Its due instant follows from the order or the search; there is nothing to stop or move.';

export const kindsOfWorkInWords: { readonly [Kind in WorkItemKind]: WordsOf<Kind> } = {
  forensicTransition: {
    asks: 'Take the person over from CNYPC, then refer them on to the SPOA.',
    ownedBy: 'the OMH forensic transitional team',
    ladderName: 'waits.forensicTransition',
    exit: `the team refers the person on; ${endsWithCase}`,
  },
  spoaDecision: {
    asks: 'Accept, decline or redirect the referral, and say who shall be asked.',
    ownedBy: 'the SPOA of the county',
    ladderName: 'waits.spoaDecision',
    exit: `the decision; ${endsWithCase}`,
  },
  cmaAcceptance: {
    asks: 'Accept or decline the person who is offered.',
    ownedBy: 'the agency that was offered the person',
    ladderName: 'waits.cmaAcceptance',
    exit: 'the answer, or silence: the offer lapses when it is due; taken back with a consent that is withdrawn',
  },
  warmHandOff: {
    asks: 'Introduce the care manager to the person, and say when that was.',
    ownedBy: 'the agency that accepted',
    ladderName: 'waits.warmHandOff',
    exit: `the report of the hand-off; ${endsWithCase}`,
  },
  discharge: {
    asks: 'Report the discharge, or set, move or cancel its date.',
    ownedBy: 'the planner of the State facility; of another stay, who holds the person',
    noClock: 'Its date is the planner’s own plan.',
    ladderName:
      'waits.discharge; dischargeReview while no date stands; otherDischarge and otherDischargeReview elsewhere',
    noNotice: 'The planner made the plan, and is asked when its date has come.',
    exit: `the report of the discharge; ${endsWithCase}`,
  },
  faceToFaceContact: {
    asks: 'Meet the person face to face, and record it: within 48 hours of the discharge, or of who was in no facility, in time from the acceptance.',
    ownedBy: holder,
    ladderName: 'waits.faceToFaceContact; firstContact of who was in no facility',
    exit: `a contact that answers the clock; taken back by a readmission, or when the case closes`,
  },
  credibleContact: {
    asks: 'Reach the person within 24 hours of the notice that they could not be found.',
    ownedBy: servingAgency,
    ladderName: 'aot.waits.credibleContact',
    exit: 'a credible contact, or the determination; taken back with the concern or the end of the order',
  },
  significantEventReport: {
    asks: 'Report the significant event to the county within 24 hours.',
    ownedBy: servingAgency,
    noClock: 'The event keeps when its report was due.',
    ladderName: 'aot.waits.significantEventReport',
    exit: `a report that reached the county; ${endsWithCase}`,
  },
  missingAcknowledgement: {
    asks: 'Acknowledge, as a named person of the LGU, that the person is missing.',
    ownedBy: 'a named person of the LGU',
    noClock: 'No source gives a time to read a notice; the ladder is ours.',
    ladderName: 'aot.waits.missingAcknowledgement',
    exit: `the acknowledgement; ${endsWithCase}`,
  },
  searchOutcome: {
    asks: 'Search for the missing person, sweep after sweep, and say where they are.',
    ownedBy: servingAgency,
    noClock: 'A search has no end of its own; each sweep is due again.',
    ladderName: 'aot.waits.searchOutcome, at the interval of the county’s protocol',
    exit: 'the person is located; taken back by the end of the order, or when the case closes',
  },
  placement: {
    asks: 'See to it that an agency takes the person over: their waiting is counted through every county and offer.',
    ownedBy: 'the SPOA of the county that has the referral',
    ladderName: 'followUps.placement',
    noNotice: 'Whoever has the referral is told of it, and reads there since when the person waits.',
    exit: `an agency accepts; ${endsWithCase}`,
    endsWith: 'cmaAcceptance',
  },
  transferAcceptance: {
    asks: 'Accept or decline a person who is to be transferred from another agency.',
    ownedBy: 'the agency that is to receive the person',
    ladderName: 'followUps.transferAcceptance',
    exit: `the answer; taken back with the transfer, or when the case closes`,
  },
  transfer: {
    asks: 'Prepare the hand-over to the agency that has accepted, by the day of the transfer.',
    ownedBy: servingAgency,
    noClock: 'The day of the transfer was agreed on.',
    ladderName: 'followUps.transfer',
    exit: `the day of the transfer; taken back with the transfer, or when the case closes`,
    endsWith: 'transferAcceptance',
  },
  referralInformation: {
    asks: 'Answer what the SPOA asked, or send the referral again.',
    ownedBy: 'the planner of the facility',
    ladderName: 'followUps.referralInformation',
    exit: `the answer, or the referral sent again; taken back when the SPOA decides without it, or the case closes`,
  },
  admissionFollowUp: {
    asks: 'Be in touch with the hospital to which the person was admitted.',
    ownedBy: holder,
    ladderName: 'followUps.admissionFollowUp',
    exit: `the report of that contact; ${endsWithCase}`,
    noClock: 'It counts from when the admission became known; nothing moves or stops it.',
  },
  possibleDuplicate: {
    asks: 'Say whether a contact is the same as another that is like it.',
    ownedBy: holder,
    noClock: 'It counts from when the contact was entered; nothing moves or stops it.',
    ladderName: 'aot.possibleDuplicate',
    exit: `the answer; taken back when the contact before it is voided, or when the case closes`,
  },
  confirmDischarge: {
    asks: 'Confirm the discharge that the county or who holds the person reported, or correct its time.',
    ownedBy: 'the planner of the facility',
    noClock: 'The 48 hours run already, from the discharge as it was reported.',
    ladderName: 'followUps.confirmDischarge',
    exit: `the confirmation, or the facility’s own time with its reason; taken back by a readmission, or when the case closes`,
  },
  confirmIdentity: {
    asks: 'Say whether this referral and another that is like it are of one person, and how that is known.',
    ownedBy: county,
    noClock: 'Both go on meanwhile, each on its own clocks.',
    ladderName: 'followUps.confirmIdentity',
    exit: 'the answer: different, and both go on; same, and the later one closes. Taken back when the case closes, and open again when a closing as a duplicate is voided',
  },
  confirmEvidence: {
    asks: 'Say whether what a second source told of the person counts (GET /cases/{caseId}/second-referrals).',
    ownedBy: county,
    noClock: 'What was told counts for nothing meanwhile, and no clock waits for it.',
    ladderName: 'followUps.confirmEvidence',
    exit: 'the answer: confirmed, and the rules decide anew; declined, or of another person, and nothing changes. Taken back when the source says that it meant another person, and when the case closes',
  },
  confirmDeath: {
    asks: 'Confirm or reject that the person has died, who is under a court order or still searched for.',
    ownedBy: county,
    noClock: 'What is owed meanwhile has its own clocks, which go on.',
    ladderName: 'followUps.confirmDeath',
    exit: 'the confirmation, with which the case closes, or the rejection with its reason',
  },
  tellPlan: {
    asks: 'Tell the person’s managed care plan of a change of the HH+ status: its begin and end, a court order, another agency.',
    ownedBy: 'the Health Home of the agency that accepted',
    ladderName: 'followUps.tellPlan',
    exit: 'the Health Home says that it told the plan; it stays owed when the case has closed, and gives way where more than ten are untold and a later one speaks for it',
  },
  paroleOfficerContact: {
    asks: 'Contact the parole officer as soon as possible, or say why not.',
    ownedBy: holder,
    ladderName: 'followUps.paroleOfficerContact',
    exit: `the contact, or the reason why there is none; ${endsWithCase}`,
  },
  medicaidFollowUp: {
    asks: 'Confirm that Medicaid moved to the new district before the coverage ends.',
    ownedBy: holder,
    ladderName: 'followUps.medicaidFollowUp',
    exit: 'the confirmation; taken back by a readmission, or when the case closes',
  },
  nameCareManager: {
    asks: 'Name the care manager or the team on whose caseload the person is.',
    ownedBy: 'the agency that accepted',
    noClock: 'No source gives a time within which a care manager is named; the ladder is ours.',
    ladderName: 'followUps.nameCareManager',
    exit: `a care manager or a team is named; taken back when the agency no longer has the person, or when the case closes`,
  },
  omhMissingReport: {
    asks: 'Report the missing person to OMH at once, in OMH’s own form.',
    ownedBy: 'the agency that serves the person, where OMH licenses or operates it',
    noClock: followsFromFacts,
    ladderName: 'aot.duties.omhMissingReport',
    exit: `the agency says that it reported; ${endsWithCase}`,
  },
  significantEventAcknowledgement: {
    asks: 'Acknowledge, as a named person of the LGU, the significant events that the agency reported.',
    ownedBy: county,
    noClock: 'No source gives a time to read a notice; the ladder is ours.',
    ladderName: 'aot.unreadEvent',
    exit: `the acknowledgement of all of them, or of the last one by its notice; ${endsWithCase}`,
  },
  confirmAotOrder: {
    asks: 'Confirm or reject a court order that an agency told of.',
    ownedBy: county,
    noClock: followsFromFacts,
    ladderName: 'aot.duties.confirmAotOrder',
    exit: `the county’s answer, or its own record of the order; ${endsWithOrder}`,
  },
  aotFirstContact: {
    asks: 'Meet the person face to face within a week of the court order.',
    ownedBy: holder,
    ladderName: 'aot.duties.aotFirstContact',
    exit: `a contact face to face; ${endsWithOrder}`,
  },
  aotReportToOmh: {
    asks: 'Report the court order to the OMH program coordinator.',
    ownedBy: county,
    noClock: followsFromFacts,
    ladderName: 'aot.duties.aotReportToOmh',
    exit: `the whole report; ${endsWithOrder}`,
  },
  aotReview: {
    asks: 'Review the court order before it expires.',
    ownedBy: county,
    noClock: followsFromFacts,
    ladderName: 'aot.duties.aotReview',
    exit: `the review, or a renewal; ${endsWithOrder}`,
  },
  cairsReport: {
    asks: 'Send assessment and follow-up data to OMH through CAIRS.',
    ownedBy: holder,
    noClock: followsFromFacts,
    ladderName: 'aot.duties.cairsReport',
    exit: `the report; ${endsWithOrder}`,
  },
  aotTransfer: {
    asks: 'Direct the person’s transfer to an agency that may serve AOT.',
    ownedBy: county,
    noClock: followsFromFacts,
    ladderName: 'aot.duties.aotTransfer',
    exit: `the transfer; ${endsWithOrder}`,
  },
  tellHealthHomeOfAot: {
    asks: 'Tell the Health Home that a court order began, ended or moved.',
    ownedBy: 'the agency that serves the person, or that they left',
    noClock: followsFromFacts,
    ladderName: 'aot.duties.tellHealthHomeOfAot',
    exit: `the agency says that it told; ${endsWithOrder}`,
  },
};
