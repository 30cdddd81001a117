/** The notice topics: one for each LGU, one for every other kind of organisation, under one key. */
import { Stack, type StackProps } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import { canaryTopic, topicSuffixes } from '../../domain/notices/topics.ts';
import { EncryptionKey } from '../constructs/shared/encryption-key.ts';
import { CanaryTopic } from '../constructs/notices/canary-topic.ts';
import { NoticeTopic } from '../constructs/notices/notice-topic.ts';
import { output } from '../constructs/shared/output.ts';
import { nameIn, type Stage } from '../stage.ts';

export interface NoticesStackProps extends StackProps {
  stage: Stage;
}

export class NoticesStack extends Stack {
  /** Of executions as well: both hold references and codes and no person, and the relay writes both. */
  readonly key: IKey;
  /** A topic's suffix completes it to an ARN; 62 references between stacks would say the same thing 62 times. */
  readonly topicArnPrefix: string;
  readonly topicArns: readonly string[];

  constructor(scope: Construct, id: string, { stage, ...props }: NoticesStackProps) {
    super(scope, id, props);
    const key = new EncryptionKey(this, 'NoticeKey', { stage, use: 'workflow' });
    key.allowLogDelivery();
    // Into the mailbox of the canary, which this key encrypts too.
    key.allowSender('sns.amazonaws.com');
    for (const suffix of topicSuffixes) new NoticeTopic(this, { stage, key, suffix });
    new CanaryTopic(this, { stage, key });
    this.key = key;
    this.topicArnPrefix = this.formatArn({ service: 'sns', resource: nameIn(stage, 'notices-') });
    output(this, 'TopicArnPrefix', this.topicArnPrefix);
    this.topicArns = [...topicSuffixes, canaryTopic].map((suffix) => `${this.topicArnPrefix}${suffix}`);
  }
}
