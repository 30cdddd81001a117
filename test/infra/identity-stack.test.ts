import { describe, expect, it } from '@jest/globals';
import { resourcesOf, synthesized, theOnly } from './synthesized.ts';

const { identity } = synthesized('prod');
const pool = theOnly(identity, 'AWS::Cognito::UserPool').Properties;
const portal = theOnly(identity, 'AWS::Cognito::UserPoolClient').Properties;

describe('signing in', () => {
  it('needs an account that an administrator made, and a second factor', () => {
    expect(pool).toMatchObject({
      AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
      MfaConfiguration: 'ON',
      EnabledMfas: ['SOFTWARE_TOKEN_MFA'],
      DeletionProtection: 'ACTIVE',
    });
  });

  it('gives a role and an organisation that the portal can read and nobody can write through it', () => {
    expect(portal['ReadAttributes']).toEqual(['custom:org', 'custom:role', 'email']);
    expect(portal['WriteAttributes']).toEqual(['email']);
    expect(portal['AllowedOAuthScopes']).toEqual(['openid']);
  });

  it('goes by authorization code without a secret, and by no other flow', () => {
    expect(portal).toMatchObject({
      AllowedOAuthFlows: ['code'],
      GenerateSecret: false,
      ExplicitAuthFlows: ['ALLOW_REFRESH_TOKEN_AUTH'],
      CallbackURLs: ['https://portal.warm-handoff.example/signed-in'],
    });
  });

  it('lasts a quarter of an hour, is renewed for one shift, and can be revoked', () => {
    expect(portal).toMatchObject({
      AccessTokenValidity: 15,
      IdTokenValidity: 15,
      RefreshTokenValidity: 8 * 60,
      TokenValidityUnits: { AccessToken: 'minutes', IdToken: 'minutes', RefreshToken: 'minutes' },
      EnableTokenRevocation: true,
      PreventUserExistenceErrors: 'ENABLED',
    });
  });

  it('lets no client change attributes through the API of the user pool: no scope for it is ever given', () => {
    expect(portal['AllowedOAuthScopes']).not.toContain('aws.cognito.signin.user.admin');
    expect(resourcesOf(identity, 'AWS::Cognito::UserPoolClient')).toHaveLength(1);
  });

  it('remembers a device only when its user says so, after a second factor', () => {
    expect(pool['DeviceConfiguration']).toEqual({
      ChallengeRequiredOnNewDevice: true,
      DeviceOnlyRememberedOnUserPrompt: true,
    });
  });

  it('asks for a long password that is neither old nor for sale', () => {
    expect(pool).toMatchObject({
      Policies: {
        PasswordPolicy: {
          MinimumLength: 14,
          PasswordHistorySize: 12,
          RequireLowercase: true,
          RequireNumbers: true,
          RequireSymbols: true,
          RequireUppercase: true,
        },
      },
      UserPoolTier: 'PLUS',
      UserPoolAddOns: { AdvancedSecurityMode: 'ENFORCED' },
    });
    expect(theOnly(identity, 'AWS::Cognito::UserPoolRiskConfigurationAttachment').Properties).toMatchObject({
      ClientId: 'ALL',
      CompromisedCredentialsRiskConfiguration: { Actions: { EventAction: 'BLOCK' } },
      AccountTakeoverRiskConfiguration: {
        Actions: { HighAction: { EventAction: 'BLOCK' }, MediumAction: { EventAction: 'MFA_REQUIRED' } },
      },
    });
  });

  it('writes role and organisation into the access token by the event that can', () => {
    const { id, Properties } = theOnly(identity, 'AWS::Lambda::Function');
    expect(Properties['FunctionName']).toBe('warm-handoff-prod-shape-access-token');
    expect(pool['LambdaConfig']).toEqual({
      PreTokenGenerationConfig: { LambdaArn: { 'Fn::GetAtt': [id, 'Arn'] }, LambdaVersion: 'V2_0' },
    });
    expect(theOnly(identity, 'AWS::Lambda::Permission').Properties).toMatchObject({
      Principal: 'cognito-idp.amazonaws.com',
      SourceArn: { 'Fn::GetAtt': [theOnly(identity, 'AWS::Cognito::UserPool').id, 'Arn'] },
    });
  });
});
