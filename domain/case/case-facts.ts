/** The facts of a case, on the date of an instant in New York: the one way from a record to what rules read. */
import { localDate, type LocalDate } from '../shared/calendar.ts';
import { type ClockRecord, isLate } from '../shared/clock-record.ts';
import { isFacilityId } from '../shared/facilities.ts';
import type { Instant } from '../shared/instant.ts';
import type { CaseRecord } from './case-record.ts';
import { type Consent, consentOf, partTwoConsentOf } from './consent.ts';
import type { Referral } from './referral-contract.ts';
import { indicatorsOf, residenceFactsOf } from './later-facts.ts';
import { isForensicStay } from './former-facility.ts';
import { aotFacts } from './aot-facts.ts';
import { ageFacts } from '../rules/ages.ts';
import type { CaseFacts } from '../rules/facts.ts';
import { factsOn, indicatorFacts } from '../rules/indicator-facts.ts';

const consentFacts = (consent: Consent): Partial<CaseFacts> => {
  const withdrawn = consent.status === 'withdrawn' ? consent : undefined;
  const answered = withdrawn?.authorization ?? consent;
  const signed = answered.status === 'signed' ? answered : undefined;
  const covers = (recipient: string): boolean =>
    signed?.scope.some((covered) => covered === recipient) ?? false;
  return {
    // What the person answered; that it was withdrawn is a fact of its own.
    consentStatus: answered.status,
    consentSignedOn: signed?.signedOn ?? null,
    consentExpiresOn: signed?.expiresOn ?? null,
    consentWithdrawnOn: withdrawn?.withdrawnOn ?? null,
    consentHandSigned: signed?.handSigned ?? null,
    consentCoversHealthHome: covers('healthHome'),
    consentCoversSpoa: covers('spoa'),
    // Agencies work downstream of the Health Home, so a consent to it covers them: our reading.
    consentCoversAgency: covers('careManagementAgency') || covers('healthHome'),
    consentCoversPlan: covers('managedCarePlan'),
  };
};

const partTwoFacts = (record: CaseRecord): Partial<CaseFacts> => {
  const consent = partTwoConsentOf(record);
  return consent
    ? {
        partTwoSignedOn: consent.signedOn,
        partTwoExpiresOn: consent.expiresOn,
        partTwoWithdrawnOn: consent.withdrawnOn ?? null,
        partTwoRecipients: consent.recipients.join(' '),
      }
    : {};
};

/** Schizoaffective disorder is neither by its code: then somebody must say. */
const schizophreniaOrBipolar = (icd10: string): boolean | null =>
  icd10.startsWith('F25') ? null : /^F(20|31)/.test(icd10);

const medicaidFacts = ({ medicaid }: Referral): Partial<CaseFacts> => ({
  medicaidStatus: medicaid.status,
  medicaidProgram: medicaid.program ?? null,
  medicaidLocalCaseOpen: medicaid.localCaseOpen ?? null,
  medicaidVerifiedOn: medicaid.verifiedOn ?? null,
  medicaidFollowUpNamed: medicaid.followUp !== undefined,
  managedCarePlanNamed: medicaid.managedCarePlan !== undefined,
});

const legalFacts = ({ legal, attachments }: Referral): Partial<CaseFacts> => ({
  aotStatus: legal.aot,
  ...(legal.aotOrder && { aotOrderFrom: legal.aotOrder.from, aotOrderUntil: legal.aotOrder.until }),
  aotOrderOnFile: attachments?.some(({ kind }) => kind === 'aotOrder') ?? false,
  parole: legal.parole !== undefined,
  paroleOfficerNamed: legal.parole !== undefined,
});

const referralFacts = (referral: Referral, on: LocalDate): Partial<CaseFacts> => ({
  ...indicatorFacts(referral.indicators ?? {}, on),
  ...medicaidFacts(referral),
  ...legalFacts(referral),
  ...ageFacts(referral.person, { on, admittedOn: referral.admission?.admittedOn }),
  seriousMentalIllness: referral.clinical.seriousMentalIllness,
  schizophreniaOrBipolar:
    referral.indicators?.schizophreniaOrBipolar ??
    schizophreniaOrBipolar(referral.clinical.primaryDiagnosis.icd10),
  enrolledInHealthHome: referral.healthHome.enrolled,
});

type ClockState = 'met' | 'corrected' | 'late' | 'running' | 'overdue' | 'stopped';
const clockState = (clock: ClockRecord, now: Instant): ClockState => {
  if (clock.metAt !== undefined) return isLate(clock, now) ? 'late' : clock.corrected ? 'corrected' : 'met';
  if (clock.stoppedAt !== undefined) return 'stopped';
  return isLate(clock, now) ? 'overdue' : 'running';
};

/** Of several clocks of a kind the latest speaks. */
const clockFacts = ({ clocks }: Pick<CaseRecord, 'clocks'>, now: Instant): Partial<CaseFacts> =>
  Object.fromEntries(clocks.map((clock) => [`${clock.kind}Clock`, clockState(clock, now)]));

/** What can be said of a referral before it is a case. */
export const factsOfReferral = (referral: Referral, on: LocalDate): CaseFacts =>
  factsOn(on, { ...referralFacts(referral, on), ...consentFacts(referral.consent) });

/** Not known while both are still to come. */
const handedOffBeforeDischarge = ({ assignment, discharge }: CaseRecord): boolean | null => {
  const { handedOffAt } = assignment;
  const { dischargedAt } = discharge;
  if (handedOffAt === undefined) return dischargedAt === undefined ? null : false;
  return dischargedAt === undefined || handedOffAt <= dischargedAt;
};

/** Where no State PC referred, what it says of an earlier State stay, or of a residence on campus, stands among the indicators. */
const stateStayFacts = ({ facility, discharge, referral }: CaseRecord): Partial<CaseFacts> => {
  if (facility === undefined)
    return {
      stateFacility: referral.indicators?.stateFacilityDischargedOn !== undefined,
      onCampusResidence:
        discharge.onCampusResidence ??
        referral.discharge?.destination.onCampusResidence ??
        referral.indicators?.onCampusResidence ??
        'none',
    };
  const left = discharge.dischargedAt ?? discharge.plannedFor;
  return {
    stateFacility: isFacilityId(facility),
    stateDischargeOn: left === undefined ? null : localDate(left),
    onCampusResidence:
      discharge.onCampusResidence ?? referral.discharge?.destination.onCampusResidence ?? 'none',
  };
};

const dischargeFacts = ({ discharge, referral, openedAt }: CaseRecord, on: LocalDate): Partial<CaseFacts> => {
  const left = discharge.dischargedAt ?? discharge.plannedFor;
  return {
    ...ageFacts(referral.person, {
      on,
      admittedOn: referral.admission?.admittedOn,
      dischargedOn: left === undefined ? undefined : localDate(left),
    }),
    referredBeforeDischarge:
      referral.discharge === undefined
        ? null
        : discharge.dischargedAt === undefined || openedAt < discharge.dischargedAt,
  };
};

export const caseFacts = (record: CaseRecord, now: Instant): CaseFacts => {
  const on = localDate(now);
  return factsOn(on, {
    ...referralFacts({ ...record.referral, indicators: indicatorsOf(record) }, on),
    ...aotFacts(record, now),
    ...consentFacts(consentOf(record)),
    ...partTwoFacts(record),
    ...stateStayFacts(record),
    ...dischargeFacts(record, on),
    ...residenceFactsOf(record),
    ...clockFacts(record, now),
    forensicFacility: isForensicStay(record),
    facility: record.facility ?? null,
    county: record.county,
    lgu: record.lgu,
    triageOwner: record.triage?.org ?? record.lgu,
    handedOffBeforeDischarge: handedOffBeforeDischarge(record),
    healthHomeTold: record.assignment.healthHomeToldAt !== undefined,
    episodeMonth: record.episode ? localDate(record.episode.openedAt).slice(0, 7) : null,
  });
};

/**
 * What rules read for the Health Home. The county has the order that it recorded; whether the Health Home has a copy is what
 * the agency that serves the person said last.
 */
export const factsForHealthHome = (record: CaseRecord, now: Instant): CaseFacts => {
  const facts = caseFacts(record, now);
  return record.aot?.disclosure?.orderCopyNotGivenAt === undefined
    ? facts
    : { ...facts, aotOrderOnFile: false };
};
