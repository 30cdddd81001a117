/**
 * The one vocabulary of facts under every rule: flat, dated, and null where something is not known. A decision stores
 * the facts that it was taken on, so it can be taken again. No name, number, birth date or free text is among them.
 */
import * as z from 'zod';
import { clockKinds } from '../shared/clock-record.ts';
import { asciiText } from '../shared/stored-text.ts';
import { localDateSchema } from '../shared/calendar.ts';
import { homelessSituations } from './indicators-contract.ts';

const date = localDateSchema.nullable().default(null);
const yesNo = z.boolean().nullable().default(null);
const count = z.int().nullable().default(null);
/** A code, the id of an organisation, or the few recipients of a consent. */
export const factTextSchema = asciiText(128);
const text = factTextSchema.nullable().default(null);
const clock = z.enum(['met', 'corrected', 'late', 'running', 'overdue', 'stopped']).nullable().default(null);

const eligibilityFacts = {
  ageYears: count,
  seriousMentalIllness: yesNo,
  enrolledInHealthHome: yesNo,
  medicaidStatus: text,
  chronicConditions: count,
  hiv: yesNo,
  sickleCell: yesNo,
  substanceUseDisorder: yesNo,
  riskFactorsNamed: count,
  aotStatus: text,
  aotOrderFrom: date,
  aotOrderUntil: date,
  aotOrderOnFile: yesNo,
  treatmentExchangeStated: yesNo,
  agreementLguIdentified: yesNo,
  agreementSignedOn: date,
  agreementUntil: date,
  stateFacility: yesNo,
  stateDischargeOn: date,
  onCampusResidence: text,
  leftOnCampusResidenceOn: date,
  actStepDownOn: date,
  homelessSituation: z.enum(homelessSituations).nullable().default(null),
  institutionDays: count,
  beforeInstitution: text,
  psychiatricInpatientInYear: count,
  psychiatricEmergencyInYear: count,
  medicalInpatientInYear: count,
  schizophreniaOrBipolar: yesNo,
  incarcerationReleasedOn: date,
  needsLinkage: yesNo,
  incarceratedForPoorEngagement: yesNo,
  outpatientMentalHealthInYear: count,
  discretionBy: text,
  discretionOrganisation: text,
  discretionRationaleGiven: yesNo,
  discretionDecidedOn: date,
  indicatorDocumented: yesNo,
};

const consentFacts = {
  consentStatus: text,
  consentSignedOn: date,
  consentExpiresOn: date,
  consentWithdrawnOn: date,
  consentHandSigned: yesNo,
  partTwoSignedOn: date,
  partTwoExpiresOn: date,
  partTwoWithdrawnOn: date,
  partTwoRecipients: text,
  consentCoversHealthHome: yesNo,
  consentCoversSpoa: yesNo,
  consentCoversAgency: yesNo,
  consentCoversPlan: yesNo,
};

const journeyFacts = {
  facility: text,
  forensicFacility: yesNo,
  county: text,
  lgu: text,
  triageOwner: text,
  referredBeforeDischarge: yesNo,
  parole: yesNo,
  paroleOfficerNamed: yesNo,
  ageAtAdmission: count,
  ageAtDischarge: count,
  medicaidProgram: text,
  medicaidLocalCaseOpen: yesNo,
  medicaidVerifiedOn: date,
  medicaidFollowUpNamed: yesNo,
  managedCarePlanNamed: yesNo,
  healthHomeTold: yesNo,
  handedOffBeforeDischarge: yesNo,
  episodeMonth: text,
};

const clockFacts = Object.fromEntries(clockKinds.map((kind) => [`${kind}Clock` as const, clock])) as Record<
  `${(typeof clockKinds)[number]}Clock`,
  typeof clock
>;

export const caseFactsSchema = z.strictObject({
  /** The date of determination, from which every look-back is counted, and the first day that it reaches. */
  on: localDateSchema,
  lookBackFrom: localDateSchema,
  ...eligibilityFacts,
  ...consentFacts,
  ...journeyFacts,
  ...clockFacts,
});
export type CaseFacts = z.infer<typeof caseFactsSchema>;
export type FactName = keyof CaseFacts;
