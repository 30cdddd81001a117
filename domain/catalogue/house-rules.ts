/**
 * Rules of this software's own, which no clause asks for: they keep the record true and the work answerable. A refusal and
 * an event of the timeline name them like any other rule, so that nobody who asks "why?" finds an id without an answer.
 */
export interface HouseRule {
  id: string;
  title: string;
  why: string;
}

const whatHappened = 'A fact is reported after it happened.';
const registryTruth = 'An assignment is only as lawful as the registry that it is decided on.';

export const houseRules: readonly HouseRule[] = [
  {
    id: 'HHP-API-01',
    title: 'An idempotency key is used for one request only',
    why: 'Another request under the same key would get the answer of the first.',
  },
  {
    id: 'HHP-API-02',
    title: 'An organisation adds to a case no more in a day than its daily quota',
    why: 'No account may bury a case; what protects the person, is owed or ends something is never counted.',
  },
  {
    id: 'HHP-TIME-01',
    title: 'Times are in the order in which they can be, and an unusual one is confirmed',
    why: 'A clock that runs from a wrong year is met by anything, or by nothing; who works tired mistypes a year.',
  },
  {
    id: 'HHP-ACC-01',
    title: 'Nothing of a person is disclosed without a legal basis',
    why: 'A relation to the case is no right to know who it is about.',
  },
  {
    id: 'HHP-ACC-02',
    title:
      'Who referred, a facility, a county or a Health Home, and OMH’s own forensic team, see what they wrote',
    why: 'What a source gave is not disclosed to it.',
  },
  {
    id: 'HHP-ACC-03',
    title: 'An emergency opens a case for an hour, to a named person who says why',
    why: 'A life comes before a consent, and whoever opened it answers for it: the county is told at once.',
  },
  {
    id: 'HHP-ACC-04',
    title: 'An auditor reads a named sample of cases for a limited time',
    why: 'Oversight needs cases, not all of them and not for ever.',
  },
  {
    id: 'HHP-CONSENT-08',
    title:
      'An authorization after a withdrawal or a refusal is signed by hand, and recorded by the facility or the county',
    why: 'Who alone would gain by it must not be the one who says that the person changed their mind.',
  },
  {
    id: 'HHP-CORRECT-01',
    title:
      'What a referral says is corrected by who entered it, by the county, and in part by who holds the person',
    why: 'Where the person lives and how they are reached must be true, and how it stood before stays readable.',
  },
  {
    id: 'HHP-LATE-01',
    title: 'What stood late and is in time by a later entry keeps that it was late, and why',
    why: 'A figure that mends itself is trusted by nobody; a visit that was made in time and entered late is no breach.',
  },
  {
    id: 'HHP-VOID-01',
    title: 'A fact that was entered in error is voided with a reason, by who wrote it or by the county',
    why: 'A record of law keeps what was said, and what follows from it follows from what is true.',
  },
  {
    id: 'HHP-ID-01',
    title: 'What may be one person by a slip is asked of a person, who says same or different with a reason',
    why: 'A machine that guesses mixes up two people, or runs two clocks for one.',
  },
  {
    id: 'HHP-ID-02',
    title:
      'Two people of one name and birth date are both referred, once it is said how they are known to be two',
    why: 'A true namesake must not be kept out.',
  },
  {
    id: 'HHP-ID-03',
    title:
      'What a second source tells of a person with an open referral counts once the county has confirmed it',
    why: 'Evidence must not be lost because somebody else referred first, nor count for a person whom it may not be of.',
  },
  {
    id: 'HHP-ONCE-01',
    title:
      'What is told twice is one fact, and what is only alike counts once a person says that it is another',
    why: 'A visit that was sent again must not fill a month.',
  },
  {
    id: 'HHP-WORK-01',
    title: 'A work item is completed by an answer of its own kind',
    why: 'An answer written for other work must not close this.',
  },
  {
    id: 'HHP-END-01',
    title: 'A case ends by a reason that its reporter may give',
    why: 'Nobody’s referral disappears without a named reason.',
  },
  {
    id: 'HHP-END-02',
    title:
      'Nobody ends by a choice what a court order asks: the search, the reports and what is still owed of them',
    why: 'Guidance, AOT: a search ends when the person is located or the order is no longer active.',
  },
  {
    id: 'HHP-END-03',
    title: 'A death under a court order is confirmed by the county',
    why: 'A search for a missing person does not end by a message that nobody has checked.',
  },
  {
    id: 'HHP-ROUTE-02',
    title: 'A referral is redirected to another county than the one that has it',
    why: 'A redirect to the same county would only begin its clock anew.',
  },
  {
    id: 'HHP-HANDOFF-03',
    title: 'Both sides sign the checklist of a warm hand-off as they have read it, and what is open is told',
    why: 'A signature under a list that changed afterwards says nothing, and a discharge does not wait for a list.',
  },
  {
    id: 'HHP-INFO-01',
    title: 'The facility answers what the SPOA asks before it decides',
    why: 'A question by telephone stops a referral, and nobody sees in whose hands it is.',
  },
  {
    id: 'HHP-PLACE-01',
    title: 'The waiting for an agency is counted as one, through every county and offer',
    why: 'Six redirects in twelve days are seven decisions in time, and a person without anybody.',
  },
  {
    id: 'HHP-PLACE-02',
    title: 'Who decides on a referral takes the person back, and who accepted hands them back, with a reason',
    why: 'An agency that does nothing must not keep a person from one that would.',
  },
  {
    id: 'HHP-XFER-02',
    title: 'A person goes to another agency on a named day, and only to one that has accepted',
    why: 'A transfer that nobody agreed to is a person between two agencies.',
  },
  {
    id: 'HHP-FORMER-01',
    title: 'An agency that had a person writes up what it did before, until a closing day',
    why: 'Work of the last days is written down after them; what it did is nobody else’s to tell.',
  },
  {
    id: 'HHP-REF-03',
    title: 'Who may enter the referrals of which source, and what they say, follows the policy of sources',
    why: 'A State PC knows its own patients; what others refer comes to a county, or to a Health Home that works there.',
  },
  {
    id: 'HHP-CONTACT-05',
    title: 'Who was referred out of no stay is met in time from the acceptance on',
    why: 'The guidance asks for contact upon the referral and gives no number; without a date nobody would be late.',
  },
  { id: 'HHP-DIS-01', title: 'A discharge is reported after it happened', why: whatHappened },
  {
    id: 'HHP-DIS-02',
    title: 'A discharge is planned for a time to come',
    why: 'Who has left is discharged, and has 48 hours.',
  },
  {
    id: 'HHP-DIS-03',
    title: 'A readmission follows the discharge that it reverses',
    why: 'What was done since the discharge stands, and the next discharge is another one.',
  },
  {
    id: 'HHP-DIS-04',
    title:
      'Who holds the person, or the county, reports a discharge that the facility did not; the facility confirms it',
    why: 'The 48 hours run from the day on which the person left, whoever says so first.',
  },
  {
    id: 'HHP-ADM-01',
    title:
      'An admission that the case goes on with is kept, and the care manager is in touch with the hospital',
    why: 'A finished journey is not reopened, and nobody may hear of an admission by chance.',
  },
  {
    id: 'HHP-ANEW-01',
    title:
      'On each fact that comes later the rules decide anew, and the decision before is kept with what replaced it',
    why: 'Somebody must be able to say on which day which rate stood, and why.',
  },
  {
    id: 'HHP-FAC-01',
    title: 'A person who moves to another State facility before the discharge takes the referral along',
    why: 'Nothing is entered twice, no clock begins anew, and whoever has the person can act.',
  },
  { id: 'HHP-CONTACT-02', title: 'A contact is recorded after it happened', why: whatHappened },
  { id: 'HHP-ASG-02', title: 'Only an agency of the registry is asked', why: registryTruth },
  {
    id: 'HHP-ASG-03',
    title: 'Only care managers and teams of the registry carry a caseload',
    why: registryTruth,
  },
  {
    id: 'HHP-ASG-04',
    title: 'A care manager’s time is counted once',
    why: 'The guidance’s ratios are for a full-time equivalent; the same hour is not two.',
  },
  {
    id: 'HHP-ASG-05',
    title: 'A team takes people while it is active',
    why: 'A team that has ended has nobody to see the person.',
  },
  {
    id: 'HHP-ASG-06',
    title: 'An agency without any place is not asked, and takes nobody without a name',
    why: 'The person would wait for an answer that can only be no, or for a care manager whom nobody can be.',
  },
  {
    id: 'HHP-ASG-07',
    title: 'Whoever is accepted without a name is named a care manager or a team within days',
    why: 'Nobody is seen by an agency; until a name stands, the person is counted in the agency.',
  },
  {
    id: 'HHP-ASG-08',
    title:
      'When the registration of a care manager or a team ends, another is named for each of their people',
    why: 'A case must not stay on a name that is gone.',
  },
  {
    id: 'HHP-ASG-09',
    title: 'In an absence a colleague of the agency covers, from one day to another',
    why: 'Who is employed and there can see the person; the caseload stays where it is.',
  },
  { id: 'HHP-REG-01', title: 'An entry of the registry fits to the others', why: registryTruth },
  {
    id: 'HHP-REG-02',
    title: 'Attestations of one Health Home for one agency do not overlap',
    why: 'It must be plain which of them stands on a day.',
  },
  {
    id: 'HHP-REG-03',
    title: 'Counties, LGUs and State facilities change with a release',
    why: 'Every county of the State reads the same list.',
  },
  {
    id: 'HHP-REG-04',
    title: 'A Health Home that a referral names is one of the registry',
    why: 'It is told of the case and may read it, so a name that is only nearly right would tell somebody else.',
  },
  {
    id: 'HHP-REG-05',
    title: 'Two persons attest an agency, and enter a Health Home',
    why: 'One account that is lost must not decide whom a person’s records go to.',
  },
  {
    id: 'HHP-ORD-01',
    title: 'The county records and confirms orders; an agency only tells of them',
    why: 'The LGU operates the AOT program.',
  },
  {
    id: 'HHP-ORD-02',
    title: 'An order runs for up to a year',
    why: 'Mental Hygiene Law 9.60; for renewals the same is assumed.',
  },
  {
    id: 'HHP-ORD-04',
    title: 'An order that is named is one of the case',
    why: 'A renewal of an unknown order would join nothing.',
  },
  { id: 'HHP-ORD-05', title: 'An order and its end are recorded after they were made', why: whatHappened },
  {
    id: 'HHP-ORD-06',
    title: 'An agreement is kept apart from orders',
    why: 'It stands under category 1 of the guidance, and no search can come of it.',
  },
  {
    id: 'HHP-REVIEW-01',
    title: 'The county reviews an order before it expires, and sees when one lapses',
    why: 'Orders lapsed unreviewed where nobody was reminded.',
  },
  {
    id: 'HHP-AOT-MISSING-01',
    title: 'The 24 hours run from the care manager’s receipt of the notice',
    why: 'Guidance, AOT-5: not from the appointment, nor from the entry.',
  },
  {
    id: 'HHP-AOT-MISSING-03',
    title: 'A sighting says who saw the person, and when',
    why: 'Only a credible report ends the 24 hours.',
  },
  {
    id: 'HHP-AOT-SEARCH-03',
    title: 'Each step of a search is on record with its time, its actor and its result',
    why: 'An honest search must be provable.',
  },
];
