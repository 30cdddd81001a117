/** Who may do what: the exact actions of every function, and every resource that is not spelled out. */
import { describe, expect, it } from '@jest/globals';
import { operations, routes } from '../../domain/shared/routes.ts';
import { resourcesOf, statementsOf, synthesized } from './synthesized.ts';

const templates = synthesized('prod');
const all = Object.values(templates);
const everyFunction = [
  'logs:CreateLogStream',
  'logs:PutLogEvents',
  'xray:PutTraceSegments',
  'xray:PutTelemetryRecords',
];
const read = ['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query', 'kms:Decrypt'];
const write = [
  ...read,
  'dynamodb:PutItem',
  'dynamodb:UpdateItem',
  'dynamodb:DeleteItem',
  'dynamodb:ConditionCheckItem',
  'kms:Encrypt',
  'kms:GenerateDataKey',
];

const expected: Record<string, readonly string[]> = {
  'list-cases': read,
  'get-case': read,
  'get-timeline': read,
  'get-assignment-options': read,
  'get-registry-entry': read,
  'put-registry-entry': write,
  'put-attestation': write,
  'list-work-items': read,
  'list-notices': read,
  'submit-referral': [...write, 'kms:GenerateMac'],
  'claim-work-item': write,
  'complete-work-item': write,
  'check-eligibility': [],
  'put-consent': write,
  'put-discharge-plan': write,
  'record-discharge': write,
  'record-contact': write,
  'withdraw-case': write,
  'acknowledge-notice': write,
  'put-aot-order': write,
  'put-plan-of-care': write,
  'report-significant-event': write,
  'get-cairs-reports': read,
  'get-search-packet': read,
  'open-obligations': [...write, 'sqs:SendMessage'],
  'get-open-api': [],
  'verify-token': [],
  'shape-access-token': [],
  'raise-missing-concern': write,
  'withdraw-missing-concern': write,
  'record-search-step': write,
  'list-search-steps': read,
  'record-sighting': write,
  'load-case': read,
  'load-search': read,
  'plan-search-wait': write,
  'escalate-search-wait': write,
  'deem-missing': write,
  'screen-referral': write,
  'plan-wait': write,
  'await-answer': write,
  'escalate-wait': write,
  'propose-care-management-agency': write,
  'let-offer-lapse': write,
  'tell-health-home': write,
  'open-episode': write,
  'execution-ended': [...write, 'sqs:SendMessage'],
  'outbox-relay': [
    ...write,
    'dynamodb:DescribeStream',
    'dynamodb:GetRecords',
    'dynamodb:GetShardIterator',
    'dynamodb:ListStreams',
    'states:StartExecution',
    'states:StopExecution',
    'states:SendTaskSuccess',
    'states:SendTaskFailure',
    'sns:Publish',
    'sqs:SendMessage',
  ],
};

const policies = all.flatMap((template) => resourcesOf(template, 'AWS::IAM::ManagedPolicy'));
/** `OutboxOutboxRelayPolicy1A2B3C4D` ends in the function's id. */
const policyOf = (folder: string) => {
  const id = folder.replaceAll('-', '');
  const found = policies.filter((policy) =>
    policy.id
      .toLowerCase()
      .replace(/policy.{8}$/, '')
      .endsWith(id),
  );
  expect(found).toHaveLength(1);
  return found.flatMap(statementsOf);
};

describe('a function', () => {
  it.each(Object.entries(expected))('%s may do what it does and nothing else', (folder, actions) => {
    const granted = new Set(policyOf(folder).flatMap(({ Action }) => Action));
    expect([...granted].sort()).toEqual([...new Set([...everyFunction, ...actions])].sort());
  });

  it('exists for every policy and has no other', () => {
    const functions = all.flatMap((template) => resourcesOf(template, 'AWS::Lambda::Function'));
    expect(functions).toHaveLength(Object.keys(expected).length);
    expect(policies).toHaveLength(functions.length);
    expect(Object.keys(expected)).toEqual(
      expect.arrayContaining(operations.map((name) => routes[name].function)),
    );
  });

  it('uses a key only through the service that the data is in', () => {
    const bySelf = policies
      .flatMap(statementsOf)
      .filter(({ Action, Condition }) => Action.some((action) => action.startsWith('kms:')) && !Condition);
    expect(bySelf.map(({ Action }) => Action)).toEqual([['kms:GenerateMac']]);
  });
});

describe('permissions that are wider than one resource', () => {
  const identityPolicies = [
    ...policies,
    ...all.flatMap((template) => resourcesOf(template, 'AWS::IAM::Policy')),
  ];
  const wide = identityPolicies.flatMap(statementsOf).flatMap(({ Action, Resource }) =>
    Resource.filter((resource) => resource.includes('*')).map((resource) => {
      const place = resource.replace(
        /<(?:ReferralToContact|AotDiligentSearch)Machine\w+\.Name>/,
        '<machine>',
      );
      return `${Action.join(' ')} on ${place}`;
    }),
  );

  it('are these', () => {
    expect([...new Set(wide)].sort()).toEqual([
      // Log delivery of Step Functions and X-Ray know no resources.
      'logs:CreateLogDelivery logs:GetLogDelivery logs:UpdateLogDelivery logs:DeleteLogDelivery logs:ListLogDeliveries logs:PutResourcePolicy logs:DescribeResourcePolicies logs:DescribeLogGroups on *',
      // 61 topics that all begin with our own prefix; named one by one they would not fit into a policy.
      'sns:Publish on arn:<AWS::Partition>:sns:<AWS::Region>:<AWS::AccountId>:warm-handoff-prod-notices-*',
      // An execution's name is the case and the epoch.
      'states:StopExecution on arn:<AWS::Partition>:states:<AWS::Region>:<AWS::AccountId>:execution:<machine>:*',
      'xray:PutTraceSegments xray:PutTelemetryRecords on *',
      'xray:PutTraceSegments xray:PutTelemetryRecords xray:GetSamplingRules xray:GetSamplingTargets on *',
    ]);
  });

  it('contain no action with a wildcard', () => {
    const actions = identityPolicies.flatMap(statementsOf).flatMap(({ Action }) => Action);
    expect(actions.filter((action) => action.includes('*'))).toEqual([]);
  });

  it('come from AWS itself in one place: the account-wide role by which API Gateway writes logs', () => {
    const roles = all.flatMap((template) => resourcesOf(template, 'AWS::IAM::Role'));
    const withManaged = roles.filter(({ Properties }) =>
      JSON.stringify(Properties['ManagedPolicyArns'] ?? []).includes('policy/service-role'),
    );
    expect(withManaged.map(({ id }) => id)).toEqual([expect.stringMatching(/^ApiCloudWatchRole/)]);
  });
});
