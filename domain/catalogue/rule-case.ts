/**
 * A worked case of a rule: these facts, on this date of service, come out like this. Every area keeps its cases in a table
 * and binds it to its rules; the clause-coverage test runs all of them and counts, for each clause of the guidance, at
 * least one case that comes out well and one that does not. A case is both a test and the evidence that a clause is done.
 */
import type { LocalDate } from '../shared/calendar.ts';
import { type ClauseId, isInForce, type Rule, type RuleDecision, type RuleOutcome } from '../rules/rule.ts';

export interface RuleCase<Facts> {
  /** The consequence for the person or the agency, as the test's name. */
  name: string;
  ruleId: string;
  clause: ClauseId;
  facts: Facts;
  /** Date of service; which version of the rule decides follows from it. */
  on: LocalDate;
  outcome: RuleOutcome;
}

/** A case with its rule found and its kind of facts forgotten, so that tables of different areas run together. */
export interface BoundRuleCase {
  name: string;
  ruleId: string;
  clause: ClauseId;
  outcome: RuleOutcome;
  decide: () => RuleDecision;
}

/** Throws where a case names a rule that is not in force on its date, or a clause that the rule does not cite. */
export const bindRuleCases = <Facts>(
  rules: readonly Rule<Facts>[],
  cases: readonly RuleCase<Facts>[],
): BoundRuleCase[] =>
  cases.map(({ facts, on, ...ruleCase }) => {
    const rule = rules.find((candidate) => candidate.id === ruleCase.ruleId && isInForce(candidate, on));

    if (!rule?.clauses.includes(ruleCase.clause))
      throw new Error(`${ruleCase.ruleId} is not in force on ${on}, or does not cite ${ruleCase.clause}.`);

    return { ...ruleCase, decide: () => rule.check(facts) };
  });
