/** Of the table of facts: the discharge, who was seen, what came later, and the end of a case. */
import type { FactRow } from './facts-row.ts';

export const factsOfJourney = {
  dischargePlan: {
    is: 'when the discharge is planned',
    voided: {
      as: 'dischargePlan',
      so: 'By its time or its day, with a reason; a cancellation in error is put right by planning anew.',
    },
    corrected: { with: ['putDischargePlan'], so: 'By the plan that stands, or its cancellation.' },
    by: 'the facility; of another stay the county and the holder; a void who wrote it, and the county',
    follows:
      'The wait for the discharge is planned anew; voided, the plan before it stands and the moves are counted without it; county, holder and facility are told.',
  },
  discharge: {
    is: 'that and when the person left',
    voided: {
      as: 'discharge',
      so: 'By its time or its day, with a reason: the person never left. Who is back is readmitted, at the time of it.',
    },
    corrected: {
      with: ['recordDischarge', 'completeWorkItem', 'putDischargePlan'],
      so: 'By the true time with a reason; or by a readmission.',
    },
    by: 'the facility; who reported it, until the facility has answered; a void who wrote it, and the county',
    follows:
      'The 48 hours move and keep where they were, contacts are judged anew, a clock that stood late keeps that, and county and holder are told. Voided, nothing that it started or asked for stands, the episode is none, and the discharge is awaited.',
  },
  dischargeConfirmation: {
    is: 'that the facility stands behind a discharge that others reported',
    voided: { not: 'The facility corrects the time.' },
    corrected: { with: ['recordDischarge', 'completeWorkItem'], so: 'By the true time with a reason.' },
    by: 'the facility',
    follows: 'As of the discharge.',
  },
  facilityMove: {
    is: 'that the person moved to another State facility',
    voided: { not: 'A move that is wrong is a move back.' },
    corrected: { with: ['moveFacility'], so: 'By the facility where the person is.' },
    by: 'the facility that has the person; the county',
    follows:
      'The referral, what is owed and the key of the person go along; the former facility keeps what it wrote.',
  },
  contact: {
    is: 'a contact with the person, or an effort to reach them',
    voided: { as: 'contact', so: 'By its number and its time, with a reason.' },
    corrected: { not: 'It is voided, and told anew as it was.' },
    by: 'the organisation that wrote it; the county',
    follows:
      'The next contact that counts meets the clocks, or the contact is owed again and the episode is none; a search goes on; months count anew; county and facility are told.',
  },
  duplicate: {
    is: 'whether two contacts that are alike are one',
    voided: {
      not: 'Either contact is voided; a visit that was said to be the same and is another is told anew at its own time.',
    },
    corrected: { with: ['voidFact', 'recordContact'], so: 'By voiding the contact that was none.' },
    by: 'the holder; of the contact who wrote it, and the county',
    follows: 'As of the contact.',
  },
  medicaidFollowUp: {
    is: 'what became of Medicaid after the discharge',
    voided: { not: 'A corrected discharge moves what it is held against; a readmission takes it back.' },
    corrected: { with: ['recordDischarge', 'putDischargePlan'], so: 'With the discharge that it follows.' },
    by: 'the facility, by the discharge',
    follows: 'Its clock moves or stops.',
  },
  admission: {
    is: 'an admission that the case goes on with, and its end',
    voided: {
      as: 'admission',
      so: 'By its time and place, with a reason; also a readmission that reversed a discharge, before what rests on it.',
    },
    corrected: { with: ['recordFact'], so: 'By admissionEnded.' },
    by: 'the facility, the county, the agency and the Health Home',
    follows:
      'The holder, the county and the Health Home are told, and the rules decide anew on an admission. Voided, the discharge that it reversed stands, and a search that it ended goes on.',
  },
  secondReferral: {
    is: 'what a second source told of a person with an open referral, and whether it counts',
    voided: {
      not: 'Confirmed, it is a later fact, which is voided; the source takes back what waits by saying that it meant another person.',
    },
    corrected: {
      with: ['submitReferral'],
      so: 'What waits is told anew; what was confirmed is voided as the later fact that it became.',
    },
    by: 'the source, until the county has answered; the county',
    follows:
      'Nothing counts of it until it is confirmed; then the rules decide anew, and county and holder are told where that changes something.',
  },
  laterFact: {
    is: 'a residence on the campus, or an indicator, that came after the first decision',
    voided: { as: 'laterFact', so: 'By its number and its entry, with a reason.' },
    corrected: {
      with: ['recordFact'],
      so: 'By the later fact: what it gives replaces what was said before.',
    },
    by: 'the facility, the county, the agency and the Health Home',
    follows: 'The rules decide anew; the decision before is kept with what replaced it.',
  },
  closing: {
    is: 'that the case ended: withdrawn, died, moved, refused, declined, completed',
    voided: {
      as: 'closing',
      so: 'With a reason; not where the rules closed it, since other facts decide otherwise.',
    },
    corrected: { not: 'It is voided, and the case is ended as it was.' },
    by: 'the organisation that ended it; the county',
    follows:
      'The case goes on with its clocks, open work, search and caseload as they would stand; whoever was told of the end is told.',
  },
  deathReport: {
    is: 'a death that was reported and waits for the county',
    voided: { not: 'The county answers that it is not confirmed, with a reason.' },
    corrected: { with: ['completeWorkItem'], so: 'By the answer reject.' },
    by: 'the county',
    follows: 'All is as it was; who reported it and who holds the person are told.',
  },
  emergencyAccess: {
    is: 'that somebody opened the case in an emergency',
    voided: { not: 'What was seen was seen; the access is ended.' },
    corrected: { with: ['answerEmergencyAccess'], so: 'Ended, or renewed by the county.' },
    by: 'the county, the holder and OMH',
    follows: 'The view closes; the log keeps it.',
  },
  noticeRead: {
    is: 'that a notice was acknowledged in somebody’s name',
    voided: { not: 'Whoever read it has read it.' },
    corrected: { not: 'Nothing hangs on it but the list of notices.' },
    by: 'nobody',
    follows: 'Nothing.',
  },
  claim: {
    is: 'that somebody has taken work on',
    voided: { not: 'It is given back.' },
    corrected: { with: ['releaseWorkItem', 'claimWorkItem'], so: 'Given back, or taken on by a colleague.' },
    by: 'who took it on, and their colleagues',
    follows: 'The work is open for the organisation; its clock runs on.',
  },
  voiding: {
    is: 'that a fact was voided',
    voided: {
      not: 'A fact that was voided in error is told anew, and is another; of a closing the case is ended again.',
    },
    corrected: {
      with: ['recordContact', 'recordSighting', 'recordSearchStep', 'reportSignificantEvent', 'withdrawCase'],
      so: 'By telling the fact anew.',
    },
    by: 'who may tell the fact',
    follows: 'As of the fact; the void stays on record.',
  },
} as const satisfies Record<string, FactRow>;
