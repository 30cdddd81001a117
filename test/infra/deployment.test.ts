/** What a deployment refuses, what it tells of an account, and what nobody removes by mistake. */
import { describe, expect, it } from '@jest/globals';
import { App, type Stack } from 'aws-cdk-lib';
import { Annotations, Match, type Template } from 'aws-cdk-lib/assertions';
import * as z from 'zod';
import { readStage } from '../../lib/stage.ts';
import { buildStacks } from '../../lib/warm-handoff.ts';
import { cdkContext, resourcesOf, stacksOf, synthesized } from './synthesized.ts';

const withFunctions = ['api', 'identity', 'workflow'] as const;
const parametersSchema = z.object({ Parameters: z.record(z.string(), z.unknown()).default({}) });
const parametersOf = (template: Template): Record<string, unknown> =>
  parametersSchema.parse(template.toJSON()).Parameters;

describe('a stack that was synthesized without the code of its functions', () => {
  it.each(withFunctions)('%s cannot be deployed: it asks for a parameter that no value fits', (name) => {
    const parameter = z
      .object({
        Default: z.undefined().optional(),
        MinLength: z.number(),
        AllowedPattern: z.string(),
        Description: z.string(),
      })
      .parse(parametersOf(synthesized('dev')[name])['NotBundled']);
    expect(parameter.Description).toContain('Remove cdk.out');
    // Any text of at least one character breaks the pattern, and a shorter one the length.
    expect(parameter).toMatchObject({ MinLength: 1, AllowedPattern: '^$' });
  });

  it('is the only one that asks', () => {
    for (const name of ['data', 'notices', 'operations', 'platform'] as const)
      expect(parametersOf(synthesized('dev')[name])).not.toHaveProperty('NotBundled');
  });

  it('is none that is bundled', () => {
    const app = new App({
      context: { ...cdkContext(), 'aws:cdk:bundling-stacks': ['warm-handoff-dev-identity'] },
    });
    const { identity } = buildStacks(app, readStage(app.node));
    expect(identity.bundlingRequired).toBe(true);
    expect(identity.node.tryFindChild('NotBundled')).toBeUndefined();
  });
});

describe('a stack', () => {
  it('of a stage that keeps records is not deleted before somebody says twice that it may', () => {
    for (const name of ['dev', 'prod'] as const)
      for (const stack of Object.values<Stack>({ ...stacksOf(name).stacks }))
        expect(stack.terminationProtection).toBe(name === 'prod');
  });
});

describe('concurrency', () => {
  it('is reserved by no function of dev, which a young account can therefore deploy', () => {
    const reserving = Object.values(synthesized('dev'))
      .flatMap((template) => resourcesOf(template, 'AWS::Lambda::Function'))
      .filter(({ Properties }) => 'ReservedConcurrentExecutions' in Properties);
    expect(reserving).toEqual([]);
  });

  it('that prod reserves is said with the quota that an account needs for it', () => {
    const reserved = Object.values(synthesized('prod'))
      .flatMap((template) => resourcesOf(template, 'AWS::Lambda::Function'))
      .reduce((sum, { Properties }) => sum + Number(Properties['ReservedConcurrentExecutions'] ?? 0), 0);
    const said = (name: 'dev' | 'prod') =>
      Annotations.fromStack(stacksOf(name).stacks.api).findInfo('*', Match.stringLikeRegexp('concurrent'));
    expect(said('dev')).toEqual([]);
    expect(said('prod')).toHaveLength(1);
    expect(JSON.stringify(said('prod')[0])).toContain(`quota of ${reserved + 100} `);
  });
});
