/**
 * Who may sign in. Staff accounts only, made by an administrator; every sign-in needs a second factor. `custom:role`
 * and `custom:org` decide what a person reaches, so no client may write them. The portal is a public client: code flow
 * with PKCE (it holds no secret, and no other flow is open), and tokens that live 15 minutes, because a token outlives
 * the account that it was given to. A trigger writes role and organisation into the access token, which carries no
 * attribute by itself. The plan is Plus, which also judges the risk of a sign-in. Why: docs/adr/0016.
 */
import { Aws, Duration, Stack, type StackProps } from 'aws-cdk-lib';
import {
  AccountRecovery,
  CfnUserPoolRiskConfigurationAttachment,
  ClientAttributes,
  FeaturePlan,
  LambdaVersion,
  Mfa,
  OAuthScope,
  StandardThreatProtectionMode,
  StringAttribute,
  UserPool,
  UserPoolOperation,
  type UserPoolClient,
} from 'aws-cdk-lib/aws-cognito';
import type { Construct } from 'constructs';
import type { DeadLetterQueue } from '../constructs/shared/dead-letters.ts';
import { NodeFunction, type SharedInfrastructure } from '../constructs/shared/node-function.ts';
import { output } from '../constructs/shared/output.ts';
import { nameIn, removalPolicyOf, type Stage } from '../stage.ts';

/** Where the browser ends that signed in. */
const signedInUrl = ({ portalUrl }: Stage): string => new URL('/signed-in', portalUrl).href;

export interface IdentityStackProps extends StackProps {
  stage: Stage;
  infrastructure: SharedInfrastructure;
  /** Nothing should land in it: Cognito calls and waits. */
  failed: DeadLetterQueue;
}

export class IdentityStack extends Stack {
  readonly userPool: UserPool;
  readonly portal: UserPoolClient;
  readonly trigger: NodeFunction;

  constructor(scope: Construct, id: string, { stage, infrastructure, failed, ...props }: IdentityStackProps) {
    super(scope, id, props);
    this.userPool = this.#createPool(stage);
    // Domain prefixes are shared by all customers of a region; the account number makes ours our own.
    const domain = this.userPool.addDomain('SignIn', {
      cognitoDomain: { domainPrefix: nameIn(stage, Aws.ACCOUNT_ID) },
    });
    this.portal = this.#addPortal(stage);
    this.trigger = new NodeFunction(this, {
      stage,
      infrastructure,
      deadLetterQueue: failed,
      area: 'triggers',
      folder: 'shape-access-token',
      statements: [],
      environment: {},
      // Cognito waits five seconds and asks again.
      timeout: Duration.seconds(5),
    });
    // Only the second version of the event can write into access tokens.
    this.userPool.addTrigger(
      UserPoolOperation.PRE_TOKEN_GENERATION_CONFIG,
      this.trigger.lambda,
      LambdaVersion.V2_0,
    );
    this.#refuseRisks();
    output(this, 'UserPoolId', this.userPool.userPoolId);
    output(this, 'ClientId', this.portal.userPoolClientId);
    output(this, 'SignInUrl', domain.baseUrl());
    output(this, 'SignedInUrl', signedInUrl(stage));
  }

  #createPool(stage: Stage): UserPool {
    return new UserPool(this, 'Staff', {
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
        passwordHistorySize: 12,
      },
      // A device is remembered when its user says so, and only after a second factor.
      deviceTracking: { challengeRequiredOnNewDevice: true, deviceOnlyRememberedOnUserPrompt: true },
      featurePlan: FeaturePlan.PLUS,
      standardThreatProtectionMode: StandardThreatProtectionMode.FULL_FUNCTION,
      accountRecovery: AccountRecovery.EMAIL_ONLY,
      deletionProtection: !stage.removable,
      removalPolicy: removalPolicyOf(stage),
    });
  }

  /** A password that is for sale opens nothing; a sign-in that looks like somebody else's is stopped or asked again. */
  #refuseRisks(): void {
    const asked = { eventAction: 'MFA_REQUIRED', notify: false };
    new CfnUserPoolRiskConfigurationAttachment(this, 'Risks', {
      userPoolId: this.userPool.userPoolId,
      clientId: 'ALL',
      compromisedCredentialsRiskConfiguration: { actions: { eventAction: 'BLOCK' } },
      accountTakeoverRiskConfiguration: {
        actions: {
          lowAction: asked,
          mediumAction: asked,
          highAction: { eventAction: 'BLOCK', notify: false },
        },
      },
    });
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
        callbackUrls: [signedInUrl(stage)],
        logoutUrls: [new URL('/signed-out', stage.portalUrl).href],
      },
      readAttributes: new ClientAttributes()
        .withStandardAttributes({ email: true })
        .withCustomAttributes('role', 'org'),
      // Cognito asks that a required attribute be writable; without the scope for it nobody can write it either.
      writeAttributes: new ClientAttributes().withStandardAttributes({ email: true }),
      accessTokenValidity: Duration.minutes(15),
      idTokenValidity: Duration.minutes(15),
      // One shift; after it people sign in again.
      refreshTokenValidity: Duration.hours(8),
      enableTokenRevocation: true,
      preventUserExistenceErrors: true,
    });
  }
}
