/**
 * Consent and disclosure. What may leave the facility is decided for one recipient on one day. An AOT order enrols a
 * person without consent; it never becomes consent, and opens only the treatment exchange of Mental Hygiene Law 33.13(d).
 */
import { condition, defineRule, ifKnown } from './define-rule.ts';
import { orderActive } from './order-active.ts';
import type { CaseFacts } from './facts.ts';

const validFrom = '2016-12-01';

/** Where an authorization stands. */
export const consentStatuses = ['signed', 'refused', 'notObtainable', 'withdrawn'] as const;

export const disclosureRecipients = [
  'healthHome',
  'spoa',
  'careManagementAgency',
  'managedCarePlan',
] as const;
export type DisclosureRecipient = (typeof disclosureRecipients)[number];

const coverage = {
  healthHome: 'consentCoversHealthHome',
  spoa: 'consentCoversSpoa',
  careManagementAgency: 'consentCoversAgency',
  managedCarePlan: 'consentCoversPlan',
} as const satisfies Record<DisclosureRecipient, keyof CaseFacts>;

const consentFacts = [
  'consentStatus',
  'consentSignedOn',
  'consentExpiresOn',
  'consentWithdrawnOn',
  'on',
] as const;

/** A consent's last day is its own; a withdrawal counts from its day on. */
const authorizationInForce = ({
  consentStatus,
  consentSignedOn,
  consentExpiresOn,
  consentWithdrawnOn,
  on,
}: CaseFacts) => [
  condition(
    ifKnown(consentStatus, (status) => status === 'signed'),
    'A signed authorization is on file.',
    'No signed authorization is on file.',
    'the status of the authorization',
  ),
  condition(
    consentSignedOn === null || consentSignedOn <= on,
    'It was signed by this day.',
    'It was signed after this day.',
    'the day of signature',
  ),
  condition(
    consentExpiresOn === null || on <= consentExpiresOn,
    'It has not expired.',
    'It has expired.',
    'the day of expiry',
  ),
  condition(
    consentWithdrawnOn === null || on < consentWithdrawnOn,
    'It was not withdrawn.',
    'The person withdrew it, which stops new disclosure at once.',
    'whether it was withdrawn',
  ),
];

const disclosureTo = (recipient: DisclosureRecipient, suffix: string, name: string) =>
  defineRule({
    id: `HHP-CONSENT-03${suffix}`,
    title: `Disclosure to the ${name}`,
    clauses: ['SPC-2', 'AOT-7-CONSENT'],
    validFrom,
    uses: [...consentFacts, coverage[recipient]],
    conditions: (facts) => [
      ...authorizationInForce(facts),
      condition(
        facts[coverage[recipient]],
        `It covers the ${name}.`,
        `It does not cover the ${name}.`,
        `whether it covers the ${name}`,
      ),
    ],
  });

export const disclosureRules = {
  healthHome: disclosureTo('healthHome', 'h', 'Health Home'),
  spoa: disclosureTo('spoa', 's', 'SPOA'),
  careManagementAgency: disclosureTo('careManagementAgency', 'c', 'care management agency'),
  managedCarePlan: disclosureTo('managedCarePlan', 'm', 'managed care plan'),
} as const;

/**
 * Substance-use records of a 42 CFR Part 2 program pass by the person's specific consent alone: neither a general
 * authorization, nor an AOT order, nor the treatment exchange opens them.
 */
const partTwoTo = (recipient: DisclosureRecipient, suffix: string, name: string) =>
  defineRule({
    id: `HHP-CONSENT-07${suffix}`,
    title: `Substance-use records to the ${name}`,
    clauses: ['AOT-7-CONSENT'],
    validFrom,
    policyChoice: true,
    uses: ['partTwoSignedOn', 'partTwoExpiresOn', 'partTwoWithdrawnOn', 'partTwoRecipients', 'on'],
    conditions: ({ partTwoSignedOn, partTwoExpiresOn, partTwoWithdrawnOn, partTwoRecipients, on }) => [
      condition(
        partTwoSignedOn !== null && partTwoSignedOn <= on,
        'The person consented to the disclosure of substance-use records.',
        'No specific consent to the disclosure of substance-use records stands on this day.',
        '',
      ),
      condition(
        partTwoExpiresOn !== null && on <= partTwoExpiresOn,
        'That consent has not expired.',
        'No specific consent has an expiry that is still to come.',
        '',
      ),
      condition(
        partTwoWithdrawnOn === null || on < partTwoWithdrawnOn,
        'It was not withdrawn.',
        'The person withdrew it.',
        '',
      ),
      condition(
        partTwoRecipients?.split(' ').includes(recipient) ?? false,
        `It names the ${name}.`,
        `It does not name the ${name}.`,
        '',
      ),
    ],
  });

export const partTwoRules = {
  healthHome: partTwoTo('healthHome', 'h', 'Health Home'),
  spoa: partTwoTo('spoa', 's', 'SPOA'),
  careManagementAgency: partTwoTo('careManagementAgency', 'c', 'care management agency'),
} as const;

export const authorizationRule = defineRule({
  id: 'HHP-CONSENT-01',
  title: 'A signed Authorization for Release of Information first',
  clauses: ['SPC-2'],
  validFrom,
  uses: ['consentStatus', 'consentWithdrawnOn', 'on'],
  conditions: ({ consentStatus, consentWithdrawnOn, on }) => [
    condition(
      ifKnown(consentStatus, (status) => status === 'signed'),
      'A signed Authorization for Release of Information is on file.',
      'The person refused to authorize the release of information, so nothing may be sent.',
      'the status of the authorization',
    ),
    condition(
      consentWithdrawnOn === null || on < consentWithdrawnOn,
      'It was not withdrawn.',
      'The person withdrew the authorization, so nothing more may be sent.',
      '',
    ),
  ],
});

/** Some people cannot answer. Their referral comes in with the reason, and the SPOA decides on it. */
export const notObtainableRule = defineRule({
  id: 'HHP-CONSENT-06',
  title: 'Consent that could not be obtained, with the reason',
  clauses: ['SPC-2'],
  validFrom,
  policyChoice: true,
  uses: ['consentStatus'],
  conditions: ({ consentStatus }) => [
    condition(
      ifKnown(consentStatus, (status) => status === 'notObtainable'),
      'Consent could not be obtained; the reason is recorded and the SPOA decides on it.',
      'Consent was asked for and answered.',
      'the status of the authorization',
    ),
  ],
});

const orderOnDay = ['aotStatus', 'aotOrderFrom', 'aotOrderUntil', 'on'] as const;

/** The order lets the Health Home enrol and bill; whether anything may be shared is another question. */
export const enrolledByOrderRule = defineRule({
  id: 'HHP-CONSENT-04',
  title: 'An AOT order enrols without consent',
  clauses: ['AOT-7'],
  validFrom: '2014-01-01',
  uses: [...orderOnDay, 'aotOrderOnFile'],
  conditions: (facts) => [
    condition(
      orderActive(facts),
      'The AOT order lets the Health Home enrol the person; it is not consent to share.',
      'No AOT order is active.',
      'the first and last day of the order',
    ),
    condition(
      facts.aotOrderOnFile,
      'A copy of the order is with the referral.',
      'No copy of the order is with the referral.',
      'a copy of the AOT order',
    ),
  ],
});

/**
 * Open under an active order, and only where a named person has stated it: the order by itself discloses nothing. Between
 * mental health providers and Health Homes, for the coordination of care.
 */
export const treatmentExchangeRule = defineRule({
  id: 'HHP-CONSENT-05',
  title: 'Without consent, only the treatment exchange between mental health providers and Health Homes',
  clauses: ['AOT-7-3313D'],
  validFrom: '2014-01-01',
  uses: [...orderOnDay, 'treatmentExchangeStated'],
  conditions: (facts) => [
    condition(
      orderActive(facts),
      'An AOT order is active.',
      'No AOT order is active, so the exception does not carry this referral.',
      'the first and last day of the order',
    ),
    condition(
      facts.treatmentExchangeStated,
      'A named person stated the exchange, so clinical information may pass as Mental Hygiene Law 33.13(d) permits.',
      'Nobody stated the exchange of Mental Hygiene Law 33.13(d), and the order alone discloses nothing clinical.',
      'the exchange of Mental Hygiene Law 33.13(d), stated by a named person',
    ),
  ],
});

export const consentRules = [
  authorizationRule,
  notObtainableRule,
  enrolledByOrderRule,
  treatmentExchangeRule,
  defineRule({
    id: 'HHP-CONSENT-02',
    title: 'Signed by hand',
    clauses: ['SPC-2'],
    validFrom,
    policyChoice: true,
    uses: ['consentHandSigned'],
    conditions: ({ consentHandSigned }) => [
      condition(
        consentHandSigned,
        'The authorization was signed by hand.',
        'Some SPOAs accept only authorizations signed by hand.',
        'whether the authorization was signed by hand',
      ),
    ],
  }),
  ...Object.values(disclosureRules),
  ...Object.values(partTwoRules),
];
