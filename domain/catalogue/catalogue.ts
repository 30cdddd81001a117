/**
 * Every rule of the project, and every clause of the guidance. docs/rules.md is written from here, and a test holds each
 * clause against the rules and their worked cases.
 */

import { assignmentRules } from '../placement/rules.ts';
import { aotRules } from '../aot/rules.ts';
import { consentRules } from '../rules/consent-rules.ts';
import { anyCategoryRule, eligibilityRules } from '../rules/eligibility.ts';
import type { CaseFacts } from '../rules/facts.ts';
import { journeyRules } from '../rules/journey-rules.ts';
import { medicaidRules } from '../rules/medicaid-rules.ts';
import { rateRules } from '../rules/rate-rules.ts';
import type { Rule } from '../rules/rule.ts';

/** Rules over the facts of a case. */
export const caseRules: readonly Rule<CaseFacts>[] = [
  anyCategoryRule,
  ...eligibilityRules,
  ...consentRules,
  ...medicaidRules,
  ...journeyRules,
  ...rateRules,
];

/** With the rules of other areas, which read facts of their own. */
export const catalogue: readonly Rule<never>[] = [...caseRules, ...assignmentRules, ...aotRules];
