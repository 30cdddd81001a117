/** What holds for every policy, whoever it is for; what each function may do is held against its use in grants/. */
import { machineNames } from '../../domain/shared/state-machines.ts';
import { describe, expect, it } from '@jest/globals';
import { resolveTemplates } from './resolved.ts';
import { resourcesOf, statementsOf, synthesized } from './synthesized.ts';

const templates = synthesized('prod');
const all = Object.values(templates);
const policies = all.flatMap((template) => resourcesOf(template, 'AWS::IAM::ManagedPolicy'));
const allowed = policies.flatMap((policy) =>
  statementsOf(policy)
    .filter(({ Effect }) => Effect === 'Allow')
    .map((statement) => ({ ...statement, policy: policy.id })),
);

describe('policies', () => {
  it('use a key only through the service that the data is in, or for a machine of ours', () => {
    const bySelf = allowed.filter(
      ({ Action, Condition }) => Action.some((action) => action.startsWith('kms:')) && !Condition,
    );
    expect(bySelf.map(({ Action }) => Action)).toEqual(
      ['submitReferral', 'resubmitReferral', 'moveFacility', 'correctFact'].map(() => ['kms:GenerateMac']),
    );
  });

  it('contain no action with a wildcard', () => {
    expect(allowed.flatMap(({ Action }) => Action).filter((action) => action.includes('*'))).toEqual([]);
  });

  it('are small enough for AWS, which takes 6,144 characters without spaces', () => {
    const sizes = resolveTemplates(templates)
      .filter(({ type }) => type === 'AWS::IAM::ManagedPolicy')
      .map(({ properties }) => JSON.stringify(properties['PolicyDocument']).length);
    expect(Math.max(...sizes)).toBeLessThan(6_144);
  });
});

describe('a function outside of the network', () => {
  const outside = all
    .flatMap((template) => resourcesOf(template, 'AWS::Lambda::Function'))
    .filter(({ Properties }) => !Properties['VpcConfig'])
    .map(({ Properties }) => String(Properties['FunctionName']).replace('warm-handoff-prod-', ''));

  it('is one, which has no right to any data', () => {
    // The other is CDK's own, which closes the network's default group while a stack is deployed.
    expect(outside.sort()).toEqual(['close-default-group', 'verify-token']);
    const own = allowed.filter(({ policy }) => policy.includes('VerifyTokenPolicy'));
    expect(new Set(own.flatMap(({ Action }) => Action))).toEqual(
      new Set([
        'logs:CreateLogStream',
        'logs:PutLogEvents',
        'sqs:SendMessage',
        'kms:Decrypt',
        'kms:GenerateDataKey',
      ]),
    );
  });
});

describe('permissions that are wider than one resource', () => {
  it('are these, all in one construct', () => {
    const wide = allowed.flatMap(({ Action, Resource, policy }) =>
      Resource.filter((resource) => resource.includes('*')).map((resource) => ({
        policy: policy.replace(/^(ForcedByAws)?.*$/, '$1'),
        right: `${Action.join(' ')} on ${resource.replace(/^arn:.*:execution:/, 'execution:')}`,
      })),
    );
    expect(new Set(wide.map(({ policy }) => policy))).toEqual(new Set(['ForcedByAws']));
    const everyTopic = 'arn:<AWS::Partition>:sns:<AWS::Region>:<AWS::AccountId>:warm-handoff-prod-notices-*';
    expect(wide.map(({ right }) => right).sort()).toEqual([
      'ec2:AssignPrivateIpAddresses ec2:CreateNetworkInterface ec2:DeleteNetworkInterface ec2:DescribeNetworkInterfaces ec2:DescribeSubnets ec2:UnassignPrivateIpAddresses on *',
      'logs:CreateLogDelivery logs:DeleteLogDelivery logs:DescribeLogGroups logs:DescribeResourcePolicies logs:GetLogDelivery logs:ListLogDeliveries logs:PutResourcePolicy logs:UpdateLogDelivery xray:GetSamplingRules xray:GetSamplingTargets xray:PutTelemetryRecords xray:PutTraceSegments on *',
      'logs:CreateLogGroup logs:CreateLogStream logs:DescribeLogGroups logs:DescribeLogStreams logs:FilterLogEvents logs:GetLogEvents logs:PutLogEvents on *',
      's3:GetObject on <warm-handoff-prod-data:ExportsOutputFnGetAttStatementsBucket0C080814Arn14F4EC63>/*',
      's3:PutObject on <warm-handoff-prod-data:ExportsOutputFnGetAttStatementsBucket0C080814Arn14F4EC63>/*',
      `sns:ConfirmSubscription on ${everyTopic}`,
      'sns:GetSubscriptionAttributes on *',
      'sns:GetSubscriptionAttributes sns:SetSubscriptionAttributes sns:Unsubscribe on *',
      `sns:ListSubscriptionsByTopic sns:Subscribe on ${everyTopic}`,
      ...machineNames.map((name) => `states:StopExecution on execution:warm-handoff-prod-${name}:*`).sort(),
      'xray:PutTelemetryRecords xray:PutTraceSegments on *',
    ]);
  });
});
