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
  /** The day on which this version came into the catalogue; left out, it was there from the beginning. */
  knownFrom?: LocalDate;
  /** True where the guidance is silent or ambiguous and the reading is ours. */
  policyChoice: boolean;
  check(facts: Facts): RuleDecision;
}

/** A decision of one sentence: met, or not met. */
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

/** The version of a rule that decides on a date of service. */
export const isInForce = (
  { validFrom, validTo }: Pick<Rule<never>, 'validFrom' | 'validTo'>,
  on: LocalDate,
): boolean => validFrom <= on && (validTo === undefined || on <= validTo);

/**
 * Of every rule the version that decides for a date of service, as the catalogue stood on a day: a version that came in
 * later is not seen, and of two that overlap the one that came in last decides.
 */
export const versionsAsKnown = <R extends Pick<Rule<never>, 'id' | 'validFrom' | 'validTo' | 'knownFrom'>>(
  rules: readonly R[],
  on: LocalDate,
  knownAt: LocalDate,
): R[] => {
  const known = rules.filter((rule) => isInForce(rule, on) && (rule.knownFrom ?? '') <= knownAt);
  const latest = new Map<string, R>();
  for (const rule of known) {
    const other = latest.get(rule.id);
    if (!other || versionOf(rule) > versionOf(other)) latest.set(rule.id, rule);
  }
  return [...latest.values()];
};

/** Names one version of a rule; text order is the order in which versions replace each other. */
export const versionOf = ({ validFrom, knownFrom }: Pick<Rule<never>, 'validFrom' | 'knownFrom'>): string =>
  `${knownFrom ?? ''}/${validFrom}`;
