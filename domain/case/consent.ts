/**
 * The consent that stands now: the referral's, or the latest that was put on record since. A withdrawal is a fact of its
 * own beside the authorization that it ends; nothing that was signed is ever overwritten.
 */
import type { CaseRecord } from './case-record.ts';
import type { PartTwoConsent } from './consent-contract.ts';
import type { Referral } from './referral-contract.ts';

export type Consent = Referral['consent'] & { withdrawnOn?: string | undefined };

export const consentOf = ({
  referral,
  consentChanges = [],
}: Pick<CaseRecord, 'referral' | 'consentChanges'>): Consent => {
  let standing: Consent = referral.consent;
  for (const { consent } of consentChanges) {
    if (consent.status === 'withdrawn') standing = { ...standing, withdrawnOn: consent.withdrawnOn };
    if (consent.status === 'signed') standing = { ...consent };
  }
  return standing;
};

/** The specific consent to substance-use records that stands now, which no other authorization implies or ends. */
export const partTwoConsentOf = ({
  referral,
  consentChanges = [],
}: Pick<CaseRecord, 'referral' | 'consentChanges'>):
  (PartTwoConsent & { withdrawnOn?: string | undefined }) | undefined => {
  let standing: ReturnType<typeof partTwoConsentOf> = referral.partTwo?.consent;
  for (const { consent } of consentChanges) {
    if (consent.status === 'partTwoWithdrawn' && standing)
      standing = { ...standing, withdrawnOn: consent.withdrawnOn };
    if (consent.status === 'partTwoSigned') {
      const { status, ...signed } = consent;
      standing = signed;
    }
  }
  return standing;
};
