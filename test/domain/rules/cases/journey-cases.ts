/** Worked cases of consent, Medicaid at discharge, the way of a referral, its clocks and the rates. */
import type { Row } from './eligibility-cases.ts';
import { casesOf, day } from './eligibility-cases.ts';

const signed = {
  consentStatus: 'signed',
  consentSignedOn: '2026-02-01',
  consentCoversHealthHome: true,
  consentCoversSpoa: true,
  consentCoversAgency: true,
  consentCoversPlan: false,
};
const underOrder = { aotOrderFrom: '2026-01-01', aotOrderUntil: '2026-12-31', aotOrderOnFile: true };
const youth97 = {
  ageAtAdmission: 20,
  ageAtDischarge: 21,
  medicaidProgram: 'district97',
  medicaidStatus: 'active',
};
const adult = { ageAtAdmission: 40, ageAtDischarge: 41 };

/** Substance-use records pass by a specific consent alone. */
const partTwoCases = (ruleId: string, recipient: string): Row[] => {
  const specific = {
    partTwoSignedOn: '2026-01-02',
    partTwoExpiresOn: '2026-12-31',
    partTwoRecipients: recipient,
  };
  const clause = 'AOT-7-CONSENT';
  return [
    [clause, ruleId, 'met', 'a specific consent that names the recipient', specific],
    [clause, ruleId, 'notMet', 'a general consent is none', signed],
    [
      clause,
      ruleId,
      'notMet',
      'one that names another',
      { ...specific, partTwoRecipients: 'managedCarePlan' },
    ],
    [clause, ruleId, 'notMet', 'one that names nobody', { ...specific, partTwoRecipients: null }],
    [clause, ruleId, 'notMet', 'one that has expired', { ...specific, partTwoExpiresOn: '2026-03-01' }],
    [clause, ruleId, 'notMet', 'one withdrawn', { ...specific, partTwoWithdrawnOn: '2026-03-02' }],
    [
      clause,
      ruleId,
      'met',
      'one withdrawn from tomorrow on',
      { ...specific, partTwoWithdrawnOn: '2026-03-03' },
    ],
    [clause, ruleId, 'notMet', 'one signed tomorrow', { ...specific, partTwoSignedOn: '2026-03-03' }],
  ];
};

export const consentCases = casesOf([
  ['SPC-2', 'HHP-CONSENT-01', 'met', 'signed: the referral may go', signed],
  ['SPC-2', 'HHP-CONSENT-01', 'notMet', 'refused: nothing is sent', { consentStatus: 'refused' }],
  [
    'SPC-2',
    'HHP-CONSENT-01',
    'notMet',
    'withdrawn today: nothing more is sent',
    { ...signed, consentWithdrawnOn: day },
  ],
  [
    'SPC-2',
    'HHP-CONSENT-01',
    'met',
    'withdrawn as of tomorrow: today still holds',
    { ...signed, consentWithdrawnOn: '2026-03-03' },
  ],
  ['SPC-2', 'HHP-CONSENT-06', 'met', 'not obtainable: the SPOA decides', { consentStatus: 'notObtainable' }],
  ['SPC-2', 'HHP-CONSENT-06', 'notMet', 'refused is an answer', { consentStatus: 'refused' }],
  ['SPC-2', 'HHP-CONSENT-02', 'met', 'signed by hand: any SPOA takes it', { consentHandSigned: true }],
  ['SPC-2', 'HHP-CONSENT-02', 'notMet', 'typed: some SPOAs reject it', { consentHandSigned: false }],
  ['SPC-2', 'HHP-CONSENT-03s', 'met', 'the SPOA is covered', signed],
  [
    'SPC-2',
    'HHP-CONSENT-03s',
    'met',
    'the last day of a consent is its own',
    { ...signed, consentExpiresOn: day },
  ],
  ['SPC-2', 'HHP-CONSENT-03s', 'notMet', 'expired yesterday', { ...signed, consentExpiresOn: '2026-03-01' }],
  ['SPC-2', 'HHP-CONSENT-03s', 'notMet', 'signed tomorrow', { ...signed, consentSignedOn: '2026-03-03' }],
  ['SPC-2', 'HHP-CONSENT-03s', 'notMet', 'withdrawn', { ...signed, consentWithdrawnOn: day }],
  ['SPC-2', 'HHP-CONSENT-03c', 'met', 'the agency is covered', signed],
  [
    'SPC-2',
    'HHP-CONSENT-03c',
    'notMet',
    'a consent to the SPOA alone stops there',
    { ...signed, consentCoversAgency: false },
  ],
  ['SPC-2', 'HHP-CONSENT-03m', 'notMet', 'the plan is not covered', signed],
  ['AOT-7', 'HHP-CONSENT-04', 'met', 'the order on file enrols', underOrder],
  [
    'AOT-7',
    'HHP-CONSENT-04',
    'notMet',
    'without a copy of the order it does not',
    { ...underOrder, aotOrderOnFile: false },
  ],
  [
    'AOT-7',
    'HHP-CONSENT-04',
    'notMet',
    'an expired order does not',
    { ...underOrder, aotOrderUntil: '2026-03-01' },
  ],
  [
    'AOT-7-CONSENT',
    'HHP-CONSENT-03h',
    'notMet',
    'the order is no consent to share',
    { ...underOrder, consentStatus: 'refused', consentCoversHealthHome: false },
  ],
  ['AOT-7-CONSENT', 'HHP-CONSENT-03h', 'met', 'a consent beside the order is', { ...underOrder, ...signed }],
  [
    'AOT-7-3313D',
    'HHP-CONSENT-05',
    'met',
    'under the order, and stated: treatment exchange',
    { ...underOrder, treatmentExchangeStated: true },
  ],
  [
    'AOT-7-3313D',
    'HHP-CONSENT-05',
    'met',
    'under an order that the county recorded: the same',
    { courtOrderRecorded: true, treatmentExchangeStated: true },
  ],
  [
    'AOT-7-3313D',
    'HHP-CONSENT-05',
    'notMet',
    'the order alone discloses nothing',
    { ...underOrder, treatmentExchangeStated: false },
  ],
  ['AOT-7-3313D', 'HHP-CONSENT-05', 'unknown', 'nobody said whether', underOrder],
  ...(['h', 's', 'c'] as const).flatMap((suffix) =>
    partTwoCases(
      `HHP-CONSENT-07${suffix}`,
      { h: 'healthHome', s: 'spoa', c: 'careManagementAgency' }[suffix],
    ),
  ),
  ['AOT-7-3313D', 'HHP-CONSENT-05', 'notMet', 'without an order: none', { aotStatus: 'none' }],
]);

export const medicaidCases = casesOf([
  ['SPC-4', 'HHP-MED-01', 'met', 'verified', { medicaidStatus: 'suspended', medicaidVerifiedOn: day }],
  ['SPC-4', 'HHP-MED-01', 'notMet', 'unknown: verify first', { medicaidStatus: 'unknown' }],
  ['SPC-4', 'HHP-MED-01', 'unknown', 'given and not verified', { medicaidStatus: 'active' }],
  [
    'SPC-5',
    'HHP-MED-02',
    'met',
    'suspended with its follow-up',
    { medicaidStatus: 'suspended', medicaidFollowUpNamed: true },
  ],
  ['SPC-5', 'HHP-MED-02', 'met', 'active needs none', { medicaidStatus: 'active' }],
  [
    'SPC-5',
    'HHP-MED-02',
    'notMet',
    'suspended without a follow-up',
    { medicaidStatus: 'suspended', medicaidFollowUpNamed: false },
  ],
  [
    'SPC-6',
    'HHP-MED-03',
    'met',
    'suspended: the district reinstates',
    { ...adult, medicaidProgram: 'wms', medicaidStatus: 'suspended' },
  ],
  [
    'SPC-6',
    'HHP-MED-03',
    'notMet',
    'never covered: a new application',
    { ...adult, medicaidProgram: 'none', medicaidStatus: 'none' },
  ],
  [
    'SPC-6',
    'HHP-MED-03',
    'unknown',
    'status unknown: ask',
    { ...adult, medicaidProgram: 'wms', medicaidStatus: 'unknown' },
  ],
  ['SPC-7', 'HHP-MED-04', 'met', 'the open local case resumes', { ...youth97, medicaidLocalCaseOpen: true }],
  [
    'SPC-7',
    'HHP-MED-04',
    'notMet',
    'no local case: nothing resumes',
    { ...youth97, medicaidLocalCaseOpen: false },
  ],
  ['SPC-7', 'HHP-MED-04', 'unknown', 'a local case? ask', youth97],
  [
    'SPC-7-NONE',
    'HHP-MED-05',
    'met',
    'no local case: to the new district',
    { ...youth97, medicaidLocalCaseOpen: false },
  ],
  [
    'SPC-7-NONE',
    'HHP-MED-05',
    'notMet',
    'an open local case resumes instead',
    { ...youth97, medicaidLocalCaseOpen: true },
  ],
  ['SPC-7-NYSOH', 'HHP-MED-06', 'met', 'may have to reapply', { ...youth97, medicaidProgram: 'nysoh' }],
  [
    'SPC-7-NYSOH',
    'HHP-MED-06',
    'notMet',
    'of 41 is no youth',
    { ...adult, medicaidProgram: 'nysoh', medicaidStatus: 'suspended' },
  ],
  [
    'SPC-9',
    'HHP-MED-07',
    'met',
    'turned 65 in the stay',
    { ageAtAdmission: 64, ageAtDischarge: 65, medicaidProgram: 'district97', medicaidStatus: 'active' },
  ],
  [
    'SPC-9',
    'HHP-MED-07',
    'notMet',
    'still 64',
    { ageAtAdmission: 64, ageAtDischarge: 64, medicaidProgram: 'district97', medicaidStatus: 'active' },
  ],
  ['SPC-9', 'HHP-MED-07', 'unknown', 'ages not known: ask', {}],
  [
    'NYCRR-360-22',
    'HHP-MED-09',
    'met',
    'admitted at 20, discharged at 21: youth',
    { ageAtAdmission: 20, ageAtDischarge: 21 },
  ],
  [
    'NYCRR-360-22',
    'HHP-MED-09',
    'notMet',
    'admitted at 20, discharged at 22: adult',
    { ageAtAdmission: 20, ageAtDischarge: 22 },
  ],
  [
    'NYCRR-360-22',
    'HHP-MED-09',
    'notMet',
    'admitted at 21: adult',
    { ageAtAdmission: 21, ageAtDischarge: 21 },
  ],
  ['NYCRR-360-22', 'HHP-MED-09', 'unknown', 'no dates: ask', {}],
  ['SPC-8', 'HHP-MED-08', 'met', 'confirmed before the last day', { medicaidFollowUpClock: 'met' }],
  ['SPC-8', 'HHP-MED-08', 'notMet', 'not confirmed by then', { medicaidFollowUpClock: 'overdue' }],
]);

const fromCnypc = { facility: 'cnypc', lgu: 'nyc', stateDischargeOn: '2026-01-10' };

export const wayCases = casesOf([
  ['SPC-1', 'HHP-REF-01', 'met', 'referred before discharge', { referredBeforeDischarge: true }],
  ['SPC-1', 'HHP-REF-01', 'notMet', 'late, and taken in all the same', { referredBeforeDischarge: false }],
  ['REF-2', 'HHP-REF-02', 'met', 'documents are there', { indicatorDocumented: true }],
  ['REF-2', 'HHP-REF-02', 'notMet', 'documents can be supplied', { indicatorDocumented: false }],
  [
    'SPC-3',
    'HHP-ROUTE-01',
    'met',
    'the county’s SPOA decides',
    { county: 'suffolk', triageOwner: 'suffolk' },
  ],
  ['SPC-3', 'HHP-ROUTE-01', 'notMet', 'nobody decides', { county: 'suffolk' }],
  ['SPC-3', 'HHP-ROUTE-01', 'unknown', 'no county: asked', {}],
  ['SPC-10', 'HHP-FT-01', 'met', 'CNYPC to New York City: the forensic team first', fromCnypc],
  ['SPC-10', 'HHP-FT-01', 'notMet', 'CNYPC to Monroe: the county', { ...fromCnypc, lgu: 'monroe' }],
  [
    'SPC-11',
    'HHP-FT-02',
    'met',
    'released in January: December is the last month',
    { ...fromCnypc, episodeMonth: '2026-12' },
  ],
  [
    'SPC-11',
    'HHP-FT-02',
    'notMet',
    'released in January: the next January is over',
    { ...fromCnypc, episodeMonth: '2027-01' },
  ],
  [
    'SPC-11',
    'HHP-FT-02',
    'notMet',
    'elsewhere the general rule holds',
    { ...fromCnypc, lgu: 'monroe', episodeMonth: '2026-05' },
  ],
  ['SPC-11', 'HHP-FT-02', 'unknown', 'no month yet', fromCnypc],
  ['SPC-11', 'HHP-FT-02', 'unknown', 'no facility known', {}],
  ['PROG-7', 'HHP-PLAN-02', 'met', 'the Health Home knows', { healthHomeTold: true }],
  ['PROG-7', 'HHP-PLAN-02', 'notMet', 'the Health Home does not know', { healthHomeTold: false }],
  ['SPC-16', 'HHP-PAROLE-01', 'met', 'the officer is named', { parole: true, paroleOfficerNamed: true }],
  [
    'SPC-16',
    'HHP-PAROLE-01',
    'notMet',
    'the officer is not named',
    { parole: true, paroleOfficerNamed: false },
  ],
  ['SPC-16', 'HHP-PAROLE-01', 'notMet', 'no parole', { parole: false }],
]);

export const clockCases = casesOf([
  ['REF-6', 'HHP-SPOA-01', 'met', 'decided in time', { spoaDecisionClock: 'met' }],
  ['REF-6', 'HHP-SPOA-01', 'notMet', 'decided late', { spoaDecisionClock: 'late' }],
  ['REF-6', 'HHP-SPOA-01', 'unknown', 'still deciding', { spoaDecisionClock: 'running' }],
  ['REF-4', 'HHP-ASG-01', 'met', 'assigned promptly', { cmaAcceptanceClock: 'met' }],
  ['REF-4', 'HHP-ASG-01', 'notMet', 'silence', { cmaAcceptanceClock: 'overdue' }],
  ['REF-4', 'HHP-ASG-01', 'unknown', 'the offer was taken back', { cmaAcceptanceClock: 'stopped' }],
  ['TC-1', 'HHP-HANDOFF-01', 'met', 'handed off in time', { warmHandOffClock: 'met' }],
  ['TC-1', 'HHP-HANDOFF-01', 'notMet', 'handed off late', { warmHandOffClock: 'late' }],
  ['SPC-12', 'HHP-HANDOFF-01', 'met', 'delivered at once', { warmHandOffClock: 'met' }],
  ['SPC-12', 'HHP-HANDOFF-01', 'notMet', 'not delivered yet, and overdue', { warmHandOffClock: 'overdue' }],
  ['SPC-13', 'HHP-CONTACT-01', 'met', 'seen within 48 hours', { faceToFaceContactClock: 'met' }],
  [
    'SPC-13',
    'HHP-CONTACT-01',
    'notMet',
    'seen later, and recorded as late',
    { faceToFaceContactClock: 'late' },
  ],
  [
    'SPC-14',
    'HHP-CONTACT-24',
    'met',
    'seen within 24 hours of a forensic release',
    { forensicContactTargetClock: 'met' },
  ],
  [
    'SPC-14',
    'HHP-CONTACT-24',
    'notMet',
    'seen after 24 hours: the target was missed',
    { forensicContactTargetClock: 'late' },
  ],
  ['PROG-8', 'HHP-PLAN-01', 'met', 'the plan was told in time', { tellPlanClock: 'met' }],
  ['PROG-8', 'HHP-PLAN-01', 'notMet', 'the plan was told late', { tellPlanClock: 'late' }],
]);

export const rateCases = casesOf([
  ['BILL-4', 'HHP-RATE-01', 'met', 'Suffolk is downstate', { county: 'suffolk' }],
  ['BILL-4', 'HHP-RATE-01', 'notMet', 'Orange is upstate for HH+', { county: 'orange' }],
  ['BILL-4', 'HHP-RATE-01', 'unknown', 'no county: asked', {}],
  ['BILL-5', 'HHP-RATE-02', 'met', 'Monroe is upstate', { county: 'monroe' }],
  ['BILL-5', 'HHP-RATE-02', 'notMet', 'the Bronx is downstate', { county: 'bronx' }],
  ['BILL-3', 'HHP-RATE-02', 'met', 'code 1853 pays', { county: 'monroe' }],
  ['BILL-3', 'HHP-RATE-02', 'notMet', 'not for another region', { county: 'kings' }],
  ['BILL-6', 'HHP-RATE-01', 'met', 'from 1 December 2016', { county: 'nassau' }, '2016-12-01'],
  ['BILL-6', 'HHP-RATE-01', 'notMet', 'not on 30 November 2016', { county: 'nassau' }, '2016-11-30'],
]);
