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
  let inForce: Consent = referral.consent;
  for (const { consent } of consentChanges) {
    if (consent.status === 'withdrawn') inForce = { ...inForce, withdrawnOn: consent.withdrawnOn };
    if (consent.status === 'signed') inForce = { ...consent };
  }
  return inForce;
};

/** The specific consent to substance-use records that stands now, which no other authorization implies or ends. */
export const partTwoConsentOf = ({
  referral,
  consentChanges = [],
}: Pick<CaseRecord, 'referral' | 'consentChanges'>):
  (PartTwoConsent & { withdrawnOn?: string | undefined }) | undefined => {
  let inForce: ReturnType<typeof partTwoConsentOf> = referral.partTwo?.consent;
  for (const { consent } of consentChanges) {
    if (consent.status === 'partTwoWithdrawn' && inForce)
      inForce = { ...inForce, withdrawnOn: consent.withdrawnOn };
    if (consent.status === 'partTwoSigned') {
      const { status, ...signed } = consent;
      inForce = signed;
    }
  }
  return inForce;
};
