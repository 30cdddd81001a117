/** Counts and dates that rules ask for, from the indicators of a referral, on a day of determination. */
import type { LocalDate } from '../shared/calendar.ts';
import { type CaseFacts, caseFactsSchema } from './facts.ts';
import type { Indicators } from './indicators-contract.ts';
import { countWithinYear, yearBefore } from './look-back.ts';

/** All facts of a day, not known but for those given. */
export const factsOn = (on: LocalDate, known: Partial<CaseFacts> = {}): CaseFacts =>
  caseFactsSchema.parse({ on, lookBackFrom: yearBefore(on), ...known });

const counted = (dates: readonly LocalDate[] | undefined, on: LocalDate): number | null =>
  dates === undefined ? null : countWithinYear(dates, on);

const useFacts = (indicators: Indicators, on: LocalDate): Partial<CaseFacts> => ({
  psychiatricInpatientInYear: counted(indicators.psychiatricInpatientAdmissions, on),
  // A visit that became an admission is counted there: once.
  psychiatricEmergencyInYear: counted(
    indicators.psychiatricEmergencyVisits
      ?.filter(({ becameAdmission }) => !becameAdmission)
      .map((visit) => visit.on),
    on,
  ),
  medicalInpatientInYear: counted(indicators.medicalInpatientAdmissions, on),
  outpatientMentalHealthInYear: counted(indicators.outpatientMentalHealthServices, on),
});

const situationFacts = ({ homeless, incarceration, clinicalDiscretion }: Indicators): Partial<CaseFacts> => ({
  homelessSituation: homeless?.situation ?? null,
  institutionDays: homeless?.institutionDays ?? null,
  beforeInstitution: homeless?.beforeInstitution ?? null,
  incarcerationReleasedOn: incarceration?.releasedOn ?? null,
  needsLinkage: incarceration?.needsLinkage ?? null,
  incarceratedForPoorEngagement: incarceration?.dueToPoorEngagement ?? null,
  discretionBy: clinicalDiscretion?.decider ?? null,
  discretionOrganisation: clinicalDiscretion?.organisation ?? null,
  discretionRationaleGiven: clinicalDiscretion ? clinicalDiscretion.rationale !== undefined : null,
  discretionDecidedOn: clinicalDiscretion?.decidedOn ?? null,
});

export const indicatorFacts = (indicators: Indicators, on: LocalDate): Partial<CaseFacts> => ({
  ...useFacts(indicators, on),
  ...situationFacts(indicators),
  aotOrderFrom: indicators.aotOrder?.from ?? null,
  aotOrderUntil: indicators.aotOrder?.until ?? null,
  agreementLguIdentified: indicators.voluntaryAgreement?.lguIdentified ?? null,
  agreementSignedOn: indicators.voluntaryAgreement?.signedOn ?? null,
  agreementUntil: indicators.voluntaryAgreement?.until ?? null,
  stateFacility: indicators.stateFacilityDischargedOn === undefined ? null : true,
  stateDischargeOn: indicators.stateFacilityDischargedOn ?? null,
  onCampusResidence: indicators.onCampusResidence ?? null,
  leftOnCampusResidenceOn: indicators.leftOnCampusResidenceOn ?? null,
  actStepDownOn: indicators.actStepDownOn ?? null,
  schizophreniaOrBipolar: indicators.schizophreniaOrBipolar ?? null,
  chronicConditions: indicators.chronicConditions ?? null,
  hiv: indicators.hiv ?? null,
  sickleCell: indicators.sickleCell ?? null,
  substanceUseDisorder: indicators.substanceUseDisorder ?? null,
  riskFactorsNamed: indicators.riskFactors?.length ?? null,
  indicatorDocumented: indicators.documented ?? null,
});
