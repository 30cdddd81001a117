/**
 * A decision as it was taken: on which facts, for which day, as the catalogue stood when, and by which versions of the
 * rules. Taken again with those, it must come out the same, whatever versions were added since.
 */
import * as z from 'zod';
import { type LocalDate, localDateSchema } from '../shared/calendar.ts';
import { canonicalJson } from '../shared/hash.ts';
import { decideEligibility, type Eligibility, eligibilityRules } from './eligibility.ts';
import { type CaseFacts, caseFactsSchema } from './facts.ts';
import type { Rule } from './rule.ts';

const outcomeSchema = z.enum(['met', 'notMet', 'unknown']);
const findingSchema = z.strictObject({
  ruleId: z.string(),
  title: z.string(),
  clauses: z.array(z.string()),
  policyChoice: z.boolean(),
  version: z.string(),
  outcome: outcomeSchema,
  reasons: z.array(z.string()),
  factsUsed: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  missingEvidence: z.array(z.string()),
});
const eligibilitySchema = z.strictObject({
  on: localDateSchema,
  lookBackFrom: localDateSchema,
  outcome: outcomeSchema,
  healthHome: outcomeSchema,
  hhPlusRate: outcomeSchema,
  required: z.array(findingSchema),
  base: z.array(findingSchema),
  enrolment: z.array(findingSchema).default([]),
  categories: z.array(findingSchema),
  rate: z.array(findingSchema),
  missingEvidence: z.array(z.string()),
});

export const decisionRecordSchema = z.strictObject({
  /** The vocabulary may have grown since: what was not known then reads as not known. */
  facts: caseFactsSchema,
  asOf: localDateSchema,
  knownAt: localDateSchema,
  ruleVersions: z.record(z.string(), z.string()),
  decision: eligibilitySchema,
});
export type DecisionRecord = z.infer<typeof decisionRecordSchema>;

const versionsOf = ({ required, base, enrolment, categories, rate }: Eligibility): Record<string, string> =>
  Object.fromEntries(
    [...required, ...base, ...enrolment, ...categories, ...rate].map(({ ruleId, version }) => [
      ruleId,
      version,
    ]),
  );

export const decideAndRecord = (
  facts: CaseFacts,
  knownAt: LocalDate,
  rules: readonly Rule<CaseFacts>[] = eligibilityRules,
): DecisionRecord => {
  const decision = decideEligibility(facts, knownAt, rules);
  return decisionRecordSchema.parse({
    facts,
    asOf: facts.on,
    knownAt,
    ruleVersions: versionsOf(decision),
    decision,
  });
};

/** Takes a decision again as of its own day and knowledge. `same` compares answer, reasons and versions. */
export const replay = (
  record: DecisionRecord,
  rules: readonly Rule<CaseFacts>[] = eligibilityRules,
): { same: boolean; again: DecisionRecord } => {
  const again = decideAndRecord(record.facts, record.knownAt, rules);
  return { same: canonicalJson(again) === canonicalJson(record), again };
};
