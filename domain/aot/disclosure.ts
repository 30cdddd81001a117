/**
 * Consent and the order. Guidance: with a copy of the order the Health Home may enrol the person and bill; the order does
 * not substitute for the person's consent to share clinical information. Without consent only the exchange between mental
 * health providers and Health Homes under MHL 33.13(d) is open, and only where somebody stated in their own name that it
 * stands on it. So: the order alone discloses nothing, and nothing here ever changes `referral.consent`.
 */
import type { CaseRecord } from '../referral/case-record.ts';
import type { Relation } from '../referral/parties.ts';
import type { Referral } from '../referral/referral-contract.ts';
import type { LocalDate } from '../shared/calendar.ts';

export type DisclosureBasis = 'source' | 'consent' | 'treatmentExchange' | 'none';

const scopeOf = {
  ownCounty: 'spoa',
  forensicTeam: 'careManagementAgency',
  offered: 'careManagementAgency',
  assigned: 'careManagementAgency',
  healthHome: 'healthHome',
} as const satisfies Partial<Record<Relation, string>>;

/** Those between whom MHL 33.13(d) lets clinical information pass: not the county, nor an agency that is only asked. */
const exchanging: readonly Relation[] = ['assigned', 'forensicTeam', 'healthHome'];

const consents = ({ consent }: Referral, relation: keyof typeof scopeOf, on: LocalDate): boolean =>
  consent.status === 'signed' &&
  consent.scope.includes(scopeOf[relation]) &&
  (consent.expiresOn === undefined || on <= consent.expiresOn);

/** On what an organisation may see clinical information today; the facility that sent it is its source. */
export const disclosureBasis = (
  { referral, aot }: Pick<CaseRecord, 'referral' | 'aot'>,
  relation: Relation,
  on: LocalDate,
): DisclosureBasis => {
  if (relation === 'ownFacility') return 'source';
  if (consents(referral, relation, on)) return 'consent';
  return exchanging.includes(relation) && aot?.disclosure?.treatmentExchange ? 'treatmentExchange' : 'none';
};

/** Clinical fields of the referral, and what they can be read from. */
type ClinicalField = 'clinical' | 'providers' | 'admission' | 'attachments';
export type VisibleReferral =
  Referral | Omit<Referral, ClinicalField> | (Omit<Referral, 'attachments'> & object);

/** True for cases with an order or agreement: for them the basis decides what is seen. */
export const isUnderAot = ({ aot }: Pick<CaseRecord, 'aot'>): boolean =>
  aot !== undefined && aot.orders.length + aot.agreements.length > 0;

/** Attachments go beyond what care coordination between treating providers needs. */
export const visibleReferral = (
  record: Pick<CaseRecord, 'referral' | 'aot'>,
  relation: Relation,
  basis: DisclosureBasis,
): VisibleReferral => {
  const { referral } = record;
  if (!isUnderAot(record)) return referral;
  if (basis === 'source' || basis === 'consent') return referral;
  const { attachments, ...exchanged } = referral;
  if (basis === 'treatmentExchange' && exchanging.includes(relation)) return exchanged;
  const { clinical, providers, admission, ...rest } = exchanged;
  return rest;
};

export type EnrolmentBasis = 'consent' | 'orderCopy' | 'none';

/** How the Health Home may enrol the person; enrolment by the order leaves consent as it is. */
export const enrolmentBasis = (
  { referral, aot }: Pick<CaseRecord, 'referral' | 'aot'>,
  on: LocalDate,
): EnrolmentBasis => {
  if (consents(referral, 'healthHome', on)) return 'consent';
  return aot?.disclosure?.orderCopyGivenAt === undefined ? 'none' : 'orderCopy';
};
