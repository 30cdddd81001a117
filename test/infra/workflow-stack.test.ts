import { readAsl } from '../../scripts/draw-workflows.ts';
import { pascal, substitutionOf } from '../../domain/shared/function-names.ts';
import { taskNames } from '../../domain/ports/task-names.ts';
import { machineNames, roundMachine } from '../../domain/shared/state-machines.ts';
import { describe, expect, it } from '@jest/globals';
import { Match } from 'aws-cdk-lib/assertions';
import { resourcesOf, statementsOf, synthesized } from './synthesized.ts';

const { workflow } = synthesized('prod');
const machines = resourcesOf(workflow, 'AWS::StepFunctions::StateMachine').map(
  ({ Properties }) => Properties,
);

it('every task is called by some machine', () => {
  const called = machineNames.map((name) => readAsl(name)).join('\n');
  expect(taskNames.filter((task) => !called.includes(`\${${substitutionOf(task)}}`))).toEqual([]);
});

describe.each([...machineNames, roundMachine].map((name, at) => [name, machines[at]] as const))(
  'the state machine %s',
  (name, machine = {}) => {
    it('logs every step and never what a step was given', () => {
      expect(machine['LoggingConfiguration']).toMatchObject({ Level: 'ALL', IncludeExecutionData: false });
    });

    it('is encrypted with our key, traced, and of the kind that may wait for a year', () => {
      expect(machine).toMatchObject({
        StateMachineName: `warm-handoff-prod-${name}`,
        StateMachineType: 'STANDARD',
        TracingConfiguration: { Enabled: true },
        EncryptionConfiguration: { Type: 'CUSTOMER_MANAGED_KMS_KEY', KmsDataKeyReusePeriodSeconds: 900 },
      });
    });
  },
);

describe('the outbox relay', () => {
  const feed =
    resourcesOf(workflow, 'AWS::Lambda::EventSourceMapping').find(({ id }) => id.startsWith('Outbox'))
      ?.Properties ?? {};

  it('is fed with new outbox entries, with who was shown a case, and nothing else', () => {
    expect(feed['FilterCriteria']).toEqual({
      Filters: [
        { Pattern: '{"eventName":["INSERT"],"dynamodb":{"Keys":{"SK":{"S":[{"prefix":"OUTBOX#"}]}}}}' },
        {
          Pattern: JSON.stringify({
            eventName: ['INSERT'],
            dynamodb: {
              Keys: { SK: { S: [{ prefix: 'ENTRY#' }] } },
              NewImage: {
                entity: { S: ['access'] },
                data: { M: { operation: { S: ['getCase'] }, decision: { S: ['allow'] } } },
              },
            },
          }),
        },
      ],
    });
  });

  it('loses no entry to a bad neighbour and none in silence', () => {
    expect(feed).toMatchObject({
      StartingPosition: 'TRIM_HORIZON',
      BisectBatchOnFunctionError: true,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      DestinationConfig: {
        OnFailure: {
          Destination: { 'Fn::GetAtt': [expect.stringMatching(/^DeadLettersoutboxrelay/), 'Arn'] },
        },
      },
    });
  });

  it('is told the machines, the topics and the portal', () => {
    workflow.hasResourceProperties('AWS::Lambda::Function', {
      FunctionName: 'warm-handoff-prod-outbox-relay',
      Environment: {
        Variables: {
          TABLE_NAME: Match.anyValue(),
          REFERRAL_TO_CONTACT_ARN: { Ref: Match.stringLikeRegexp('^ReferralToContact') },
          AOT_DILIGENT_SEARCH_ARN: { Ref: Match.stringLikeRegexp('^AotDiligentSearch') },
          NOTICE_TOPIC_ARN_PREFIX: Match.objectLike({
            'Fn::Join': ['', Match.arrayWith([':warm-handoff-prod-notices-'])],
          }),
          PORTAL_URL: 'https://portal.warm-handoff.example',
        },
      },
    });
  });
});

describe('an outbox entry that the stream gave up on', () => {
  it('is swept up within minutes, because it is somebody who was not told', () => {
    const rules = resourcesOf(workflow, 'AWS::Events::Rule');
    const [scheduled] = rules.filter(({ Properties }) => Properties['ScheduleExpression']);
    expect(scheduled?.Properties).toMatchObject({
      ScheduleExpression: 'rate(5 minutes)',
      Targets: [{ Arn: { 'Fn::GetAtt': [expect.stringMatching(/^OutboxOutboxRelay/), 'Arn'] } }],
    });
  });
});

describe('an execution that ended badly', () => {
  it('reaches execution-ended, or a queue', () => {
    const rules = resourcesOf(workflow, 'AWS::Events::Rule');
    const [byEvent] = rules.filter(({ Properties }) => Properties['EventPattern']);
    expect(byEvent?.Properties).toMatchObject({
      EventPattern: {
        source: ['aws.states'],
        'detail-type': ['Step Functions Execution Status Change'],
        detail: {
          stateMachineArn: machineNames.map((name) => ({
            Ref: expect.stringMatching(new RegExp(`^${pascal(name)}`)),
          })),
          status: ['FAILED', 'TIMED_OUT', 'ABORTED'],
        },
      },
      Targets: [
        {
          DeadLetterConfig: {
            Arn: { 'Fn::GetAtt': [expect.stringMatching(/^DeadLettersexecutionended/), 'Arn'] },
          },
        },
      ],
    });
  });

  it('is not lost when the function itself fails', () => {
    workflow.hasResourceProperties('AWS::Lambda::Function', {
      FunctionName: 'warm-handoff-prod-execution-ended',
      DeadLetterConfig: { TargetArn: Match.anyValue() },
    });
  });
});

describe('the schedule of work that no execution waits for', () => {
  it.each([
    ['ladders', 'cron(0 * * * ? *)', 3_600],
    ['orders', 'cron(0 10 * * ? *)', 43_200],
    ['staff', 'cron(0 10 * * ? *)', 43_200],
  ])('runs the %s at %s, and what fails every time ends in a queue', (round, rate, seconds) => {
    workflow.hasResourceProperties('AWS::Events::Rule', {
      Name: `warm-handoff-prod-open-obligations-${round}`,
      ScheduleExpression: rate,
      Targets: [
        Match.objectLike({
          Input: JSON.stringify({ round }),
          Arn: { Ref: Match.stringLikeRegexp('^ObligationsScheduledRoundMachine') },
          RetryPolicy: { MaximumEventAgeInSeconds: seconds },
          DeadLetterConfig: { Arn: Match.anyValue() },
        }),
      ],
    });
  });

  it('tells of a round that was given up by a message in its queue', () => {
    const queue = { 'Fn::GetAtt': [expect.stringMatching(/^DeadLettersopenobligations/), 'Arn'] };
    const rule = resourcesOf(workflow, 'AWS::Events::Rule').find(
      ({ Properties }) => Properties['Name'] === 'warm-handoff-prod-open-obligations-given-up',
    );
    expect(rule?.Properties).toMatchObject({
      EventPattern: {
        source: ['aws.states'],
        detail: {
          stateMachineArn: [{ Ref: expect.stringMatching(/^ObligationsScheduledRoundMachine/) }],
          status: ['FAILED', 'TIMED_OUT', 'ABORTED'],
        },
      },
      Targets: [{ Arn: queue }],
    });
  });

  it('calls one function, and nothing else', () => {
    const policies = resourcesOf(workflow, 'AWS::IAM::ManagedPolicy').filter(({ id }) =>
      id.startsWith('ObligationsScheduledRoundPolicy'),
    );
    const called = policies
      .flatMap(statementsOf)
      .filter(({ Action }) => !Action.join().includes('kms:'))
      .map(({ Action, Resource }) => [...Action, ...Resource]);
    expect(called).toEqual([
      ['lambda:InvokeFunction', expect.stringMatching(/^<ObligationsOpenObligationsFunction\w+\.Arn>$/)],
    ]);
  });
});

describe('the mailbox of the canary', () => {
  const deadLetters = { 'Fn::GetAtt': [expect.stringMatching(/^DeadLetterscanary/), 'Arn'] };
  const ofCanary = (type: string) =>
    resourcesOf(workflow, type).find(({ id }) => id.startsWith('Canary'))?.Properties;

  it('is sent to by the topic of the canary alone, and taken from by one function', () => {
    const [policy] = resourcesOf(workflow, 'AWS::SQS::QueuePolicy').filter(({ id }) =>
      id.startsWith('Canary'),
    );
    const allowed = policy ? statementsOf(policy).filter(({ Effect }) => Effect === 'Allow') : [];
    expect(allowed).toMatchObject([
      { Action: ['sqs:SendMessage'], Condition: { ArnEquals: { 'aws:SourceArn': expect.anything() } } },
    ]);
    expect(JSON.stringify(allowed)).toContain(':warm-handoff-prod-notices-canary');
    expect(ofCanary('AWS::Lambda::EventSourceMapping')).toMatchObject({
      FunctionName: { Ref: expect.stringMatching(/^CanaryCanaryArrived/) },
    });
  });

  it('gives up to a dead letter queue, on the way in and on the way out', () => {
    expect(ofCanary('AWS::SQS::Queue')).toMatchObject({
      RedrivePolicy: { deadLetterTargetArn: deadLetters, maxReceiveCount: 5 },
    });
    expect(ofCanary('AWS::SNS::Subscription')).toMatchObject({
      Protocol: 'sqs',
      RawMessageDelivery: true,
      RedrivePolicy: { deadLetterTargetArn: deadLetters },
    });
  });

  it('hears of an order that is written by the hour', () => {
    workflow.hasResourceProperties('AWS::Events::Rule', {
      Name: 'warm-handoff-prod-send-canary',
      ScheduleExpression: 'cron(15 * * * ? *)',
      Targets: [Match.objectLike({ DeadLetterConfig: { Arn: Match.anyValue() } })],
    });
  });
});

it('access logs are sealed within five minutes, and what fails every time ends in a queue', () => {
  workflow.hasResourceProperties('AWS::Events::Rule', {
    Name: 'warm-handoff-prod-seal-access-logs',
    ScheduleExpression: 'rate(2 minutes)',
    Targets: [Match.objectLike({ DeadLetterConfig: { Arn: Match.anyValue() } })],
  });
});

it('every chain is stated daily, an hour after the orders, and what fails every time ends in a queue', () => {
  workflow.hasResourceProperties('AWS::Events::Rule', {
    Name: 'warm-handoff-prod-seal-daily-statement',
    ScheduleExpression: 'cron(0 11 * * ? *)',
    Targets: [Match.objectLike({ DeadLetterConfig: { Arn: Match.anyValue() } })],
  });
});

it('a dead letter queue is encrypted, holds two weeks and refuses to speak in the clear', () => {
  const queues = resourcesOf(workflow, 'AWS::SQS::Queue');
  const dead = queues.filter(({ id }) => id.startsWith('DeadLetters'));
  expect(dead).toHaveLength(9);
  for (const { Properties } of dead)
    expect(Properties).toMatchObject({
      KmsMasterKeyId: { 'Fn::ImportValue': expect.stringMatching(/GetAttLogKey/) },
      MessageRetentionPeriod: 1_209_600,
    });
  workflow.resourcePropertiesCountIs(
    'AWS::SQS::QueuePolicy',
    {
      PolicyDocument: { Statement: Match.arrayWith([Match.objectLike({ Effect: 'Deny', Action: 'sqs:*' })]) },
    },
    10,
  );
});
