/**
 * On what legal basis an organisation is shown a person, and how much that basis opens, on a day. There is no disclosure
 * without one: where none stands, a party sees codes, clocks and work, and nothing of the person. Every answer about a
 * case says its basis and the access log keeps it.
 *
 * The AOT order is no consent: a copy of it lets the county and those who serve the person know who it is for, and
 * clinical information passes only when a named person has stated the exchange of Mental Hygiene Law 33.13(d).
 */
import { caseFacts, factsForHealthHome } from '../case/case-facts.ts';
import {
  type DisclosureRecipient,
  disclosureRules,
  enrolledByOrderRule,
  notObtainableRule,
  partTwoRules,
  treatmentExchangeRule,
} from '../rules/consent-rules.ts';
import type { CaseFacts } from '../rules/facts.ts';
import type { RuleDecision } from '../rules/rule.ts';
import type { CaseRecord } from '../case/case-record.ts';
import { consentOf } from '../case/consent.ts';
import type { Instant } from '../shared/instant.ts';
import type { Standing } from './standing.ts';

export const legalBases = [
  'source',
  'consent',
  'treatmentExchange',
  'orderCopy',
  'emergency',
  'oversight',
  'none',
] as const;

/** How much of the person a basis opens, from nothing to all; each includes the ones before it. */
export const disclosureLevels = ['none', 'identity', 'treatment', 'full'] as const;
export type DisclosureLevel = (typeof disclosureLevels)[number];

export interface LegalBasis {
  kind: (typeof legalBases)[number];
  /** The rule that decided; absent for none. */
  ruleId?: string;
  level: DisclosureLevel;
  /** Of a consent: whom it covers and its last day. */
  scope?: readonly string[];
  expiresOn?: string;
  /** True where the person's specific consent opens substance-use records too (42 CFR Part 2). */
  partTwo?: true;
}

export const discloses = ({ level }: LegalBasis, needed: DisclosureLevel): boolean =>
  disclosureLevels.indexOf(level) >= disclosureLevels.indexOf(needed);

export const mayDisclose = (facts: CaseFacts, to: DisclosureRecipient): RuleDecision =>
  disclosureRules[to].check(facts);

const isMet = ({ outcome }: RuleDecision): boolean => outcome === 'met';
const none: LegalBasis = { kind: 'none', level: 'none' };

/** As whom a party is named in an authorization. */
const recipientOf = {
  ownCounty: 'spoa',
  offered: 'careManagementAgency',
  assigned: 'careManagementAgency',
  healthHome: 'healthHome',
} as const satisfies Partial<Record<Standing, DisclosureRecipient>>;
type Party = keyof typeof recipientOf;

/** Who treats or coordinates care; an agency that is only asked does not yet, and the county is no provider. */
const exchanges: readonly Standing[] = ['assigned', 'healthHome'];

const byConsent = (record: CaseRecord, facts: CaseFacts, party: Party): LegalBasis | undefined => {
  const rule = disclosureRules[recipientOf[party]];
  const consent = consentOf(record);
  if (consent.status !== 'signed' || !isMet(rule.check(facts))) return undefined;
  return {
    kind: 'consent',
    ruleId: rule.id,
    level: 'full',
    scope: consent.scope,
    ...(consent.expiresOn !== undefined && { expiresOn: consent.expiresOn }),
  };
};

const withoutConsent = (facts: CaseFacts, party: Party): LegalBasis => {
  // Where the person could not be asked, the referral itself rests on the exchange, and the SPOA decides with that known.
  if (isMet(notObtainableRule.check(facts)))
    return { kind: 'treatmentExchange', ruleId: notObtainableRule.id, level: 'treatment' };
  if (exchanges.includes(party) && isMet(treatmentExchangeRule.check(facts)))
    return { kind: 'treatmentExchange', ruleId: treatmentExchangeRule.id, level: 'treatment' };
  if (party !== 'offered' && isMet(enrolledByOrderRule.check(facts)))
    return { kind: 'orderCopy', ruleId: enrolledByOrderRule.id, level: 'identity' };
  return none;
};

const ofSource: LegalBasis = { kind: 'source', ruleId: 'HHP-ACC-02', level: 'full', partTwo: true };

/**
 * Whether a party entered the referral itself; a county for as long as the case is its own. Then it sees what it wrote where
 * nothing else opens the person to it; any basis of its own opens what others wrote later too.
 */
const wroteReferral = ({ referredBy, lgu, triage }: CaseRecord, party: Party): boolean =>
  referredBy?.role === 'spoa'
    ? party === 'ownCounty' && (referredBy.org === lgu || referredBy.org === triage?.org)
    : referredBy?.role === 'healthHome' && party === 'healthHome';

const ofParty = (record: CaseRecord, party: Party, now: Instant): LegalBasis => {
  const facts = party === 'healthHome' ? factsForHealthHome(record, now) : caseFacts(record, now);
  const basis = byConsent(record, facts, party) ?? withoutConsent(facts, party);
  if (basis.level === 'none' && wroteReferral(record, party)) return ofSource;
  return isMet(partTwoRules[recipientOf[party]].check(facts)) ? { ...basis, partTwo: true } : basis;
};

export const legalBasis = (record: CaseRecord, standing: Standing, now: Instant): LegalBasis => {
  switch (standing) {
    case 'ownFacility':
    case 'formerFacility':
    case 'forensicTeam':
      // The facility wrote it, or took it over as one of OMH's own, as the forensic team is.
      return ofSource;
    case 'emergency':
      return { kind: 'emergency', ruleId: 'HHP-ACC-03', level: 'full' };
    case 'auditor':
      return { kind: 'oversight', ruleId: 'HHP-ACC-04', level: 'full' };
    case 'formerAgency':
    case 'formerParty':
    case 'none':
      return none;
    default:
      return ofParty(record, standing, now);
  }
};

/** Whether the person may be offered to an agency: by consent, for want of it, or under an AOT order. */
export const mayBeOffered = (record: CaseRecord, now: Instant): boolean =>
  legalBasis(record, 'assigned', now).level !== 'none';

/**
 * Whether the county has a court order on record: what was done under one is the county's and the agency's to read. What
 * only an agency told of opens nothing to it.
 */
export const hasOrderOnRecord = ({ aot }: Pick<CaseRecord, 'aot'>): boolean =>
  (aot?.orders ?? []).some(({ verification }) => verification === undefined || verification === 'verified');

/** What was done under an order is opened by any basis to know the person, or because there is such an order. */
export const opensAotRecord = (record: Pick<CaseRecord, 'aot'>, basis: LegalBasis): boolean =>
  discloses(basis, 'identity') || hasOrderOnRecord(record);
