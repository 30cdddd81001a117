/**
 * The topic of the canary. It is no organisation's: nothing but the queue that is its mailbox may ever listen, whoever in
 * the account may subscribe (docs/adr/0043-a-canary-on-the-way-of-notices.md).
 */
import { AnyPrincipal, Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { canaryTopic } from '../../../domain/notices/topics.ts';
import { nameIn, type Stage } from '../../stage.ts';

export const canaryQueueName = (stage: Stage): string => nameIn(stage, 'canary');

export interface CanaryTopicProps {
  stage: Stage;
  key: IKey;
}

export class CanaryTopic extends Topic {
  constructor(scope: Construct, { stage, key }: CanaryTopicProps) {
    super(scope, 'Canary', {
      topicName: nameIn(stage, `notices-${canaryTopic}`),
      masterKey: key,
      enforceSSL: true,
    });
    const mailbox = Stack.of(this).formatArn({ service: 'sqs', resource: canaryQueueName(stage) });
    this.addToResourcePolicy(
      new PolicyStatement({
        sid: 'NoOtherMailbox',
        effect: Effect.DENY,
        principals: [new AnyPrincipal()],
        actions: ['sns:Subscribe'],
        resources: [this.topicArn],
        conditions: { StringNotEquals: { 'sns:Endpoint': mailbox } },
      }),
    );
  }
}
