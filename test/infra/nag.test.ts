/** The rule packs find nothing in any template that is not acknowledged, and what is acknowledged is held by a test. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { ofSettings } from '../../lib/findings-of-settings.ts';
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

describe('what a setting of a stage switches off', () => {
  const { stage: dev } = stacksOf('dev');
  const { stage: prod } = stacksOf('prod');

  it('is acknowledged in dev for each of four settings, with a reason', () => {
    expect(ofSettings.filter(({ when }) => when(dev)).map(({ setting }) => setting)).toEqual([
      'network',
      'reservedConcurrency',
      'webAcl',
      'tracing',
    ]);
    for (const { reason } of ofSettings) expect(reason.length).toBeGreaterThan(40);
  });

  it('is nothing in prod, and never more than traces where records are kept', () => {
    expect(ofSettings.filter(({ when }) => when(prod))).toEqual([]);
    const bare = { ...prod, tracing: false, reservedConcurrency: {} };
    expect(ofSettings.filter(({ when }) => when(bare)).map(({ setting }) => setting)).toEqual(['tracing']);
  });
});

describe('what is acknowledged', () => {
  it('is nine rules at most, each once and on one construct', () => {
    const rules = acknowledgements.map(({ rule }) => rule);
    expect(rules.length).toBeLessThanOrEqual(9);
    expect(new Set(rules).size).toBe(rules.length);
  });

  it.each(acknowledgements)('$rule says why, and names a test that exists', ({ reason, compensatedBy }) => {
    expect(reason.length).toBeGreaterThan(40);
    const file = join(projectRoot, compensatedBy.file);
    expect(existsSync(file)).toBe(true);
    expect(readFileSync(file, 'utf8')).toContain(`'${compensatedBy.test}'`);
  });
});
