/** `DependsOn` is for what no reference says; one that repeats a reference hides which of them matter. */
import { describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import { synthesized, type Templates } from './synthesized.ts';

const resourceSchema = z.object({
  Properties: z.unknown(),
  DependsOn: z.union([z.string().transform((one) => [one]), z.string().array()]).default([]),
});
const templateSchema = z.object({ Resources: z.record(z.string(), resourceSchema) });

/** The logical ids that a value names by Ref, GetAtt or Sub. */
const referencesIn = (value: unknown): string[] => {
  if (Array.isArray(value)) return value.flatMap(referencesIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, argument]: [string, unknown]) => {
    if (key === 'Ref') return [String(argument)];
    const first: unknown = Array.isArray(argument) ? argument[0] : argument;
    if (key === 'Fn::GetAtt') return [String(first).split('.')[0] ?? ''];
    if (key === 'Fn::Sub')
      return [
        ...[...String(first).matchAll(/\$\{([^!}.]+)/g)].map(([, id = '']) => id),
        ...referencesIn(argument),
      ];
    return referencesIn(argument);
  });
};

const redundantIn = (templates: Templates): string[] =>
  Object.values(templates).flatMap((template) =>
    Object.entries(templateSchema.parse(template.toJSON()).Resources).flatMap(
      ([id, { Properties, DependsOn }]) => {
        const referenced = new Set(referencesIn(Properties));
        return DependsOn.filter((needed) => referenced.has(needed)).map((needed) => `${id}: ${needed}`);
      },
    ),
  );

describe('DependsOn', () => {
  it('repeats no reference in dev', () => {
    expect(redundantIn(synthesized('dev'))).toEqual([]);
  });

  it('repeats one in prod, in the function that CDK makes to empty the default security group', () => {
    expect(redundantIn(synthesized('prod'))).toEqual([
      'CustomVpcRestrictDefaultSGCustomResourceProviderHandlerDC833E5E: CustomVpcRestrictDefaultSGCustomResourceProviderRole26592FE0',
    ]);
  });

  it('is what a function or a state machine has none of: each waits for its role, which brings its policies', () => {
    const waiting = Object.values(synthesized('prod')).flatMap((template) =>
      ['AWS::Lambda::Function', 'AWS::StepFunctions::StateMachine'].flatMap((type) =>
        Object.entries(template.findResources(type))
          .filter(([id, resource]) => 'DependsOn' in resource && !id.startsWith('CustomVpc'))
          .map(([id]) => id),
      ),
    );
    expect(waiting).toEqual([]);
    for (const template of Object.values(synthesized('prod')))
      expect(Object.keys(template.findResources('AWS::IAM::Policy'))).toEqual([]);
  });

  it('is found to repeat a reference however it is written', () => {
    expect(
      referencesIn({
        a: { Ref: 'A' },
        b: [{ 'Fn::GetAtt': ['B', 'Arn'] }, { 'Fn::GetAtt': 'C.Arn' }],
        c: { 'Fn::Sub': '${D}/${E.Arn}/${!F}' },
        d: { 'Fn::Sub': ['${G}', { G: { Ref: 'H' } }] },
      }).sort(),
    ).toEqual(['A', 'B', 'C', 'D', 'E', 'G', 'H']);
  });
});
