/**
 * Every clause of the guidance against the rules and their worked cases: a clause that is a rule has a rule that cites it,
 * a case that comes out well and one that does not. A clause without them fails the build.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { caseRules, catalogue } from '../../../domain/catalogue/catalogue.ts';
import { clausesSchema } from '../../../domain/catalogue/clause.ts';
import { bindRuleCases } from '../../../domain/catalogue/rule-case.ts';
import { versionOf } from '../../../domain/rules/rule.ts';
import { assignmentCases } from '../placement/rule-cases.ts';
import { eligibilityCases } from '../rules/cases/eligibility-cases.ts';
import { aotCases } from '../rules/cases/aot-cases.ts';
import { highNeedCases } from '../rules/cases/high-need-cases.ts';
import {
  clockCases,
  consentCases,
  medicaidCases,
  rateCases,
  wayCases,
} from '../rules/cases/journey-cases.ts';

const { clauses } = clausesSchema.parse(
  JSON.parse(readFileSync(join(process.cwd(), 'domain/rules/clauses.json'), 'utf8')),
);
const cases = [
  ...bindRuleCases(caseRules, [
    ...eligibilityCases,
    ...highNeedCases,
    ...consentCases,
    ...medicaidCases,
    ...wayCases,
    ...clockCases,
    ...rateCases,
  ]),
  ...assignmentCases,
  ...aotCases,
];
const toBeCovered = clauses.filter((clause) => clause.kind === 'rule' && clause.later === undefined);

describe('a worked case', () => {
  it.each(cases.map((ruleCase) => [ruleCase.clause, ruleCase.ruleId, ruleCase.name, ruleCase] as const))(
    '%s %s: %s',
    (_clause, _ruleId, _name, { decide, outcome }) => {
      const decision = decide();
      expect(decision.outcome).toBe(outcome);
      expect(decision.reasons.length).toBeGreaterThan(0);
      for (const reason of decision.reasons) expect(reason).toMatch(/\S.*[.)]$/);
      expect(decision.missingEvidence.length > 0).toBe(outcome === 'unknown');
    },
  );
});

describe('a clause', () => {
  it.each(toBeCovered)('$id has a rule', ({ id }) => {
    expect(catalogue.filter((rule) => rule.clauses.includes(id))).not.toEqual([]);
  });

  it.each(toBeCovered)('$id has a case that comes out well and one that does not', ({ id }) => {
    const outcomes = new Set(cases.filter(({ clause }) => clause === id).map(({ outcome }) => outcome));
    expect([...outcomes]).toEqual(expect.arrayContaining(['met', 'notMet']));
  });

  it('that has a rule no longer counts as still to come', () => {
    const cited = new Set(catalogue.flatMap((rule) => rule.clauses));
    expect(
      clauses.filter((clause) => clause.kind === 'rule' && clause.later && cited.has(clause.id)),
    ).toEqual([]);
  });

  it('is listed once, and one that is no rule says why', () => {
    expect(new Set(clauses.map(({ id }) => id)).size).toBe(clauses.length);
    for (const clause of clauses) if (clause.kind === 'notARule') expect(clause.why).toMatch(/\.$/);
  });
});

describe('a rule', () => {
  const known = new Set(clauses.map(({ id }) => id));

  it.each(catalogue)('$id cites clauses that exist', ({ clauses: cited }) => {
    expect(cited.filter((id) => !known.has(id))).toEqual([]);
    expect(cited).not.toEqual([]);
  });

  it.each(catalogue)('$id has a case that comes out well and one that does not', ({ id }) => {
    const outcomes = new Set(cases.filter(({ ruleId }) => ruleId === id).map(({ outcome }) => outcome));
    expect([...outcomes]).toEqual(expect.arrayContaining(['met', 'notMet']));
  });

  it('has one version for each of its validity dates', () => {
    const versions = catalogue.map((rule) => `${rule.id} ${versionOf(rule)}`);
    expect(new Set(versions).size).toBe(versions.length);
  });
});
