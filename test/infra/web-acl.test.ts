/** What never reaches a function: WAF's rules block, its log names nobody. */
import { describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import { bodyLimitOf, routes } from '../../domain/api/routes.ts';
import { resourcesOf, synthesized, theOnly } from './synthesized.ts';

const { api, data } = synthesized('prod');
const acl = theOnly(api, 'AWS::WAFv2::WebACL');
const ruleSchema = z.looseObject({
  Name: z.string(),
  Action: z.record(z.string(), z.unknown()).optional(),
  OverrideAction: z.record(z.string(), z.unknown()).optional(),
  Statement: z.record(z.string(), z.unknown()),
});
const rules = z.array(ruleSchema).parse(acl.Properties['Rules']);
const ruleNamed = (name: string) => rules.find(({ Name }) => Name === name)?.Statement;

describe('the web ACL', () => {
  it('stands before the stage of the API', () => {
    expect(theOnly(api, 'AWS::WAFv2::WebACLAssociation').Properties).toMatchObject({
      WebACLArn: { 'Fn::GetAtt': [acl.id, 'Arn'] },
      ResourceArn: { 'Fn::Join': expect.anything() },
    });
    expect(acl.Properties).toMatchObject({ Scope: 'REGIONAL', DefaultAction: { Allow: {} } });
  });

  it('blocks by AWS’s managed rules, none of which only counts but the one on bodies over 8 KB', () => {
    expect(
      rules.flatMap(({ Action, OverrideAction }) => Object.keys(Action ?? OverrideAction ?? {})),
    ).toEqual(['Block', 'Block', 'Block', 'None', 'None', 'None']);
    const managed = rules.flatMap(({ Statement }) => {
      const group = z
        .looseObject({ Name: z.string(), RuleActionOverrides: z.array(z.unknown()).default([]) })
        .safeParse(Statement['ManagedRuleGroupStatement']);
      return group.success ? [[group.data.Name, group.data.RuleActionOverrides]] : [];
    });
    expect(managed).toEqual([
      ['AWSManagedRulesAmazonIpReputationList', []],
      ['AWSManagedRulesKnownBadInputsRuleSet', []],
      ['AWSManagedRulesCommonRuleSet', [{ Name: 'SizeRestrictions_BODY', ActionToUse: { Count: {} } }]],
    ]);
  });

  it('counts the requests of an address', () => {
    expect(ruleNamed('RequestsOfOneAddress')).toEqual({
      RateBasedStatement: { AggregateKeyType: 'IP', Limit: 3_000, EvaluationWindowSec: 300 },
    });
  });

  it('reads as much of a body as a route may have, and stops more than that, except where a referral comes', () => {
    expect(acl.Properties['AssociationConfig']).toEqual({
      RequestBody: { API_GATEWAY: { DefaultSizeInspectionLimit: 'KB_64' } },
    });
    const [tooLarge, exempt] = z
      .looseObject({ AndStatement: z.object({ Statements: z.array(z.record(z.string(), z.unknown())) }) })
      .parse(ruleNamed('BodyOverTheLimit')).AndStatement.Statements;
    expect(tooLarge).toMatchObject({
      SizeConstraintStatement: {
        ComparisonOperator: 'GT',
        Size: bodyLimitOf(routes.getCase),
        FieldToMatch: { Body: { OversizeHandling: 'MATCH' } },
      },
    });
    expect(exempt).toMatchObject({
      NotStatement: {
        Statement: {
          AndStatement: {
            Statements: [
              { ByteMatchStatement: { SearchString: 'POST', PositionalConstraint: 'EXACTLY' } },
              { ByteMatchStatement: { SearchString: '/referrals', PositionalConstraint: 'ENDS_WITH' } },
            ],
          },
        },
      },
    });
  });

  it.each([
    ['262144', false],
    ['999999', false],
    ['1000000', true],
    ['10485760', true],
  ])('a declared length of %s bytes is stopped: %s', (length, stopped) => {
    const { RegexString } = z
      .looseObject({ RegexMatchStatement: z.looseObject({ RegexString: z.string() }) })
      .parse(ruleNamed('DeclaredLengthOverAMegabyte')).RegexMatchStatement;
    expect(new RegExp(RegexString).test(length)).toBe(stopped);
  });
});

describe('the log of the web ACL', () => {
  const logging = theOnly(api, 'AWS::WAFv2::LoggingConfiguration').Properties;

  it('says no path, no query and no header that names or lets in anybody, and no body', () => {
    expect(logging['RedactedFields']).toEqual([
      { UriPath: {} },
      { QueryString: {} },
      ...['authorization', 'cookie', 'referer', 'user-agent', 'idempotency-key', 'if-match'].map((Name) => ({
        SingleHeader: { Name },
      })),
    ]);
    expect(acl.Properties['DataProtectionConfig']).toEqual({
      DataProtections: ['BODY', 'QUERY_STRING'].map((FieldType) => ({
        Action: 'SUBSTITUTION',
        Field: { FieldType },
      })),
    });
    const views = JSON.stringify(acl.Properties).match(/"SampledRequestsEnabled":\w+/g);
    expect(new Set(views)).toEqual(new Set(['"SampledRequestsEnabled":false']));
  });

  it('keeps only what was blocked or counted', () => {
    expect(logging['LoggingFilter']).toMatchObject({
      DefaultBehavior: 'DROP',
      Filters: [{ Behavior: 'KEEP' }],
    });
  });

  it('goes into a log group of the stage’s retention and key, named as WAF wants it', () => {
    const group = resourcesOf(api, 'AWS::Logs::LogGroup').find(({ Properties }) =>
      String(Properties['LogGroupName']).startsWith('aws-waf-logs-'),
    );
    expect(group?.Properties).toMatchObject({
      LogGroupName: 'aws-waf-logs-warm-handoff-prod-api',
      RetentionInDays: 2192,
      KmsKeyId: expect.anything(),
    });
    expect(JSON.stringify(logging['LogDestinationConfigs'])).not.toContain(':*');
    const admitted = resourcesOf(data, 'AWS::KMS::Key').flatMap((key) =>
      JSON.stringify(key.Properties).match(/log-group:[^"]+/g),
    );
    expect(admitted).toContain('log-group:aws-waf-logs-warm-handoff-prod-*');
  });

  it('is written by AWS’s log delivery on behalf of this account only', () => {
    const policy = theOnly(api, 'AWS::Logs::ResourcePolicy').Properties['PolicyDocument'];
    expect(JSON.stringify(policy)).toMatch(/aws:SourceAccount.*aws:SourceArn/);
  });
});
