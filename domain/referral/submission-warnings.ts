/**
 * What the planner should still settle when a referral is taken in, in the answer to POST /referrals: none of it may keep
 * a person from being referred, since a late referral is better than none.
 */
import { localDate } from '../shared/calendar.ts';
import type { Instant } from '../shared/instant.ts';
import { personWarnings } from './person-warnings.ts';
import { plannedOf } from './receive-referral.ts';
import type { Referral } from '../case/referral-contract.ts';

const medicaidWarnings = ({ medicaid }: Referral): string[] => [
  ...(medicaid.status === 'unknown'
    ? ['Medicaid status is unknown: verify it before discharge (HHP-MED-01).']
    : []),
  ...(medicaid.status !== 'active' && !medicaid.followUp
    ? ['Name the follow-up that activates Medicaid after discharge, with its owner (HHP-MED-02).']
    : []),
];

const renewal = 'put a new one on record with PUT /cases/{caseId}/consent';

/** Undefined too when the person has left: then no plan counts. */
const plannedDayOf = ({ discharge }: Referral) =>
  discharge?.dischargedAt === undefined
    ? (discharge?.plannedOn ?? (discharge?.plannedFor && localDate(discharge.plannedFor)))
    : undefined;

/** The last day of an authorization is still its own. An order may let the SPOA accept without one. */
const expiryWarnings = (referral: Referral, now: Instant): string[] => {
  const { consent } = referral;
  if (consent.status !== 'signed' || consent.expiresOn === undefined) return [];
  if (consent.expiresOn < localDate(now))
    return [
      `The authorization has expired: ${renewal}, or the SPOA may not be able to accept (HHP-CONSENT-03c).`,
    ];
  const planned = plannedDayOf(referral);
  return planned !== undefined && consent.expiresOn < planned
    ? [`The authorization expires before the planned discharge: ${renewal} in time (HHP-CONSENT-03c).`]
    : [];
};

const consentWarnings = (referral: Referral, now: Instant): string[] => [
  ...(referral.consent.status === 'signed' && !referral.consent.handSigned
    ? ['Some SPOAs accept only consents signed by hand (HHP-CONSENT-02).']
    : []),
  ...expiryWarnings(referral, now),
];

const dischargeWarnings = (referral: Referral, now: Instant): string[] => {
  if (!referral.discharge || referral.discharge.dischargedAt !== undefined) return [];
  const planned = plannedOf(referral);
  if (planned === undefined)
    return ['No discharge date was given: set it with PUT /cases/{caseId}/discharge-plan.'];
  return planned < now
    ? [
        'The planned discharge lies in the past: if the person has left, report it with POST /cases/{caseId}/discharge, or else set the new date with PUT /cases/{caseId}/discharge-plan (HHP-DIS-02).',
      ]
    : [];
};

/** A referral says what is known of an order; what follows from one is opened when it is recorded. */
const orderWarnings = ({ source, legal }: Referral): string[] =>
  source === 'aotProcess' && legal.aot !== 'petitionPending'
    ? ['Record the order or the agreement with PUT /cases/{caseId}/aot-order: its duties begin there.']
    : [];

export const warningsOf = (referral: Referral, now: Instant): string[] => [
  ...personWarnings(referral, now),
  ...medicaidWarnings(referral),
  ...consentWarnings(referral, now),
  ...dischargeWarnings(referral, now),
  ...orderWarnings(referral),
];
