/**
 * The schedule of the daily statement (lambdas/schedules/seal-daily-statement). A run that fails is tried again, goes on
 * where it stopped, and in the end its event is in a dead letter queue; that no statement came at all, for whatever reason,
 * an alarm of its own says (lib/stacks/operations-stack.ts).
 */
import { Duration } from 'aws-cdk-lib';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { type IManagedPolicy, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { nameIn, type Stage } from '../../stage.ts';
import type { StatementBucket } from '../data/statement-bucket.ts';
import type { DeadLetterQueue } from '../shared/dead-letters.ts';
import { NodeFunction, type SharedInfrastructure } from '../shared/node-function.ts';
import { keyThrough, reachTable, type CaseTable } from '../shared/table-access.ts';
import { readHeads } from '../shared/table-reaches.ts';

export interface SealDailyStatementProps {
  stage: Stage;
  infrastructure: SharedInfrastructure;
  cases: CaseTable;
  statements: StatementBucket;
  /** The right to put and read statements, which needs a wildcard (lib/constructs/shared/forced-wildcards.ts). */
  stating: IManagedPolicy;
  failed: DeadLetterQueue;
}

const folder = 'seal-daily-statement';

export class SealDailyStatement extends Construct {
  readonly fn: NodeFunction;

  constructor(scope: Construct, props: SealDailyStatementProps) {
    super(scope, 'Statement');
    const { stage, infrastructure, cases, statements, stating, failed } = props;
    const { bucket, key, signingKey } = statements;
    this.fn = new NodeFunction(this, {
      stage,
      infrastructure,
      area: 'schedules',
      folder,
      statements: [
        ...reachTable(cases, readHeads),
        new PolicyStatement({ actions: ['s3:ListBucket'], resources: [bucket.bucketArn] }),
        keyThrough('s3', key, ['kms:Decrypt', 'kms:GenerateDataKey']),
        new PolicyStatement({
          actions: ['kms:Sign'],
          resources: [signingKey.keyArn],
          conditions: { StringEquals: { 'kms:SigningAlgorithm': 'ECDSA_SHA_256', 'kms:MessageType': 'RAW' } },
        }),
      ],
      policies: [stating],
      environment: {
        TABLE_NAME: cases.table.tableName,
        STATEMENT_BUCKET: bucket.bucketName,
        STATEMENT_KEY_ID: signingKey.keyId,
      },
      // A hundred chains and their cases in two requests, one after another: a million cases are within it.
      timeout: Duration.minutes(15),
      deadLetterQueue: failed,
    });
    new Rule(this, 'Daily', {
      ruleName: nameIn(stage, folder),
      description: 'States where every chain of the audit stands.',
      // An hour after the orders, whose events it then has; local/schedules.ts keeps the same hour.
      schedule: Schedule.cron({ minute: '0', hour: '11' }),
      targets: [
        new LambdaFunction(this.fn.lambda, {
          deadLetterQueue: failed.queue,
          maxEventAge: Duration.hours(12),
        }),
      ],
    });
  }
}
