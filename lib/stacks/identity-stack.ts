/**
 * Who may sign in. Staff accounts only, made by an administrator; every sign-in needs a second factor. `custom:role`
 * and `custom:org` decide what a person reaches, so no client may write them. The portal is a public client: code flow
 * with PKCE (it holds no secret, and no other flow is open), and tokens that live 15 minutes, because a token outlives
 * the account that it was given to.
 */
import { Aws, Duration, Stack, type StackProps } from 'aws-cdk-lib';
import {
  AccountRecovery,
  ClientAttributes,
  Mfa,
  OAuthScope,
  StringAttribute,
  UserPool,
  type UserPoolClient,
} from 'aws-cdk-lib/aws-cognito';
import type { Construct } from 'constructs';
import { nameIn, removalPolicyOf, type Stage } from '../stage.ts';

export interface IdentityStackProps extends StackProps {
  stage: Stage;
}

export class IdentityStack extends Stack {
  readonly userPool: UserPool;

  constructor(scope: Construct, id: string, { stage, ...props }: IdentityStackProps) {
    super(scope, id, props);
    this.userPool = new UserPool(this, 'Staff', {
      userPoolName: nameIn(stage, 'staff'),
      selfSignUpEnabled: false,
      signInAliases: { email: true },
      signInCaseSensitive: false,
      standardAttributes: { email: { required: true, mutable: true } },
      customAttributes: {
        role: new StringAttribute({ minLen: 3, maxLen: 20, mutable: true }),
        org: new StringAttribute({ minLen: 2, maxLen: 63, mutable: true }),
      },
      mfa: Mfa.REQUIRED,
      mfaSecondFactor: { otp: true, sms: false },
      passwordPolicy: {
        minLength: 14,
        requireLowercase: true,
        requireUppercase: true,
        requireDigits: true,
        requireSymbols: true,
        tempPasswordValidity: Duration.days(3),
      },
      accountRecovery: AccountRecovery.EMAIL_ONLY,
      deletionProtection: !stage.removable,
      removalPolicy: removalPolicyOf(stage),
    });
    // Domain prefixes are shared by all customers of a region; the account number makes ours our own.
    this.userPool.addDomain('SignIn', {
      cognitoDomain: { domainPrefix: nameIn(stage, Aws.ACCOUNT_ID) },
    });
    this.#addPortal(stage);
  }

  #addPortal(stage: Stage): UserPoolClient {
    return this.userPool.addClient('Portal', {
      userPoolClientName: nameIn(stage, 'portal'),
      generateSecret: false,
      // Naming one flow, closed, leaves only the refresh of a token open beside the sign-in page.
      authFlows: { userPassword: false },
      oAuth: {
        flows: { authorizationCodeGrant: true },
        scopes: [OAuthScope.OPENID],
        callbackUrls: [new URL('/signed-in', stage.portalUrl).href],
        logoutUrls: [new URL('/signed-out', stage.portalUrl).href],
      },
      readAttributes: new ClientAttributes()
        .withStandardAttributes({ email: true })
        .withCustomAttributes('role', 'org'),
      // Cognito asks that a required attribute be writable; without the scope for it nobody can write it either.
      writeAttributes: new ClientAttributes().withStandardAttributes({ email: true }),
      accessTokenValidity: Duration.minutes(15),
      idTokenValidity: Duration.minutes(15),
      refreshTokenValidity: Duration.hours(10),
      enableTokenRevocation: true,
      preventUserExistenceErrors: true,
    });
  }
}
