/**
 * Which agency may serve a person on a date. Guidance, CMAs Eligible to Serve HH+ Individuals; Attestation; Referral for
 * Health Home Plus (referrals through SPOA go to an agency that has attested).
 */
import type { CaseRecord } from '../case/case-record.ts';
import { decision, type Rule } from '../rules/rule.ts';
import type { LocalDate } from '../shared/calendar.ts';
import type { CountyId } from '../shared/counties.ts';
import { isWithin } from '../shared/window.ts';
import type { CareManagementAgency } from '../registry/care-management-agency.ts';
import { type ExclusionReason, exclusionReasonsOf } from './exclusion-reasons.ts';

export interface ServiceNeed {
  county: CountyId;
  on: LocalDate;
  activeAotOrder: boolean;
}
export interface AgencyFacts {
  agency: CareManagementAgency;
  need: ServiceNeed;
}

/** HH+ began in 2014 for AOT; other agencies than the legacy ones came with May 2018. */
const hhPlusBegan = '2014-01-01';
const opened = '2018-05-01';
const lastDayOfLegacyOnly = '2018-04-30';

export const agencyRules: readonly Rule<AgencyFacts>[] = [
  {
    id: 'HHP-CMA-01',
    title: 'A Health Home’s attestation for HH+ stands on the date',
    clauses: ['ATT-1', 'ATT-2', 'REF-3', 'REF-5'],
    validFrom: opened,
    policyChoice: false,
    check: ({ agency, need: { on } }) => {
      const attestation = agency.attestations.find(({ from, until }) => isWithin(on, from, until));
      return decision(
        attestation !== undefined,
        'A Health Home’s attestation for HH+ stands on that date.',
        'No Health Home attestation for HH+ stands on that date.',
        { on, attestedBy: attestation?.healthHome ?? null },
      );
    },
  },
  {
    id: 'HHP-CMA-02',
    title: 'The agency serves the person’s county',
    clauses: ['REF-3'],
    validFrom: hhPlusBegan,
    policyChoice: true,
    check: ({ agency, need: { county } }) =>
      decision(
        agency.counties.includes(county),
        'The agency serves the county.',
        'The agency does not serve the county.',
        { county },
      ),
  },
  {
    id: 'HHP-CMA-03',
    title: 'A business associate agreement is on file',
    clauses: ['REF-3'],
    validFrom: hhPlusBegan,
    policyChoice: true,
    check: ({ agency: { businessAssociateAgreement } }) =>
      decision(
        businessAssociateAgreement,
        'A business associate agreement is on file.',
        'No business associate agreement is on file.',
        { businessAssociateAgreement },
      ),
  },
  {
    id: 'HHP-CMA-04',
    title: 'A person under an AOT order is served by a legacy or State-authorised agency',
    clauses: ['CMA-2', 'AOT-1'],
    validFrom: opened,
    policyChoice: false,
    check: ({ agency: { aotAuthority }, need: { activeAotOrder } }) =>
      decision(
        !activeAotOrder || aotAuthority !== 'none',
        activeAotOrder ? 'The agency has authority to serve AOT.' : 'The person is not under an AOT order.',
        'The person is under an AOT order and the agency is neither a legacy CMA nor authorised by the State.',
        { activeAotOrder, aotAuthority },
      ),
  },
  {
    id: 'HHP-CMA-05',
    title: 'Before May 2018 only legacy agencies serve HH+',
    clauses: ['CMA-1'],
    validFrom: hhPlusBegan,
    validTo: lastDayOfLegacyOnly,
    policyChoice: false,
    check: ({ agency: { aotAuthority } }) =>
      decision(
        aotAuthority === 'legacy',
        'The agency is a former OMH Targeted Case Management provider.',
        'Before May 2018 only former OMH Targeted Case Management providers served HH+.',
        { aotAuthority },
      ),
  },
];

/**
 * Not among the exclusion reasons, since it decides about an agency that serves already: the county directs, nothing
 * moves by itself.
 */
export const transferRules: readonly Rule<AgencyFacts>[] = [
  {
    id: 'HHP-XFER-01',
    title: 'Ordered to AOT at an agency that may not serve AOT: the LGU directs a transfer',
    clauses: ['AOT-2'],
    validFrom: hhPlusBegan,
    policyChoice: false,
    check: ({ agency: { aotAuthority }, need: { activeAotOrder } }) =>
      decision(
        activeAotOrder && aotAuthority === 'none',
        'The LGU directs a transfer, and the agency tells the Health Home.',
        'The agency goes on serving the person.',
        { activeAotOrder, aotAuthority },
      ),
  },
];

export const hasAttested = (
  healthHome: string,
  { attestations }: CareManagementAgency,
  on: LocalDate,
): boolean =>
  attestations.some((known) => known.healthHome === healthHome && isWithin(on, known.from, known.until));

/**
 * The Health Home under which an agency takes a person on a date: one that has attested it on that date, since only for
 * such a one may it deliver HH+, and of those one that knows the person already before the others. Undefined where none
 * has: then nothing may be told to any.
 */
export const healthHomeFor = (
  agency: CareManagementAgency,
  { assignment, referral }: Pick<CaseRecord, 'assignment' | 'referral'>,
  on: LocalDate,
): string | undefined => {
  const attesting = agency.healthHomes.filter((id) => hasAttested(id, agency, on));
  const known = [assignment.healthHome, referral.healthHome.healthHome];
  return attesting.find((id) => known.includes(id)) ?? attesting[0];
};

/** As the rules of exclusion say it, for an agency that another than its own Health Homes has attested. */
export const noneAttested: ExclusionReason = {
  ruleId: 'HHP-CMA-01',
  reason: 'None of the agency’s own Health Homes has attested it for HH+ on this day.',
};

/** Every reason why an agency may not serve; none means that it may. */
export const reasonsNotToServe = (agency: CareManagementAgency, need: ServiceNeed): ExclusionReason[] =>
  exclusionReasonsOf(agencyRules, { agency, need }, need.on);
