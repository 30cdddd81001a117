/**
 * Where work lands that failed every time. Messages carry stream positions or execution names, never a record, so the
 * queue's own encryption is enough and no second key policy can keep a failure from being stored. Each one has an
 * alarm (operations-stack.ts) and a way back (docs/runbooks/alarms.md).
 */
import { Duration } from 'aws-cdk-lib';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { nameIn, removalPolicyOf, type Stage } from '../stage.ts';

export interface DeadLetterQueueProps {
  stage: Stage;
  /** The folder of the function whose failures it holds. */
  of: string;
}

export class DeadLetterQueue extends Queue {
  readonly of: string;

  constructor(scope: Construct, id: string, { stage, of }: DeadLetterQueueProps) {
    super(scope, id, {
      queueName: nameIn(stage, `${of}-failed`),
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
      removalPolicy: removalPolicyOf(stage),
    });
    this.of = of;
  }
}
