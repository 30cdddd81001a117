/**
 * The shape of every rule: it has an id, the clause that it implements, the dates between which it is valid, and it
 * answers with reasons, never with a bare yes or no. Where the guidance is silent it says so (`policyChoice`).
 */
import type { LocalDate } from '../shared/calendar.ts';

/** Id of a clause in domain/rules/clauses.json. */
export type ClauseId = string;

export type RuleOutcome = 'met' | 'notMet' | 'unknown';

export interface RuleDecision {
  outcome: RuleOutcome;
  /** Plain sentences, for the planner as much as for the auditor. */
  reasons: readonly string[];
  /** The facts that decided, by their name in the vocabulary of facts. */
  factsUsed: Readonly<Record<string, string | number | boolean | null>>;
  /** What would have to be known or documented to decide. */
  missingEvidence: readonly string[];
}

export interface Rule<Facts> {
  id: string;
  title: string;
  clauses: readonly ClauseId[];
  /** Inclusive dates of service for which this version decides. */
  validFrom: LocalDate;
  validTo?: LocalDate;
  /** True where the guidance is silent or ambiguous and the reading is ours. */
  policyChoice: boolean;
  check(facts: Facts): RuleDecision;
}

/** The version of a rule that decides on a date of service. */
export const isInForce = (
  { validFrom, validTo }: Pick<Rule<unknown>, 'validFrom' | 'validTo'>,
  on: LocalDate,
): boolean => validFrom <= on && (validTo === undefined || on <= validTo);
