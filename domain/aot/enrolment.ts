/**
 * How the Health Home may enrol the person. Guidance: with a copy of the order it may enrol and bill without the person's
 * signature; that leaves consent to share as it is, and nothing here ever changes it. An agency that says that it gave no
 * copy closes that way, until it says otherwise.
 */
import type { CaseRecord } from '../case/case-record.ts';
import { factsForHealthHome } from '../case/case-facts.ts';
import { disclosureRules, enrolledByOrderRule } from '../rules/consent-rules.ts';
import type { Instant } from '../shared/instant.ts';

export const enrolmentBases = ['consent', 'orderCopy', 'none'] as const;
type EnrolmentBasis = (typeof enrolmentBases)[number];

export const enrolmentBasis = (record: CaseRecord, now: Instant): EnrolmentBasis => {
  const facts = factsForHealthHome(record, now);
  if (disclosureRules.healthHome.check(facts).outcome === 'met') return 'consent';
  return enrolledByOrderRule.check(facts).outcome === 'met' ? 'orderCopy' : 'none';
};
