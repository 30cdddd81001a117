/**
 * Screening: may this referral enter, is the person eligible, and by which way. Each rule returns a finding with its
 * clause; `doorFindings` are asked before anything is stored, the rest when the state machine screens.
 */
import { completedYears, localDate } from '../shared/calendar.ts';
import { lguOf } from '../shared/counties.ts';
import { isFacilityId } from '../shared/facilities.ts';
import type { Instant } from '../shared/instant.ts';
import type { CaseDraft } from './case-draft.ts';
import type { CaseRecord } from './case-record.ts';
import type { Referral } from './referral-contract.ts';
import { closeCase } from './work-item-outcome.ts';

export interface Finding {
  ruleId: string;
  met: boolean;
  reason: string;
  /** True where the guidance is silent and the reading is ours. */
  policyChoice: boolean;
}

/** Guidance, individuals transitioning from a State PC/CNYPC: staff first obtain a signed authorization. */
const consent = ({ consent: { status } }: Referral): Finding => ({
  ruleId: 'HHP-CONSENT-01',
  met: status !== 'refused',
  reason: {
    signed: 'A signed Authorization for Release of Information is on file.',
    notObtainable: 'Consent could not be obtained; the reason is recorded and the SPOA decides on it.',
    refused: 'The person refused to authorize the release of information, so nothing may be sent.',
  }[status],
  policyChoice: status === 'notObtainable',
});

/** Guidance, Description: Health Home Plus serves adults with serious mental illness. */
const age = ({ person }: Referral, now: Instant): Finding => {
  const years = completedYears(person.dateOfBirth, localDate(now));
  return {
    ruleId: 'HHP-AGE-01',
    met: years >= 18,
    reason:
      years >= 18 ? 'The person is an adult.' : 'Health Home Plus serves adults; the person is under 18.',
    policyChoice: false,
  };
};

const seriousMentalIllness = ({ clinical }: Referral): Finding => ({
  ruleId: 'HHP-SMI-01',
  met: clinical.seriousMentalIllness,
  reason: clinical.seriousMentalIllness
    ? 'The person has a serious mental illness.'
    : 'Health Home Plus is for serious mental illness, and the referral says that there is none.',
  policyChoice: false,
});

/** Guidance, Eligible Population 3. */
const stateDischarge = ({ facility }: Pick<CaseRecord, 'facility'>): Finding => {
  const met = isFacilityId(facility);
  return {
    ruleId: 'HHP-EL-03',
    met,
    reason: met
      ? 'The person is discharged from a State Psychiatric Center or CNYPC (category 3).'
      : 'The referring organisation is not a State Psychiatric Center or CNYPC.',
    policyChoice: false,
  };
};

/** Guidance, Eligible Population 3 and its footnotes: on-campus residence, Health Home yes, HH+ rate no, AOT excepted. */
const hhPlusRate = ({ discharge, legal }: Referral): Finding => {
  const onCampus = discharge.destination.onCampusResidence !== undefined;
  const met = !onCampus || legal.aot === 'activeOrder';
  return {
    ruleId: 'HHP-EL-03R',
    met,
    reason: met
      ? 'The HH+ rate may be billed when its requirements are met.'
      : 'The person goes to a State-operated residence on campus: Health Home services yes, HH+ rate not until leaving it.',
    policyChoice: false,
  };
};

/** Guidance, CNYPC discharges only: in New York City the forensic transitional team comes first. */
const forensicRoute = ({ facility, lgu }: Pick<CaseRecord, 'facility' | 'lgu'>): Finding => {
  const met = facility === 'cnypc' && lgu === 'nyc';
  return {
    ruleId: 'HHP-FT-01',
    met,
    reason: met
      ? 'A CNYPC release to New York City goes to the OMH forensic transitional team first.'
      : 'The referral goes to the county SPOA.',
    policyChoice: false,
  };
};

export const doorFindings = (referral: Referral, now: Instant): Finding[] => [
  consent(referral),
  age(referral, now),
];

/** Where the referral goes: the county of fiscal responsibility when it is given, else that of residence. */
export const responsibleCounty = ({ person }: Referral): CaseRecord['county'] =>
  person.countyOfFiscalResponsibility ?? person.countyOfResidence;

export const responsibleLgu = (referral: Referral): string => lguOf(responsibleCounty(referral));

export interface Screening {
  eligible: boolean;
  /** The rules that decided: all that were met when eligible, the required ones that were not when not. */
  decisive: string[];
  hhPlusRate: boolean;
  throughForensicTeam: boolean;
  findings: Finding[];
}

export const screen = (record: CaseRecord, now: Instant): Screening => {
  const { referral } = record;
  const required = [...doorFindings(referral, now), seriousMentalIllness(referral), stateDischarge(record)];
  const rate = hhPlusRate(referral);
  const route = forensicRoute(record);
  const findings = [...required, rate, route];
  const eligible = required.every(({ met }) => met);
  return {
    eligible,
    decisive: (eligible ? findings : required)
      .filter(({ met }) => met === eligible)
      .map(({ ruleId }) => ruleId),
    hhPlusRate: rate.met,
    throughForensicTeam: route.met,
    findings,
  };
};

/** Task `Screen Referral`. Run twice: a case that has left screening is not screened again. */
export const screenReferral = (draft: CaseDraft): void => {
  if (draft.case.strands.placement !== 'screening') return;
  const { throughForensicTeam, decisive, ...screening } = screen(draft.case, draft.now);
  draft.case.screening = screening;
  draft.record('screened', { eligible: screening.eligible, hhPlusRate: screening.hhPlusRate }, decisive);
  if (!screening.eligible) closeCase(draft, 'ineligible', decisive);
  else draft.move('placement', throughForensicTeam ? 'eligibleThroughForensicTeam' : 'eligible');
};
