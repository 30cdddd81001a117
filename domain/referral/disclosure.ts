/**
 * What an organisation may see of the person in a case, by its relation, on a day. The facility is the source of the
 * referral and the forensic team is OMH's own: neither sees it by the person's consent. Everyone else does, so a
 * withdrawal, an expiry or a scope without them closes the view at once. Under an active AOT order the county acts by law,
 * and the agency and the Health Home that serve the person keep the treatment exchange of Mental Hygiene Law 33.13(d).
 */
import { caseFacts } from '../rules/case-facts.ts';
import type { DisclosureRecipient } from '../rules/consent-rules.ts';
import { disclosureRules, notObtainableRule, treatmentExchangeRule } from '../rules/consent-rules.ts';
import type { CaseFacts } from '../rules/facts.ts';
import type { RuleDecision } from '../rules/rule.ts';
import type { Instant } from '../shared/instant.ts';
import type { CaseRecord } from './case-record.ts';
import type { Relation } from './parties.ts';

export type Disclosure = 'full' | 'treatment' | 'none';

export const mayDisclose = (facts: CaseFacts, to: DisclosureRecipient): RuleDecision =>
  disclosureRules[to].check(facts);

const recipientOf = {
  ownCounty: 'spoa',
  offered: 'careManagementAgency',
  assigned: 'careManagementAgency',
  healthHome: 'healthHome',
} as const satisfies Partial<Record<Relation, DisclosureRecipient>>;

const isMet = ({ outcome }: RuleDecision): boolean => outcome === 'met';

export const disclosureTo = (record: CaseRecord, relation: Relation, now: Instant): Disclosure => {
  if (relation === 'ownFacility' || relation === 'forensicTeam') return 'full';
  const facts = caseFacts(record, now);
  // Where the person could not be asked, the SPOA decides on the referral with that known: our reading.
  if (isMet(mayDisclose(facts, recipientOf[relation])) || isMet(notObtainableRule.check(facts)))
    return 'full';
  if (!isMet(treatmentExchangeRule.check(facts))) return 'none';
  if (relation === 'ownCounty') return 'full';
  // An agency that is only asked does not treat the person yet.
  return relation === 'offered' ? 'none' : 'treatment';
};

/** Whether the person may be offered to an agency: by consent, for want of it, or under an AOT order. */
export const mayBeOffered = (record: CaseRecord, now: Instant): boolean =>
  disclosureTo(record, 'assigned', now) !== 'none';
