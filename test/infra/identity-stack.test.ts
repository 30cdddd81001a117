import { describe, expect, it } from '@jest/globals';
import { synthesized, theOnly } from './synthesized.ts';

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

  it('lasts a quarter of an hour', () => {
    expect(portal).toMatchObject({
      AccessTokenValidity: 15,
      IdTokenValidity: 15,
      TokenValidityUnits: { AccessToken: 'minutes', IdToken: 'minutes' },
      EnableTokenRevocation: true,
    });
  });
});
