import { expect, it } from '@jest/globals';
import { synthesized } from './synthesized.ts';

it.each([
  ['api', ['ApiUrl', 'Region']],
  ['data', ['TableName']],
  ['identity', ['ClientId', 'SignInUrl', 'SignedInUrl', 'UserPoolId']],
  ['notices', ['TopicArnPrefix']],
] as const)('the %s stack says what an administrator must know of it, by names that stay', (stack, names) => {
  expect(Object.keys(synthesized('dev')[stack].findOutputs('*'))).toEqual(expect.arrayContaining([...names]));
});
