/** What Cognito puts into an access token of ours: role and organisation, and nothing else of the person. */
import { describe, expect, it } from '@jest/globals';
import type { PreTokenGenerationV2TriggerEvent } from 'aws-lambda';
import { createShapeAccessToken } from '../../../lambdas/triggers/shape-access-token/shape-access-token.ts';

const shape = createShapeAccessToken();
const attributes = {
  sub: '0b1c',
  email: 'ann.example@pilgrim.example',
  email_verified: 'true',
  'cognito:user_status': 'CONFIRMED',
  'custom:role': 'planner',
  'custom:org': 'pilgrim-pc',
};

const eventFor = (userAttributes: Record<string, string>): PreTokenGenerationV2TriggerEvent => ({
  version: '2',
  triggerSource: 'TokenGeneration_HostedAuth',
  region: 'us-east-1',
  userPoolId: 'us-east-1_AbCdEfGhI',
  userName: '0b1c',
  callerContext: { awsSdkVersion: '3', clientId: '1example' },
  request: { userAttributes, groupConfiguration: {}, scopes: ['openid'] },
  response: { claimsAndScopeOverrideDetails: {} },
});

describe('an access token', () => {
  it('gets the role and the organisation of the account and nothing else of the person', async () => {
    const { response } = await shape(eventFor(attributes));
    expect(response).toEqual({
      claimsAndScopeOverrideDetails: {
        accessTokenGeneration: {
          claimsToAddOrOverride: { role: 'planner', org: 'pilgrim-pc' },
          claimsToSuppress: ['cognito:groups'],
        },
      },
    });
    expect(JSON.stringify(response)).not.toContain('ann.example');
  });

  it.each([
    ['no role', { 'custom:role': undefined }],
    ['an unknown role', { 'custom:role': 'root' }],
    ['two roles', { 'custom:role': 'planner,admin' }],
    ['no organisation', { 'custom:org': undefined }],
    ['an organisation in capitals', { 'custom:org': 'Pilgrim-PC' }],
    ['an empty organisation', { 'custom:org': '' }],
  ])('is not made for an account with %s, and the refusal names nobody', async (_name, change) => {
    const given = Object.entries({ ...attributes, ...change }).filter(
      (entry): entry is [string, string] => entry[1] !== undefined,
    );
    const refusal = shape(eventFor(Object.fromEntries(given)));
    await expect(refusal).rejects.toMatchObject({
      name: 'IncompleteAccount',
      message: 'Ask your administrator to complete your account.',
    });
  });
});
