/** The times of what speaks for eligibility (times-of-requests.ts), as a referral says it, a correction, and a later fact. */
import { lookedBackOn, period, transition } from './times-of-requests.ts';

export const shownLater = {
  'indicators.actStepDownOn': transition,
  'indicators.incarceration.releasedOn': transition,
  'indicators.psychiatricInpatientAdmissions[]': lookedBackOn,
  'indicators.psychiatricEmergencyVisits[].on': lookedBackOn,
  'indicators.medicalInpatientAdmissions[]': lookedBackOn,
  'indicators.outpatientMentalHealthServices[]': lookedBackOn,
  'indicators.clinicalDiscretion.decidedOn': lookedBackOn,
};
export const shown = {
  ...shownLater,
  'indicators.aotOrder.from': period,
  'indicators.aotOrder.until': period,
  'indicators.voluntaryAgreement.signedOn': lookedBackOn,
  'indicators.voluntaryAgreement.until': period,
  'indicators.stateFacilityDischargedOn': transition,
  'indicators.leftOnCampusResidenceOn': transition,
};
