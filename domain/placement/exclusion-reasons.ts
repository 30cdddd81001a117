/** What excludes an offer: every rule in force that is not met, with the sentence that people read. */
import type { LocalDate } from '../shared/calendar.ts';
import { isInForce, type Rule } from '../rules/rule.ts';

export interface ExclusionReason {
  ruleId: string;
  reason: string;
}

/** Every rule in force that is not met, by the sentence that says why. */
export const exclusionReasonsOf = <Facts>(
  rules: readonly Rule<Facts>[],
  facts: Facts,
  on: LocalDate,
): ExclusionReason[] =>
  rules
    .filter((rule) => isInForce(rule, on))
    .map((rule) => ({ ruleId: rule.id, decided: rule.check(facts) }))
    .filter(({ decided }) => decided.outcome !== 'met')
    .map(({ ruleId, decided }) => ({ ruleId, reason: decided.reasons.join(' ') }));

/** All places of the agency's staff are taken, those included for whom it has named nobody yet. */
export const noRoom: ExclusionReason = {
  ruleId: 'HHP-ASG-06',
  reason: 'No care manager and no team of the agency may take one more person of HH+ today.',
};
