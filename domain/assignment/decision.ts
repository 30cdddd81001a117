/** How the rules of assignment answer: met or not, with the sentence that people read; and what bars follow from them. */
import type { LocalDate } from '../shared/calendar.ts';
import type { Rule, RuleDecision } from '../rules/rule.ts';
import { isInForce } from '../rules/rule.ts';

export interface Bar {
  ruleId: string;
  reason: string;
}

/** A decision of one sentence. */
export const decision = (
  met: boolean,
  whenMet: string,
  whenNot: string,
  factsUsed: RuleDecision['factsUsed'],
): RuleDecision => ({
  outcome: met ? 'met' : 'notMet',
  reasons: [met ? whenMet : whenNot],
  factsUsed,
  missingEvidence: [],
});

/** Every rule in force that is not met, by the sentence that says why. */
export const barsOf = <Facts>(rules: readonly Rule<Facts>[], facts: Facts, on: LocalDate): Bar[] =>
  rules
    .filter((rule) => isInForce(rule, on))
    .map((rule) => ({ ruleId: rule.id, decided: rule.check(facts) }))
    .filter(({ decided }) => decided.outcome !== 'met')
    .map(({ ruleId, decided }) => ({ ruleId, reason: decided.reasons.join(' ') }));
