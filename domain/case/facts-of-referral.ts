/** Of the table of facts: what the referral says, and what is decided and agreed on it. */
import type { FactRow } from './facts-row.ts';

const sentAgain = 'By the referral that is sent again, while the SPOA has it returned for information.';
const byReferral = 'who referred, while the SPOA asks; the county, by its questions';
const anew =
  'The rules decide anew on the referral as it is then; the one before stays readable, with its decision.';

const corrects = (besides: string): string => `who entered the referral; the county; ${besides}`;
const correctedSo =
  'How it stood before a correction stays at /cases/{caseId}/corrections; the rules decide anew where they read it, and everybody is told.';

export const factsOfReferral = {
  referral: {
    is: 'that somebody was referred, by whom, and when',
    voided: {
      not: 'A referral that was sent in error is withdrawn, which closes the case; it stays on record.',
    },
    corrected: { with: ['resubmitReferral', 'withdrawCase'], so: sentAgain },
    by: byReferral,
    follows: `${anew} Withdrawn, clocks stop and the open referral of the person is free.`,
  },
  identity: {
    is: 'name, birth date, CIN and language of the person',
    voided: { not: 'A person has a name; what is wrong of it is corrected.' },
    corrected: {
      with: ['correctFact'],
      as: ['name', 'birthDate', 'cin'],
      so: 'At any time, with a reason, also of a closed case; how it stood stays readable. A returned referral changes none of it, and may add a CIN.',
    },
    by: 'who entered the referral; the county',
    follows:
      'The case takes the locks of who the person is; one that another open case has is refused. On a birth date the rules decide anew. Everybody is told.',
  },
  onePerson: {
    is: 'whether two referrals that are alike, or bear one name, are of one person',
    voided: {
      not: 'Same closes the later case as a duplicate, and voiding that closing opens the question again; nothing was merged.',
    },
    corrected: {
      with: ['voidFact', 'withdrawCase'],
      so: 'Of two that were found different, the one that is too many is withdrawn.',
    },
    by: 'the county of the later referral; at the door who refers',
    follows: 'Both cases and both counties are told; the locks of the person go to the case that is open.',
  },
  reach: {
    is: 'telephone and address of the person and of those around them',
    voided: { not: 'What is no longer so was so: it is replaced, not voided.' },
    corrected: {
      with: ['resubmitReferral', 'correctFact'],
      as: ['telephone', 'address'],
      so: `${sentAgain} Those of the person by a correction at any time.`,
    },
    by: corrects('who has the person too'),
    follows: `${anew} ${correctedSo}`,
  },
  county: {
    is: 'the county that answers for the person',
    voided: { not: 'A county that does not answer for the person sends the referral on, with its reason.' },
    corrected: { with: ['completeWorkItem'], so: 'By the decision redirect, which names the county.' },
    by: 'the SPOA that has the referral',
    follows:
      'The next county decides on its own clock; the way is kept, and the clock of the whole way runs on.',
  },
  destination: {
    is: 'where the person goes at the discharge',
    voided: { not: 'A destination is replaced by the true one.' },
    corrected: {
      with: ['resubmitReferral', 'recordFact', 'correctFact'],
      as: ['destination'],
      so: `${sentAgain} By a correction at any time. After the discharge a residence on the campus that is entered or left is a fact of its own.`,
    },
    by: corrects('what came later whoever has to do with the person'),
    follows: `${anew} ${correctedSo}`,
  },
  medicaid: {
    is: 'status, program, district and plan of Medicaid',
    voided: { not: 'A status is replaced by the true one.' },
    corrected: {
      with: ['resubmitReferral', 'completeWorkItem', 'correctFact'],
      as: ['medicaid'],
      so: `${sentAgain} By a correction at any time. After the discharge the follow-up of Medicaid says what became of it.`,
    },
    by: corrects('who has the person too'),
    follows: `${anew} ${correctedSo} The follow-up is asked for or taken back, and another plan is told.`,
  },
  legal: {
    is: 'what the referral says of orders, parole, probation and CPL 330.20',
    voided: { not: 'What is recorded of an order by itself goes before it.' },
    corrected: {
      with: ['resubmitReferral', 'putAotOrder', 'completeWorkItem', 'correctFact'],
      as: ['parole'],
      so: `${sentAgain} Parole by a correction at any time. An order is recorded by itself; the answer noLongerOnParole ends what parole asks.`,
    },
    by: corrects('of parole who has the person too; of orders the county and the agency'),
    follows: `${anew} ${correctedSo} The contact with the parole officer is asked for or taken back.`,
  },
  indicators: {
    is: 'what shows high need besides the discharge',
    voided: { not: 'An indicator is replaced by a later word of it.' },
    corrected: {
      with: ['resubmitReferral', 'recordFact', 'correctFact'],
      as: ['indicators'],
      so: `${sentAgain} By a correction at any time, but for substance use. A later fact replaces what was said of the indicator before.`,
    },
    by: corrects('what came later whoever has to do with the person'),
    follows: `${anew} ${correctedSo}`,
  },
  clinical: {
    is: 'diagnoses, treatment, history and substance-use records',
    voided: { not: 'It is replaced by the true record.' },
    corrected: { with: ['resubmitReferral'], so: sentAgain },
    by: byReferral,
    follows: anew,
  },
  request: {
    is: 'what is asked for, by whom, with which papers',
    voided: { not: 'A request that no longer stands is a withdrawal.' },
    corrected: { with: ['resubmitReferral', 'withdrawCase'], so: sentAgain },
    by: byReferral,
    follows: anew,
  },
  consent: {
    is: 'an authorization, its refusal or its withdrawal, that of substance-use records too',
    voided: { not: 'What was disclosed under it was disclosed; the latest word stands, with its day.' },
    corrected: { with: ['putConsent'], so: 'By the true authorization, refusal or withdrawal.' },
    by: 'the facility and the county; the agency that serves',
    follows:
      'What the basis no longer covers closes at once, open offers go back to the county, and everybody is told.',
  },
  exchange: {
    is: 'that clinical information may pass under Mental Hygiene Law 33.13(d), and that the Health Home has the order',
    voided: { not: 'It is taken back with a reason, of which statedInError is one.' },
    corrected: { with: ['putConsent'], so: 'By stating it anew, or taking it back.' },
    by: 'a named person of the facility, the county or the agency',
    follows: 'What it opened closes; an offer without another basis goes back to the county.',
  },
  spoaDecision: {
    is: 'what the county decided on the referral',
    voided: {
      not: 'Until an agency accepts it is taken back; a case that was declined in error has its closing voided.',
    },
    corrected: { with: ['reassignCase'], so: 'Taken back with a reason, the county decides anew.' },
    by: 'the county; the Health Home where it triages',
    follows: 'Open offers end, whoever was asked is told, and a new round begins with its clock.',
  },
  questions: {
    is: 'what the SPOA asked of the facility, and the answer',
    voided: { not: 'A question that was asked was asked; the SPOA may decide all the same.' },
    corrected: {
      with: ['resubmitReferral', 'completeWorkItem'],
      so: 'By deciding, by asking again or by a fuller answer.',
    },
    by: 'the SPOA; the facility',
    follows: 'The clock counts the hands it was in.',
  },
  offer: {
    is: 'that an agency was asked, and what it answered',
    voided: { not: 'An offer is taken back by a new decision; silence ends it by itself.' },
    corrected: {
      with: ['reassignCase', 'handBackCase', 'completeWorkItem'],
      so: 'A lapsed offer may be accepted late; an acceptance in error is handed back.',
    },
    by: 'the agency of its answer; the county of its decision',
    follows: 'The next agency is asked, or the county decides; work and caseload go along.',
  },
  assignment: {
    is: 'that an agency has the person, and that another had them before',
    voided: { not: 'The person goes back or on with a reason; who had them stays on record.' },
    corrected: {
      with: ['handBackCase', 'reassignCase', 'askForTransfer'],
      so: 'Handed back, taken back or transferred.',
    },
    by: 'the agency; the county and the Health Home',
    follows:
      'Open work, contacts and running clocks go along with their due instants; caseloads are counted anew.',
  },
  transfer: {
    is: 'that the person is to go to another agency on a day',
    voided: { not: 'It is withdrawn before its day; afterwards a transfer back is one of its own.' },
    corrected: { with: ['withdrawTransfer', 'askForTransfer'], so: 'Withdrawn, and asked for anew.' },
    by: 'the county; the Health Home, of what it asked',
    follows: 'Both agencies are told; its clock stops.',
  },
  caseload: {
    is: 'on whose caseload the person is, and who covers an absence',
    voided: { not: 'Another care manager or team is named.' },
    corrected: { with: ['changeCareManager', 'reassignCareManager'], so: 'By naming who it is.' },
    by: 'the agency',
    follows: 'The caseloads are counted anew.',
  },
  planTold: {
    is: 'that the managed care plan was told of the HH+ status',
    voided: { not: 'What the plan was told it was told; what changes after it is told as news of its own.' },
    corrected: { not: 'The plan is told of the status that stands, whenever that changes.' },
    by: 'the Health Home',
    follows: 'New work to tell the plan, with its clock.',
  },
  handOff: {
    is: 'that the person was handed off, when and how they met',
    voided: { as: 'handOff', so: 'By its time, with a reason.' },
    corrected: { with: ['handBackCase'], so: 'Handed back, and handed off anew after the next acceptance.' },
    by: 'the agency; a void the county too',
    follows:
      'The hand-off is owed again with its clock, the forensic team has not handed over, the episode is none; county, referrer, agency and team are told.',
  },
  checklist: {
    is: 'the points of the warm hand-off, and who signed them',
    voided: { not: 'A point is opened again.' },
    corrected: { with: ['putHandOffChecklist', 'signHandOffChecklist'], so: 'By the next revision.' },
    by: 'each side, of its points',
    follows: 'A signature of an older revision no longer stands for it.',
  },
  forensicHandOver: {
    is: 'that the forensic transitional team referred on and handed over',
    voided: {
      not: 'The team refers on once; the county decides, and may take the person back from the agency that has them.',
    },
    corrected: { with: ['reassignCase'], so: 'A new round begins.' },
    by: 'the county',
    follows: 'The county decides; the team stays a former party.',
  },
  paroleContact: {
    is: 'that the parole officer was contacted, or need not be',
    voided: { not: 'It bears no right and stops no search; a wrong answer stays with its author.' },
    corrected: {
      with: ['putHandOffChecklist'],
      so: 'The point paroleOfficer of the checklist is opened again, with a note.',
    },
    by: 'the agency',
    follows: 'The point is open again for both sides; the clock keeps its answer.',
  },
} as const satisfies Record<string, FactRow>;
