/**
 * A decision as it was taken: on which facts, for which day, as the catalogue stood when, and by which versions of the
 * rules. Taken again with those, it must come out the same, whatever versions were added since.
 */
import * as z from 'zod';
import { storedCode } from '../shared/stored-text.ts';
import { type LocalDate, localDateSchema } from '../shared/calendar.ts';
import { recordOf } from '../shared/bounded-record.ts';
import { canonicalJson } from '../shared/hash.ts';
import { decideEligibility, type Eligibility, eligibilityRules } from './eligibility.ts';
import { type CaseFacts, caseFactsSchema, factTextSchema } from './facts.ts';
import type { Rule } from './rule.ts';

const outcomeSchema = z.enum(['met', 'notMet', 'unknown']);
/** The sentences are those of the rules (define-rule.ts); more and longer ones than any rule has. */
const sentencesSchema = z.array(z.string().max(120)).max(4);
const findingSchema = z.strictObject({
  ruleId: storedCode,
  title: z.string().max(80),
  clauses: z.array(storedCode).max(4),
  policyChoice: z.boolean(),
  version: storedCode,
  outcome: outcomeSchema,
  reasons: sentencesSchema,
  /** Those that the rule names. */
  factsUsed: recordOf(storedCode, z.union([factTextSchema, z.number(), z.boolean(), z.null()]), 8),
  missingEvidence: sentencesSchema,
});
const findings = (most: number) => z.array(findingSchema).max(most);
const eligibilitySchema = z.strictObject({
  on: localDateSchema,
  lookBackFrom: localDateSchema,
  outcome: outcomeSchema,
  healthHome: outcomeSchema,
  hhPlusRate: outcomeSchema,
  required: findings(3),
  base: findings(4),
  enrolment: findings(2).default([]),
  categories: findings(20),
  rate: findings(2),
  missingEvidence: z.array(z.string().max(120)).max(64),
});

export const decisionRecordSchema = z.strictObject({
  /** The vocabulary may have grown since: what was not known then reads as not known. */
  facts: caseFactsSchema,
  asOf: localDateSchema,
  knownAt: localDateSchema,
  ruleVersions: recordOf(storedCode, storedCode, 31),
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
