/**
 * The consent that stands now: the referral's, or the latest that was put on record since. A withdrawal is a fact of its
 * own that keeps the authorization which it ends; nothing that was signed is ever overwritten.
 */
import type { CaseRecord } from './case-record.ts';
import type { PartTwoConsent, SignedConsent } from './consent-contract.ts';
import type { Referral } from './referral-contract.ts';

export interface WithdrawnConsent {
  status: 'withdrawn';
  withdrawnOn: string;
  authorization: SignedConsent;
}
export type Consent = Referral['consent'] | WithdrawnConsent;

type Consents = Pick<CaseRecord, 'referral' | 'consentChanges'>;

export const consentOf = ({ referral, consentChanges = [] }: Consents): Consent => {
  let inForce: Consent = referral.consent;
  for (const { consent } of consentChanges) {
    if (consent.status === 'withdrawn' && inForce.status === 'signed')
      inForce = { ...consent, authorization: inForce };
    if (consent.status === 'signed' || consent.status === 'refused') inForce = consent;
  }
  return inForce;
};

/** The day from which an authorization or its refusal no longer lets anything pass; undefined for one that stands. */
export const endedOn = (consent: Consent): string | undefined => {
  if (consent.status === 'withdrawn') return consent.withdrawnOn;
  return consent.status === 'refused' ? consent.askedOn : undefined;
};

/** As answers say it. */
export const consentView = (record: Consents & Pick<CaseRecord, 'aot'>) => {
  const consent = consentOf(record);
  const exchange = record.aot?.disclosure?.treatmentExchange;
  return {
    status: consent.status,
    withdrawnOn: consent.status === 'withdrawn' ? consent.withdrawnOn : null,
    ...(exchange && {
      treatmentExchange: { statedAt: exchange.statedAt, ...(exchange.reason && { reason: exchange.reason }) },
    }),
  };
};

/**
 * The specific consent to substance-use records that stands now, which no other authorization implies or ends; who refuses
 * to have anything told refuses these records too.
 */
export const partTwoConsentOf = ({
  referral,
  consentChanges = [],
}: Consents): (PartTwoConsent & { withdrawnOn?: string | undefined }) | undefined => {
  let inForce: ReturnType<typeof partTwoConsentOf> = referral.partTwo?.consent;
  for (const { consent } of consentChanges) {
    if (consent.status === 'partTwoSigned') {
      const { status, ...signed } = consent;
      inForce = signed;
    }
    if (!inForce) continue;
    if (consent.status === 'partTwoWithdrawn') inForce = { ...inForce, withdrawnOn: consent.withdrawnOn };
    if (consent.status === 'refused') inForce = { withdrawnOn: consent.askedOn, ...inForce };
  }
  return inForce;
};
