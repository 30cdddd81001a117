/**
 * Builds a rule from its conditions, which must all hold. One that is known not to hold decides "not met"; otherwise one
 * that is not known makes the answer "unknown" and names the evidence that would decide. So no rule can guess, and each
 * answer has its reasons.
 */
import type { CaseFacts, FactName } from './facts.ts';
import type { Rule, RuleDecision } from './rule.ts';

export interface Condition {
  /** null where it is not known. */
  holds: boolean | null;
  /** Plain sentences for the three answers. */
  yes: string;
  no: string;
  /** What to document, as the end of "Missing:". */
  evidence: string;
}

/** A condition on a fact that is itself yes, no or not known. */
export const condition = (holds: boolean | null, yes: string, no: string, evidence: string): Condition => ({
  holds,
  yes,
  no,
  evidence,
});

/** A test of a fact that may not be known: null stays null. */
export const ifKnown = <Value>(value: Value | null, test: (known: Value) => boolean): boolean | null =>
  value === null ? null : test(value);

/** Yes when one is, no when all are, else not known. */
export const anyOf = (...answers: readonly (boolean | null)[]): boolean | null => {
  if (answers.includes(true)) return true;
  return answers.includes(null) ? null : false;
};

const decideAll = (conditions: readonly Condition[], factsUsed: RuleDecision['factsUsed']): RuleDecision => {
  const failed = conditions.filter(({ holds }) => holds === false);
  if (failed.length > 0)
    return { outcome: 'notMet', reasons: failed.map(({ no }) => no), factsUsed, missingEvidence: [] };
  const unknown = conditions.filter(({ holds }) => holds === null);
  if (unknown.length > 0) {
    const missingEvidence = unknown.map(({ evidence }) => evidence);
    return {
      outcome: 'unknown',
      reasons: missingEvidence.map((evidence) => `Not known: ${evidence}.`),
      factsUsed,
      missingEvidence,
    };
  }
  return { outcome: 'met', reasons: conditions.map(({ yes }) => yes), factsUsed, missingEvidence: [] };
};

type Definition = Omit<Rule<CaseFacts>, 'check' | 'policyChoice'> & {
  policyChoice?: boolean;
  uses: readonly FactName[];
  conditions: (facts: CaseFacts) => readonly Condition[];
};

export const defineRule = ({
  uses,
  conditions,
  policyChoice = false,
  ...rule
}: Definition): Rule<CaseFacts> => ({
  ...rule,
  policyChoice,
  check: (facts) => decideAll(conditions(facts), Object.fromEntries(uses.map((name) => [name, facts[name]]))),
});
