/** IAM's quotas, which a deployment meets late: a policy grows with each county, and a role with each concern. */
import { describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import { resolveTemplates } from './resolved.ts';
import { synthesized } from './synthesized.ts';

const resources = (['dev', 'prod'] as const).flatMap((stage) => resolveTemplates(synthesized(stage)));
const rest = 0.8;

describe('a managed policy', () => {
  it('uses at most four fifths of the 6,144 characters that IAM takes', () => {
    const sizes = resources
      .filter(({ type }) => type === 'AWS::IAM::ManagedPolicy')
      .map(({ id, properties }) => ({ id, size: JSON.stringify(properties['PolicyDocument']).length }));
    expect(sizes.length).toBeGreaterThan(100);
    expect(sizes.filter(({ size }) => size > rest * 6144)).toEqual([]);
  });

  it('is one of at most eight of the ten that a role may have', () => {
    const counts = resources
      .filter(({ type }) => type === 'AWS::IAM::Role')
      .map(({ id, properties }) => ({
        id,
        count: z.array(z.unknown()).default([]).parse(properties['ManagedPolicyArns']).length,
      }));
    expect(counts.length).toBeGreaterThan(100);
    expect(counts.filter(({ count }) => count > rest * 10)).toEqual([]);
  });
});
