/** Signing in and the API. The packs for HIPAA and NIST know nothing of either's attributes, tokens or log formats. */
import { at, listAt, ruleOnEach, textOf, type Resource, type TemplateRule } from './deployment.ts';

const mostTokenMinutes = 15;
const minutesOf: Readonly<Record<string, number>> = { seconds: 1 / 60, minutes: 1, hours: 60, days: 1_440 };

function* problemsOfPool({ properties }: Resource): Generator<string> {
  if (at(properties, 'AdminCreateUserConfig', 'AllowAdminCreateUserOnly') !== true)
    yield 'people can sign themselves up';
  if (properties['MfaConfiguration'] !== 'ON') yield 'a second factor is not required';
  if (listAt(properties, 'EnabledMfas').includes('SMS_MFA')) yield 'a text message counts as a second factor';
}

/** Without a list a client may write everything, custom attributes included. */
function* problemsOfAttributes({ properties }: Resource): Generator<string> {
  const writable = properties['WriteAttributes'];
  if (!Array.isArray(writable)) yield 'a client may write every attribute';
  else if (writable.some((name) => String(name).startsWith('custom:')))
    yield 'a client may write what a person reaches';
}

function* problemsOfTokens({ properties }: Resource): Generator<string> {
  for (const token of ['AccessToken', 'IdToken']) {
    const unit = textOf(at(properties, 'TokenValidityUnits', token) ?? 'hours');
    const minutes = Number(properties[`${token}Validity`]) * (minutesOf[unit] ?? Infinity);
    // Not a number where the validity is left to Cognito, which is an hour.
    if (!(minutes <= mostTokenMinutes)) yield `the ${token} lives longer than fifteen minutes`;
  }
  if (properties['EnableTokenRevocation'] !== true) yield 'a token cannot be revoked';
  const flows = listAt(properties, 'AllowedOAuthFlows');
  if (textOf(flows) !== 'code') yield 'it signs in otherwise than by code';
  const other = listAt(properties, 'ExplicitAuthFlows').filter((flow) => flow !== 'ALLOW_REFRESH_TOKEN_AUTH');
  if (other.length > 0 || properties['ExplicitAuthFlows'] === undefined)
    yield 'a password can be sent past the sign-in page';
}

/** What an operator needs; everything else that the gateway could write tells of a person or is written by one. */
const allowedVariables: readonly string[] = [
  'apiId',
  'authorizer.integrationLatency',
  'authorizer.latency',
  // The subject of the token: who asked, and no name (lambdas/authorizers/verify-token).
  'authorizer.principalId',
  'authorizer.status',
  'error.responseType',
  'extendedRequestId',
  'httpMethod',
  'identity.sourceIp',
  'integration.latency',
  'integration.status',
  'integrationLatency',
  'protocol',
  'requestId',
  'requestTime',
  'requestTimeEpoch',
  'resourcePath',
  'responseLatency',
  'responseLength',
  'stage',
  'status',
  'waf.latency',
  'waf.status',
  'wafResponseCode',
];

function* problemsOfAccessLog({ properties }: Resource): Generator<string> {
  const format = textOf(at(properties, 'AccessLogSetting', 'Format'));
  if (!format) yield 'requests are not logged';
  for (const [found] of format.matchAll(/\$\w[\w.]*/g))
    if (!allowedVariables.some((name) => found === `$context.${name}`)) yield `its log has ${found}`;
}

function* problemsOfTrace({ properties }: Resource): Generator<string> {
  for (const settings of listAt(properties, 'MethodSettings'))
    if (at(settings, 'DataTraceEnabled') === true) yield 'requests and answers are traced whole';
}

const stage = ['AWS::ApiGateway::Stage'];
const client = ['AWS::Cognito::UserPoolClient'];

export const edgeRules: readonly TemplateRule[] = [
  ruleOnEach(
    'WH-IDENTITY-01',
    'Accounts are made by an administrator and need a second factor that is no text message.',
    ['AWS::Cognito::UserPool'],
    problemsOfPool,
  ),
  ruleOnEach('WH-IDENTITY-02', 'No client writes a role or an organisation.', client, problemsOfAttributes),
  ruleOnEach(
    'WH-IDENTITY-03',
    'Tokens live fifteen minutes at most, can be revoked, and come by code only.',
    client,
    problemsOfTokens,
  ),
  ruleOnEach('WH-API-01', 'The gateway traces no request.', stage, problemsOfTrace),
  ruleOnEach(
    'WH-API-02',
    'The access log has no path, query, body, token, claim or free text of a caller.',
    stage,
    problemsOfAccessLog,
  ),
];
