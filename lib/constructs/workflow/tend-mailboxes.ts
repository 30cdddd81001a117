/**
 * What makes subscriptions of the mailboxes that the registry names (lambdas/schedules/tend-mailboxes), every quarter of an
 * hour. Its role alone may subscribe, which the topics know by a tag. A round that failed is made up for by the next.
 */
import { Duration, Tags } from 'aws-cdk-lib';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import type { IManagedPolicy } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { nameIn, type Stage } from '../../stage.ts';
import { subscriberTag } from '../notices/notice-topic.ts';
import type { DeadLetterQueue } from '../shared/dead-letters.ts';
import { NodeFunction, type SharedInfrastructure } from '../shared/node-function.ts';
import { reachTable, together, type CaseTable } from '../shared/table-access.ts';
import { forgetMailbox, readMailboxes, readRegistry, writeMailboxes } from '../shared/table-reaches.ts';

export interface TendMailboxesProps {
  stage: Stage;
  infrastructure: SharedInfrastructure;
  cases: CaseTable;
  /** The right to subscribe, which needs a wildcard (lib/constructs/shared/forced-wildcards.ts). */
  subscribing: IManagedPolicy;
  topicArnPrefix: string;
  /** SNS puts there what it could not deliver, too. */
  failed: DeadLetterQueue;
}

const folder = 'tend-mailboxes';

export class TendMailboxes extends Construct {
  readonly fn: NodeFunction;

  constructor(scope: Construct, props: TendMailboxesProps) {
    super(scope, 'Mailboxes');
    const { stage, infrastructure, cases, subscribing, topicArnPrefix, failed } = props;
    this.fn = new NodeFunction(this, {
      stage,
      infrastructure,
      area: 'schedules',
      folder,
      statements: reachTable(cases, together(readRegistry, readMailboxes, writeMailboxes, forgetMailbox)),
      policies: [subscribing],
      environment: {
        TABLE_NAME: cases.table.tableName,
        NOTICE_TOPIC_ARN_PREFIX: topicArnPrefix,
        UNDELIVERED_QUEUE_ARN: failed.queue.queueArn,
      },
      // One call for each mailbox and topic, one after another: some hundreds.
      timeout: Duration.minutes(5),
      deadLetterQueue: failed,
    });
    Tags.of(this.fn).add(subscriberTag.key, subscriberTag.value, {
      includeResourceTypes: ['AWS::IAM::Role'],
    });
    new Rule(this, 'Quarterly', {
      ruleName: nameIn(stage, folder),
      description: 'Invites the mailboxes of the registry, and ends what it names no longer.',
      schedule: Schedule.rate(Duration.minutes(15)),
      targets: [
        new LambdaFunction(this.fn.lambda, {
          retryAttempts: 0,
          deadLetterQueue: failed.queue,
          maxEventAge: Duration.minutes(15),
        }),
      ],
    });
  }
}
