import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import { assignmentRules } from '../../../domain/placement/rules.ts';
import { assignmentCases } from './rule-cases.ts';

const clauses = new Set(
  z
    .object({ clauses: z.array(z.object({ id: z.string() })) })
    .parse(JSON.parse(readFileSync(join(process.cwd(), 'domain/rules/clauses.json'), 'utf8')))
    .clauses.map(({ id }) => id),
);

describe('a worked case', () => {
  it.each(
    assignmentCases.map((one) => [`${one.ruleId} ${one.clause}: ${one.name} (${one.outcome})`, one] as const),
  )('%s', (_name, one) => {
    const decided = one.decide();
    expect(decided.outcome).toBe(one.outcome);
    expect(decided.reasons).toEqual([expect.stringMatching(/^[A-Z0-9].*[.)]$/)]);
  });
});

describe('every rule', () => {
  it('has an id of its own and cites clauses of the guidance', () => {
    const ids = assignmentRules.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { clauses: cited } of assignmentRules) for (const id of cited) expect(clauses).toContain(id);
  });

  it.each(assignmentRules.map(({ id, clauses: cited }) => [id, cited] as const))(
    '%s has a case that is met and one that is not',
    (id, cited) => {
      const outcomes = assignmentCases.filter(({ ruleId }) => ruleId === id).map(({ outcome }) => outcome);
      expect(new Set(outcomes)).toEqual(new Set(['met', 'notMet']));
      expect(cited.length).toBeGreaterThan(0);
    },
  );
});
