/** Rights, trust and network, spoiled one at a time. */
import { adding, alsoAllowing, type Case, setting, unconditionally, without } from './spoil.ts';

const policy = 'AWS::IAM::ManagedPolicy';
const role = 'AWS::IAM::Role';
const fn = 'AWS::Lambda::Function';
const ofGetCase = 'GetCasePolicy';
const ofRelay = 'OutboxOutboxRelayPolicy';
const document = 'PolicyDocument';
const allowing = (Action: string, Resource: unknown = 'arn:any') =>
  alsoAllowing(policy, ofGetCase, document, { Action, Resource });

export const accessCases: readonly Case[] = [
  ...['dynamodb:Scan', 'dynamodb:PartiQLSelect', 'dynamodb:*', '*', 'dynamodb:ExportTableToPointInTime'].map(
    (action): Case => ['WH-ACCESS-01', `a function may ${action}`, allowing(action)],
  ),
  ...[
    'states:SendTaskSuccess',
    'states:SendTaskHeartbeat',
    'states:StartExecution',
    'states:StopExecution',
    'sns:Publish',
    'sns:*',
  ].map((action): Case => ['WH-ACCESS-02', `a reader may ${action}`, allowing(action)]),
  ...['s3:DeleteObject', 's3:BypassGovernanceRetention', 's3:PutObjectRetention', 's3:PutObject', 's3:*'].map(
    (action): Case => ['WH-ACCESS-09', `a function may ${action}`, allowing(action)],
  ),
  [
    'WH-ACCESS-02',
    'a reader has the relay’s policy',
    setting(role, 'GetCaseRole', ['ManagedPolicyArns', 0], {
      'Fn::ImportValue': 'any:ExportsOutputRefOutboxPublish906F551A',
    }),
  ],
  [
    'WH-ACCESS-02',
    'the clock starts a journey',
    alsoAllowing(policy, 'ObligationsStart', document, {
      Action: 'states:StartExecution',
      Resource: 'arn:any',
    }),
  ],
  ['WH-ACCESS-03', 'a function reaches every partition', allowing('dynamodb:GetItem')],
  ['WH-ACCESS-03', 'a function need not say which partition', unconditionally(policy, ofGetCase, document)],
  [
    'WH-ACCESS-03',
    'a request without partition is let through',
    alsoAllowing(policy, ofGetCase, document, {
      Action: 'dynamodb:Query',
      Resource: 'arn:any',
      Condition: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['CASE#*'] } },
    }),
  ],
  [
    'WH-ACCESS-03',
    'entries of the access log may be changed',
    without(policy, ofRelay, document, 'ForAnyValue'),
  ],
  [
    'WH-ACCESS-04',
    'a role has a policy inside',
    setting(role, 'GetCaseRole', ['Policies'], [{ PolicyName: 'any' }]),
  ],
  [
    'WH-ACCESS-04',
    'a role has a policy of AWS',
    setting(role, 'GetCaseRole', ['ManagedPolicyArns', 0], 'arn:aws:iam::aws:policy/AdministratorAccess'),
  ],
  [
    'WH-ACCESS-05',
    'there is an inline policy',
    adding('api', 'AWS::IAM::Policy', { PolicyDocument: { Statement: [] } }),
  ],
  ['WH-ACCESS-05', 'there is a user', adding('api', 'AWS::IAM::User')],
  [
    'WH-ACCESS-06',
    'Step Functions takes a role on for any account',
    unconditionally(role, 'ReferralToContactRole', 'AssumeRolePolicyDocument'),
  ],
  [
    'WH-ACCESS-06',
    'EventBridge takes a role on for any rule',
    unconditionally(role, 'ObligationsStarter', 'AssumeRolePolicyDocument'),
  ],
  [
    'WH-ACCESS-06',
    'a person takes a role on',
    alsoAllowing(role, 'GetCaseRole', 'AssumeRolePolicyDocument', {
      Action: 'sts:AssumeRole',
      Principal: { AWS: 'arn:aws:iam::999999999999:root' },
    }),
  ],
  [
    'WH-ACCESS-06',
    'a service that nobody has looked at takes a role on',
    alsoAllowing(role, 'GetCaseRole', 'AssumeRolePolicyDocument', {
      Action: 'sts:AssumeRole',
      Principal: { Service: 'ec2.amazonaws.com' },
    }),
  ],
  [
    'WH-ACCESS-07',
    'anything of a service may call a function',
    setting('AWS::Lambda::Permission', '', ['SourceArn'], undefined),
  ],
  ['WH-ACCESS-08', 'an endpoint has no policy', setting('AWS::EC2::VPCEndpoint', '', [document], undefined)],
  [
    'WH-ACCESS-08',
    'an endpoint lets other accounts through',
    unconditionally('AWS::EC2::VPCEndpoint', '', document),
  ],
  [
    'WH-ACCESS-08',
    'an endpoint leads to everything',
    alsoAllowing('AWS::EC2::VPCEndpoint', '', document, {
      Action: 'dynamodb:*',
      Resource: '*',
      Principal: '*',
      Condition: { StringEquals: { 'aws:PrincipalAccount': '111122223333' } },
    }),
  ],
  [
    'WH-FUNCTION-01',
    'functions reserve more than there is',
    setting(fn, 'GetCase', ['ReservedConcurrentExecutions'], 900),
  ],
  [
    'WH-FUNCTION-02',
    'a function reserves nothing',
    setting(fn, 'GetCase', ['ReservedConcurrentExecutions'], undefined),
  ],
  ['WH-FUNCTION-02', 'an environment has no key of ours', setting(fn, 'GetCase', ['KmsKeyArn'], undefined)],
  [
    'WH-FUNCTION-02',
    'two functions share a role',
    (templates) => {
      const other = templates.get('api')?.Resources;
      const [id] = Object.keys(other ?? {}).filter((name) => name.startsWith('GetTimelineRole'));
      setting(fn, 'GetCase', ['Role'], { 'Fn::GetAtt': [id, 'Arn'] })(templates);
    },
  ],
  ['WH-NETWORK-02', 'a reader of cases is outside', setting(fn, 'GetCase', ['VpcConfig'], undefined)],
  [
    'WH-NETWORK-02',
    'the function outside may read cases',
    alsoAllowing(policy, 'SignedInVerifyTokenPolicy', document, {
      Action: 'dynamodb:GetItem',
      Resource: 'arn:any',
    }),
  ],
  ...['AWS::EC2::InternetGateway', 'AWS::EC2::NatGateway', 'AWS::EC2::Route', 'AWS::Lambda::Url'].map(
    (type): Case => ['WH-NETWORK-01', `there is a ${type}`, adding('platform', type)],
  ),
];
