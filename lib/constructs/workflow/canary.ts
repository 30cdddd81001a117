/**
 * The canary (lambdas/schedules/send-canary, lambdas/streams/canary-arrived): by the hour an order is written that goes the way
 * of a notice, over the table's stream, the relay and a topic, into a queue that is its mailbox. What takes it from there
 * counts it, and the silence of that count is an alarm (lib/constructs/operations/alarms.ts).
 */
import { Duration } from 'aws-cdk-lib';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { EventSourceMapping } from 'aws-cdk-lib/aws-lambda';
import { Subscription, SubscriptionProtocol, Topic } from 'aws-cdk-lib/aws-sns';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { canaryTopic } from '../../../domain/notices/topics.ts';
import { nameIn, removalPolicyOf, type Stage } from '../../stage.ts';
import { canaryQueueName } from '../notices/canary-topic.ts';
import type { DeadLetterQueue } from '../shared/dead-letters.ts';
import { NodeFunction, type SharedInfrastructure } from '../shared/node-function.ts';
import { keyThrough, reachTable, type CaseTable } from '../shared/table-access.ts';
import { sendCanary } from '../shared/table-reaches.ts';

export interface CanaryProps {
  stage: Stage;
  infrastructure: SharedInfrastructure;
  cases: CaseTable;
  /** Of topics, and so of their mailbox. */
  noticeKey: IKey;
  /** Up to and including the dash before a topic's suffix. */
  topicArnPrefix: string;
  failed: DeadLetterQueue;
}

export class Canary extends Construct {
  readonly functions: readonly NodeFunction[];

  constructor(scope: Construct, props: CanaryProps) {
    super(scope, 'Canary');
    const { stage, infrastructure, cases, failed } = props;
    const mailbox = this.#mailbox(props);
    const send = new NodeFunction(this, {
      stage,
      infrastructure,
      area: 'schedules',
      folder: 'send-canary',
      statements: reachTable(cases, sendCanary),
      environment: { TABLE_NAME: cases.table.tableName },
      deadLetterQueue: failed,
    });
    new Rule(this, 'Hourly', {
      ruleName: nameIn(stage, 'send-canary'),
      description: 'Orders the canary of the hour.',
      // Between the ladders and the watch.
      schedule: Schedule.cron({ minute: '15' }),
      targets: [
        new LambdaFunction(send.lambda, {
          deadLetterQueue: failed.queue,
          maxEventAge: Duration.minutes(30),
        }),
      ],
    });
    this.functions = [send, this.#receipt(props, mailbox)];
  }

  /** Whom SNS sends to. CDK would let SNS use the key for any account; lib/stacks/notices-stack.ts says for which. */
  #mailbox({ stage, noticeKey, topicArnPrefix, failed }: CanaryProps): Queue {
    const topicArn = `${topicArnPrefix}${canaryTopic}`;
    const mailbox = new Queue(this, 'Mailbox', {
      queueName: canaryQueueName(stage),
      encryption: QueueEncryption.KMS,
      encryptionMasterKey: noticeKey,
      enforceSSL: true,
      // Six times what its function may take.
      visibilityTimeout: Duration.minutes(1),
      retentionPeriod: Duration.hours(2),
      deadLetterQueue: { queue: failed.queue, maxReceiveCount: 5 },
      removalPolicy: removalPolicyOf(stage),
    });
    mailbox.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('sns.amazonaws.com')],
        actions: ['sqs:SendMessage'],
        resources: [mailbox.queueArn],
        conditions: { ArnEquals: { 'aws:SourceArn': topicArn } },
      }),
    );
    new Subscription(this, 'Subscription', {
      topic: Topic.fromTopicArn(this, 'Topic', topicArn),
      protocol: SubscriptionProtocol.SQS,
      endpoint: mailbox.queueArn,
      rawMessageDelivery: true,
      deadLetterQueue: failed.queue,
    });
    return mailbox;
  }

  #receipt({ stage, infrastructure, noticeKey, failed }: CanaryProps, mailbox: Queue): NodeFunction {
    const reserved = stage.reservedConcurrency.schedules;
    const fn = new NodeFunction(this, {
      stage,
      infrastructure,
      area: 'streams',
      folder: 'canary-arrived',
      statements: [
        new PolicyStatement({
          actions: ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'],
          resources: [mailbox.queueArn],
        }),
        keyThrough('sqs', noticeKey, ['kms:Decrypt']),
      ],
      environment: {},
      // One message by the hour.
      ...(reserved !== undefined && { reservedConcurrency: reserved }),
      deadLetterQueue: failed,
    });
    new EventSourceMapping(this, 'Arrivals', {
      target: fn.lambda,
      eventSourceArn: mailbox.queueArn,
      batchSize: 10,
    });
    return fn;
  }
}
