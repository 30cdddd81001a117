/** The rule packs find nothing in any template that is not acknowledged, and what is acknowledged is held by a test. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { acknowledgements } from '../../lib/acknowledged-findings.ts';
import { rulePacks } from '../../lib/rule-packs.ts';
import { projectRoot, stacksOf } from './synthesized.ts';

const stages = ['dev', 'prod'] as const;
const stackNames = ['data', 'platform', 'notices', 'identity', 'workflow', 'api', 'operations'] as const;

describe.each(stages)('in %s the packs', (stage) => {
  const { stacks } = stacksOf(stage);

  it('look at every stack', () => {
    expect(Object.keys(stacks).sort()).toEqual([...stackNames].sort());
  });

  it.each(stackNames)('find nothing in the stack %s', (name) => {
    const findings = rulePacks().flatMap((pack) =>
      pack
        .validateScope(stacks[name])
        .violations.flatMap(({ ruleName, violatingResources }) =>
          violatingResources.map(({ constructPath }) => `${ruleName} @ ${constructPath}`),
        ),
    );
    expect(findings).toEqual([]);
  });
});

describe('what is acknowledged', () => {
  it('is seven rules at most, each once and on one construct', () => {
    const rules = acknowledgements.map(({ rule }) => rule);
    expect(rules.length).toBeLessThanOrEqual(7);
    expect(new Set(rules).size).toBe(rules.length);
  });

  it.each(acknowledgements)('$rule says why, and names a test that exists', ({ reason, compensatedBy }) => {
    expect(reason.length).toBeGreaterThan(40);
    const file = join(projectRoot, compensatedBy.file);
    expect(existsSync(file)).toBe(true);
    expect(readFileSync(file, 'utf8')).toContain(`'${compensatedBy.test}'`);
  });
});
