/** One thing spoiled in the real templates, for each thing that a rule of ours looks at. */
import { accessCases } from './bad-access.ts';
import {
  adding,
  alsoAllowing,
  type Case,
  defining,
  keeping,
  setting,
  unconditionally,
  without,
} from './spoil.ts';

const table = 'AWS::DynamoDB::GlobalTable';
const key = 'AWS::KMS::Key';
const machine = 'AWS::StepFunctions::StateMachine';
const journey = 'ReferralToContact';
const client = 'AWS::Cognito::UserPoolClient';
const stage = 'AWS::ApiGateway::Stage';
const topicPolicy = 'AWS::SNS::TopicPolicy';
const logGroup = 'AWS::Logs::LogGroup';

const dataCases: readonly Case[] = [
  ['WH-TABLE-01', 'a replica has no key', setting(table, '', ['Replicas', 0, 'SSESpecification'], undefined)],
  [
    'WH-TABLE-01',
    'a second replica has no key',
    setting(table, '', ['Replicas', 1], { Region: 'us-west-2' }),
  ],
  ['WH-TABLE-01', 'there is no replica', setting(table, '', ['Replicas'], [])],
  [
    'WH-TABLE-01',
    'the key is AWS’s own',
    setting(table, '', ['Replicas', 0, 'SSESpecification', 'KMSMasterKeyId'], 'alias/aws/dynamodb'),
  ],
  [
    'WH-TABLE-01',
    'it cannot be restored',
    setting(table, '', ['Replicas', 0, 'PointInTimeRecoverySpecification'], undefined),
  ],
  [
    'WH-TABLE-01',
    'it can be deleted',
    setting(table, '', ['Replicas', 0, 'DeletionProtectionEnabled'], false),
  ],
  ['WH-TABLE-01', 'it goes with its stack', keeping(table, '', 'Delete')],
  ['WH-TABLE-01', 'it has no stream', setting(table, '', ['StreamSpecification'], undefined)],
  ['WH-TABLE-01', 'it is not encrypted by KMS', setting(table, '', ['SSESpecification'], undefined)],
  ['WH-TABLE-02', 'there is a table of the older kind', adding('data', 'AWS::DynamoDB::Table')],
  [
    'WH-BACKUP-01',
    'another table is copied',
    setting('AWS::Backup::BackupSelection', '', ['BackupSelection', 'Resources'], []),
  ],
  [
    'WH-BACKUP-01',
    'the vault has no key',
    setting('AWS::Backup::BackupVault', '', ['EncryptionKeyArn'], undefined),
  ],
  [
    'WH-BUCKET-01',
    'the public may be let in',
    setting(
      'AWS::S3::Bucket',
      'StatementsBucket',
      ['PublicAccessBlockConfiguration', 'BlockPublicPolicy'],
      false,
    ),
  ],
  [
    'WH-BUCKET-01',
    'the account may remove what is in it',
    setting(
      'AWS::S3::Bucket',
      'StatementsBucket',
      ['ObjectLockConfiguration', 'Rule', 'DefaultRetention', 'Mode'],
      'GOVERNANCE',
    ),
  ],
  [
    'WH-BUCKET-01',
    'nothing is locked',
    setting('AWS::S3::Bucket', 'StatementsBucket', ['ObjectLockEnabled'], undefined),
  ],
  [
    'WH-BUCKET-01',
    'it keeps one version',
    setting('AWS::S3::Bucket', 'StatementsRequests', ['VersioningConfiguration'], undefined),
  ],
  ['WH-BUCKET-01', 'it goes with its stack', keeping('AWS::S3::Bucket', 'StatementsRequests', 'Delete')],
  [
    'WH-BUCKET-01',
    'a statement can be hidden',
    without('AWS::S3::BucketPolicy', 'StatementsBucketPolicy', 'PolicyDocument', 's3:DeleteObject'),
  ],
  ['WH-KEY-01', 'a key does not rotate', setting(key, 'RecordKey', ['EnableKeyRotation'], undefined)],
  [
    'WH-KEY-01',
    'a role may do everything with it',
    alsoAllowing(key, 'RecordKey', 'KeyPolicy', {
      Action: 'kms:*',
      Principal: { AWS: 'arn:aws:iam::111122223333:role/any' },
    }),
  ],
  [
    'WH-KEY-01',
    'everybody may use it',
    alsoAllowing(key, 'RecordKey', 'KeyPolicy', { Action: 'kms:Decrypt', Principal: '*' }),
  ],
  ['WH-KEY-01', 'a service may use it without condition', unconditionally(key, 'LogKey', 'KeyPolicy')],
  [
    'WH-KEY-02',
    'a service may use it for another account',
    alsoAllowing(key, 'LogKey', 'KeyPolicy', {
      Action: 'kms:Decrypt',
      Principal: { Service: 'logs.amazonaws.com' },
      Condition: { Bool: { 'aws:SecureTransport': 'true' } },
    }),
  ],
];

const machineCases: readonly Case[] = [
  [
    'WH-MACHINE-01',
    'errors alone are logged',
    setting(machine, journey, ['LoggingConfiguration', 'Level'], 'ERROR'),
  ],
  [
    'WH-MACHINE-01',
    'what a step is given is logged',
    setting(machine, journey, ['LoggingConfiguration', 'IncludeExecutionData'], true),
  ],
  [
    'WH-MACHINE-01',
    'the log goes nowhere',
    setting(machine, journey, ['LoggingConfiguration', 'Destinations'], []),
  ],
  [
    'WH-MACHINE-01',
    'AWS’s key encrypts it',
    setting(machine, journey, ['EncryptionConfiguration'], { Type: 'AWS_OWNED_KEY' }),
  ],
  [
    'WH-MACHINE-01',
    'a data key lives an hour',
    setting(machine, journey, ['EncryptionConfiguration', 'KmsDataKeyReusePeriodSeconds'], 3_600),
  ],
  ['WH-MACHINE-02', 'a wait has no timeout', defining(journey, '"TimeoutSecondsPath":"$.wait.seconds",', '')],
  ['WH-MACHINE-02', 'a task has no timeout', defining(journey, '"TimeoutSeconds":60,', '')],
  [
    'WH-MACHINE-02',
    'an execution has no end',
    defining('AotDiligentSearch', '"TimeoutSeconds":31536000,', ''),
  ],
  [
    'WH-MACHINE-03',
    'a name travels',
    defining(journey, '"caseId.$":"$.caseId",', '"caseId.$":"$.caseId","name.$":"$.name",'),
  ],
  [
    'WH-MACHINE-03',
    'a name travels under an allowed name',
    defining(journey, '"caseId.$":"$.caseId"', '"caseId.$":"$.patientName"'),
  ],
  [
    'WH-MACHINE-03',
    'a whole record travels',
    defining(journey, '"Payload":{"caseId.$":"$.caseId","epoch.$":"$.epoch"}', '"Payload.$":"$"'),
  ],
  [
    'WH-MACHINE-03',
    'a task is given its whole input',
    defining(
      journey,
      '"Parameters":{"FunctionName":"${LoadCaseArn}","Payload":{"caseId.$":"$.caseId","epoch.$":"$.epoch"}},',
      '',
    ),
  ],
  [
    'WH-MACHINE-03',
    'a token goes elsewhere',
    defining(journey, '"token.$":"$$.Task.Token"', '"kind.$":"$$.Task.Token"'),
  ],
  [
    'WH-MACHINE-03',
    'free text stands in it',
    defining(journey, '"kind":"spoaDecision"', '"kind":"Jane Doe"'),
  ],
  [
    'WH-MACHINE-03',
    'a result carries a name',
    defining(journey, '"seconds.$":"$.Payload.seconds"', '"name.$":"$.Payload.name"'),
  ],
];

const identityCases: readonly Case[] = [
  [
    'WH-IDENTITY-01',
    'people sign themselves up',
    setting('AWS::Cognito::UserPool', '', ['AdminCreateUserConfig', 'AllowAdminCreateUserOnly'], false),
  ],
  [
    'WH-IDENTITY-01',
    'a second factor is optional',
    setting('AWS::Cognito::UserPool', '', ['MfaConfiguration'], 'OPTIONAL'),
  ],
  [
    'WH-IDENTITY-01',
    'a text message is a second factor',
    setting('AWS::Cognito::UserPool', '', ['EnabledMfas'], ['SMS_MFA']),
  ],
  [
    'WH-IDENTITY-02',
    'a client may write a role',
    setting(client, '', ['WriteAttributes'], ['email', 'custom:role']),
  ],
  ['WH-IDENTITY-02', 'a client may write everything', setting(client, '', ['WriteAttributes'], undefined)],
  [
    'WH-IDENTITY-03',
    'an access token lives sixteen minutes',
    setting(client, '', ['AccessTokenValidity'], 16),
  ],
  [
    'WH-IDENTITY-03',
    'an id token lives fifteen hours',
    setting(client, '', ['TokenValidityUnits', 'IdToken'], 'hours'),
  ],
  [
    'WH-IDENTITY-03',
    'a token lives as long as Cognito likes',
    setting(client, '', ['AccessTokenValidity'], undefined),
  ],
  ['WH-IDENTITY-03', 'a token cannot be revoked', setting(client, '', ['EnableTokenRevocation'], false)],
  [
    'WH-IDENTITY-03',
    'a token comes without a code',
    setting(client, '', ['AllowedOAuthFlows'], ['implicit']),
  ],
  [
    'WH-IDENTITY-03',
    'a password signs in past the page',
    setting(client, '', ['ExplicitAuthFlows'], ['ALLOW_USER_PASSWORD_AUTH']),
  ],
  ['WH-API-01', 'requests are traced', setting(stage, '', ['MethodSettings', 0, 'DataTraceEnabled'], true)],
  ...['path', 'authorizer.claims.sub', 'identity.userAgent', 'requestOverride.querystring.q'].map(
    (name): Case => [
      'WH-API-02',
      `the access log has ${name}`,
      setting(
        stage,
        '',
        ['AccessLogSetting', 'Format'],
        `{"requestId":"$context.requestId","x":"$context.${name}"}`,
      ),
    ],
  ),
  [
    'WH-API-02',
    'the access log has the body',
    setting(stage, '', ['AccessLogSetting', 'Format'], '$input.body'),
  ],
  ['WH-API-02', 'requests are not logged', setting(stage, '', ['AccessLogSetting'], undefined)],
];

const channelCases: readonly Case[] = [
  [
    'WH-TOPIC-01',
    'a topic has no key',
    setting('AWS::SNS::Topic', 'LguSuffolk', ['KmsMasterKeyId'], undefined),
  ],
  [
    'WH-TOPIC-01',
    'it is published to in the clear',
    without(topicPolicy, 'LguSuffolk', 'PolicyDocument', 'aws:SecureTransport'),
  ],
  [
    'WH-TOPIC-01',
    'everybody may publish',
    alsoAllowing(topicPolicy, 'LguSuffolk', 'PolicyDocument', { Action: 'sns:Publish', Principal: '*' }),
  ],
  [
    'WH-TOPIC-01',
    'whoever may subscribe may take all',
    alsoAllowing(topicPolicy, 'LguSuffolk', 'PolicyDocument', {
      Action: 'sns:Subscribe',
      Principal: { AWS: 'arn:aws:iam::111122223333:root' },
    }),
  ],
  [
    'WH-TOPIC-01',
    'others are not kept out',
    without(topicPolicy, 'LguSuffolk', 'PolicyDocument', 'StringNotEquals'),
  ],
  ['WH-TOPIC-01', 'it has no policy', setting(topicPolicy, 'LguSuffolk', ['Topics'], [])],
  ['WH-QUEUE-01', 'a queue has no key', setting('AWS::SQS::Queue', '', ['KmsMasterKeyId'], undefined)],
  [
    'WH-QUEUE-01',
    'it is sent to in the clear',
    without('AWS::SQS::QueuePolicy', '', 'PolicyDocument', 'aws:SecureTransport'),
  ],
  ['WH-LOG-01', 'a log has no key', setting(logGroup, 'GetCase', ['KmsKeyId'], undefined)],
  ['WH-LOG-01', 'a log is kept for ever', setting(logGroup, 'GetCase', ['RetentionInDays'], undefined)],
  ['WH-LOG-01', 'a log is kept for a month', setting(logGroup, 'GetCase', ['RetentionInDays'], 30)],
  [
    'WH-LOG-02',
    'a function makes its own log',
    setting('AWS::Lambda::Function', 'GetCase', ['LoggingConfig'], undefined),
  ],
  [
    'WH-LOG-02',
    'a machine logs elsewhere',
    setting(
      machine,
      journey,
      ['LoggingConfiguration', 'Destinations', 0, 'CloudWatchLogsLogGroup', 'LogGroupArn'],
      'arn:aws:logs:us-east-1:111122223333:log-group:other',
    ),
  ],
  [
    'WH-LOG-02',
    'the gateway logs elsewhere',
    setting(
      stage,
      '',
      ['AccessLogSetting', 'DestinationArn'],
      'arn:aws:logs:us-east-1:111122223333:log-group:other',
    ),
  ],
];

export const badTemplates = [
  ...dataCases,
  ...machineCases,
  ...identityCases,
  ...channelCases,
  ...accessCases,
].map(([rule, when, spoil]) => ({ rule, when, spoil }));
