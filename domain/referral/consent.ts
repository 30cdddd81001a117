/**
 * The consent that stands now: the referral's, or the latest that was put on record since. A withdrawal is a fact of its
 * own beside the authorization that it ends; nothing that was signed is ever overwritten.
 */
import type { CaseRecord } from './case-record.ts';
import type { Referral } from './referral-contract.ts';

export type Consent = Referral['consent'] & { withdrawnOn?: string | undefined };

export const consentOf = ({
  referral,
  consentChanges = [],
}: Pick<CaseRecord, 'referral' | 'consentChanges'>): Consent => {
  let standing: Consent = referral.consent;
  for (const { consent } of consentChanges)
    standing =
      consent.status === 'withdrawn' ? { ...standing, withdrawnOn: consent.withdrawnOn } : { ...consent };
  return standing;
};
