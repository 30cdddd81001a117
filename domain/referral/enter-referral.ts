/**
 * Whose referral this is: a State PC refers its own patients, the SPOA that answers for the person's county enters what came to
 * it from others, and a Health Home what came to it for a county that its agencies serve. What each source must say follows its
 * row of the policy (domain/policy/source-policy.ts).
 */
import type { CaseRecord } from '../case/case-record.ts';
import type { Referral } from '../case/referral-contract.ts';
import type { EscalationPolicy } from '../policy/escalation-policy.ts';
import type { SourceRule, SourceRuleFor } from '../policy/source-policy.ts';
import type { CareManagementAgency } from '../registry/care-management-agency.ts';
import type { Indicators } from '../rules/indicators-contract.ts';
import type { Person } from '../shared/actor.ts';
import { type LocalDate, localDate } from '../shared/calendar.ts';
import { isFacilityId } from '../shared/facilities.ts';
import type { Instant } from '../shared/instant.ts';
import { referralSources, sourceOf } from '../shared/referral-sources.ts';
import { Refused } from '../shared/refusal.ts';
import type { RuleCode } from '../shared/problems.ts';
import { responsibleCounty, responsibleLgu } from './door.ts';

const refuse = (code: RuleCode, field: string, message: string): never => {
  throw new Refused({ code, ruleId: 'HHP-REF-03', detail: message, errors: [{ field, message }] });
};

/** What a decision on an entry needs to know beside the referral. */
export interface EnteredOn {
  now: Instant;
  policy: Pick<EscalationPolicy, 'triage'>;
  sourceRuleFor: SourceRuleFor;
  /** Asked for a Health Home alone. */
  agencies: readonly CareManagementAgency[];
}

const servesCounty = (
  { org }: Person,
  county: CaseRecord['county'],
  agencies: readonly CareManagementAgency[],
  on: LocalDate,
): boolean =>
  agencies.some(
    ({ counties, attestations }) =>
      counties.includes(county) &&
      attestations.some(
        ({ healthHome, from, until }) =>
          healthHome === org && from <= on && (until === undefined || on <= until),
      ),
  );

const answersFor = (by: Person, referral: Referral, { now, policy, agencies }: EnteredOn): boolean => {
  const { triage } = policy;
  if (triage?.role === by.role && triage.org === by.org) return true;
  return by.role === 'spoa'
    ? by.org === responsibleLgu(referral)
    : servesCounty(by, responsibleCounty(referral), agencies, localDate(now));
};

const countyField = ({ person }: Referral): string =>
  `body.person.${person.countyOfFiscalResponsibility === undefined ? 'countyOfResidence' : 'countyOfFiscalResponsibility'}`;

const refuseForeignSource = (by: Person, referral: Referral, rule: SourceRule | undefined, on: EnteredOn) => {
  if (rule?.enteredBy.some((role) => role === by.role)) return;
  const yours = referralSources.filter((source) =>
    on.sourceRuleFor(source, localDate(on.now))?.enteredBy.some((role) => role === by.role),
  );
  refuse('sourceNotYours', 'body.source', `Yours to enter: ${yours.join(', ')}.`);
};

const refuseForeignCounty = (by: Person, referral: Referral, on: EnteredOn): void => {
  if (by.role === 'planner' || answersFor(by, referral, on)) return;
  refuse(
    'countyNotYours',
    countyField(referral),
    `${by.role === 'spoa' ? 'Your SPOA does not answer for this county' : 'None of the agencies that you attest serves this county'}: the SPOA of ${responsibleLgu(referral)} enters it.`,
  );
};

const refuseMissing = ({ discharge, admission, legal }: Referral, rule: SourceRule | undefined): void => {
  for (const [field, value] of [
    ['discharge', discharge],
    ['admission', admission],
  ] as const)
    if (rule?.discharge === 'required' && value === undefined)
      refuse('sourceNeedsMore', `body.${field}`, 'Give it: the person of this source leaves a stay.');
  if (rule?.courtOrder === 'required' && legal.aot === 'none')
    refuse('sourceNeedsMore', 'body.legal.aot', 'Say where the order, petition or agreement stands.');
};

const refuseOtherHealthHome = (by: Person, { healthHome }: Referral): void => {
  if (by.role !== 'healthHome' || healthHome.healthHome === undefined || healthHome.healthHome === by.org)
    return;
  refuse('healthHomeNotYours', 'body.healthHome.healthHome', 'Name your own Health Home, or leave it out.');
};

/** Each opens one of the nine categories; whether it does is screened, as of every referral. */
const shownBy = [
  'aotOrder',
  'voluntaryAgreement',
  'stateFacilityDischargedOn',
  'leftOnCampusResidenceOn',
  'actStepDownOn',
  'homeless',
  'psychiatricInpatientAdmissions',
  'psychiatricEmergencyVisits',
  'medicalInpatientAdmissions',
  'incarceration',
  'clinicalDiscretion',
] as const satisfies readonly (keyof Indicators)[];

/** A discharge from a State PC is a category by itself; of any other source something must show one. */
const refuseUnshown = (by: Person, { legal, indicators = {} }: Referral): void => {
  const isByOrder = legal.aot === 'activeOrder' || legal.aot === 'expiredWithinYear';
  if (by.role === 'planner' || isByOrder || shownBy.some((name) => indicators[name] !== undefined)) return;
  refuse('sourceNeedsMore', 'body.indicators', `Show one of the nine categories: ${shownBy.join(', ')}.`);
};

/**
 * The referral as it is kept: of a Health Home's own it names that one. Throws a refusal that names the field, and for an
 * account of no State PC.
 */
export const enteredReferral = (by: Person, referral: Referral, on: EnteredOn): Referral => {
  if (by.role === 'planner' && !isFacilityId(by.org))
    throw new Refused({
      code: 'notAStateFacility',
      detail: 'Only State Psychiatric Centers and CNYPC refer here.',
    });
  const rule = on.sourceRuleFor(sourceOf(referral), localDate(on.now));
  refuseForeignSource(by, referral, rule, on);
  refuseForeignCounty(by, referral, on);
  refuseMissing(referral, rule);
  refuseUnshown(by, referral);
  refuseOtherHealthHome(by, referral);
  return by.role === 'healthHome'
    ? { ...referral, healthHome: { ...referral.healthHome, healthHome: by.org } }
    : referral;
};
