/** What is asked before a referral is stored, by the rules of domain/rules, and where it goes. Screening asks the rest. */
import { factsOfReferral } from '../case/case-facts.ts';
import type { CaseRecord } from '../case/case-record.ts';
import type { Referral } from '../case/referral-contract.ts';
import { adultRule } from '../rules/adult-rule.ts';
import { authorizationRule, enrolledByOrderRule, notObtainableRule } from '../rules/consent-rules.ts';
import type { CaseFacts } from '../rules/facts.ts';
import { findingOf, type RuleFinding } from '../rules/finding.ts';
import { localDate } from '../shared/calendar.ts';
import { lguOf } from '../shared/counties.ts';
import type { Instant } from '../shared/instant.ts';

export interface Finding {
  ruleId: string;
  met: boolean;
  reason: string;
  /** True where the guidance is silent and the reading is ours. */
  policyChoice: boolean;
}

export const asFinding = ({ ruleId, outcome, reasons, policyChoice }: RuleFinding): Finding => ({
  ruleId,
  met: outcome === 'met',
  reason: reasons.join(' '),
  policyChoice,
});

/** A signed authorization; or consent that could not be had; or an order that enrols without consent. */
const consentFinding = (facts: CaseFacts): Finding => {
  const ways = [authorizationRule, notObtainableRule, enrolledByOrderRule].map((rule) =>
    asFinding(findingOf(rule, facts)),
  );
  const way = ways.find(({ met }) => met) ?? asFinding(findingOf(authorizationRule, facts));
  return { ...way, ruleId: authorizationRule.id };
};

/** Only what is known not to be so keeps a person out: an age that nobody can tell is asked for, and refuses nobody. */
export interface DoorFinding extends Finding {
  keepsOut: boolean;
}

export const atTheDoor = (facts: CaseFacts): DoorFinding[] => {
  const consent = consentFinding(facts);
  const age = findingOf(adultRule, facts);
  return [
    { ...consent, keepsOut: !consent.met },
    { ...asFinding(age), keepsOut: age.outcome === 'notMet' },
  ];
};

export const doorFindings = (referral: Referral, now: Instant): DoorFinding[] =>
  atTheDoor(factsOfReferral(referral, localDate(now)));

/** Where the referral goes: the county of fiscal responsibility when it is given, else that of residence. */
export const responsibleCounty = ({ person }: Referral): CaseRecord['county'] =>
  person.countyOfFiscalResponsibility ?? person.countyOfResidence;

export const responsibleLgu = (referral: Referral): string => lguOf(responsibleCounty(referral));
