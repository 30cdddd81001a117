/** One rule's answer on the facts of a case, under the rule's name and version. */
import type { CaseFacts } from './facts.ts';
import { type Rule, type RuleDecision, versionOf } from './rule.ts';

export interface RuleFinding extends RuleDecision {
  ruleId: string;
  title: string;
  clauses: readonly string[];
  policyChoice: boolean;
  version: string;
}

export const findingOf = (rule: Rule<CaseFacts>, facts: CaseFacts): RuleFinding => ({
  ruleId: rule.id,
  title: rule.title,
  clauses: rule.clauses,
  policyChoice: rule.policyChoice,
  version: versionOf(rule),
  ...rule.check(facts),
});
