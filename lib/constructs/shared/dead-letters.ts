/**
 * Where work lands that failed every time: one queue for each part that gives up by itself, and one for functions that
 * are only ever called and waited for. Nothing should come to the last one; what does was sent by somebody who went
 * past the API and the state machines. All are encrypted with one key of their own, which EventBridge must use too,
 * since it sends events that it could not deliver, and SNS, which does so with notices. A dead letter queue has no dead letter queue: the rule that asks for
 * one is acknowledged on this construct (lib/acknowledged-findings.ts).
 */
import { Duration, Stack } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Queue, QueueEncryption, type IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { nameIn, removalPolicyOf, type Stage } from '../../stage.ts';
import { keyThrough } from './table-access.ts';

const deadLetterQueues = [
  'outbox-relay',
  'execution-ended',
  'open-obligations',
  'seal-access-logs',
  'seal-daily-statement',
  'watch-cases',
  'tend-mailboxes',
  'canary',
  'calls',
] as const;
type FailingPart = (typeof deadLetterQueues)[number];

export interface DeadLetterQueue {
  /** The folder of the function whose failures it holds, with what SNS could not deliver where it is about mailboxes; `canary` or `calls`. */
  of: FailingPart;
  queue: IQueue;
  key: IKey;
}

export class DeadLetters extends Construct {
  readonly all: readonly DeadLetterQueue[];

  constructor(scope: Construct, stage: Stage, key: IKey) {
    super(scope, 'DeadLetters');
    this.all = deadLetterQueues.map((of) => ({
      of,
      key,
      queue: new Queue(this, of, {
        queueName: nameIn(stage, `${of}-failed`),
        encryption: QueueEncryption.KMS,
        encryptionMasterKey: key,
        enforceSSL: true,
        retentionPeriod: Duration.days(14),
        removalPolicy: removalPolicyOf(stage),
      }),
    }));
    const { queue } = this.of('tend-mailboxes');
    queue.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('sns.amazonaws.com')],
        actions: ['sqs:SendMessage'],
        resources: [queue.queueArn],
        conditions: {
          ArnLike: {
            'aws:SourceArn': Stack.of(this).formatArn({
              service: 'sns',
              resource: nameIn(stage, 'notices-*'),
            }),
          },
        },
      }),
    );
  }

  of(holder: FailingPart): DeadLetterQueue {
    const found = this.all.find(({ of }) => of === holder);
    if (!found) throw new RangeError(`There is no dead letter queue of ${holder}.`);
    return found;
  }
}

/** What the role of a function needs for what Lambda sends in its name. */
export const sendTo = ({ queue, key }: DeadLetterQueue): PolicyStatement[] => [
  new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [queue.queueArn] }),
  keyThrough('sqs', key, ['kms:Decrypt', 'kms:GenerateDataKey']),
];
