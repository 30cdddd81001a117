/**
 * The daily schedule of court orders (lambdas/schedules/open-obligations): EventBridge calls it once a day. A run that
 * fails is tried again, and the event that failed every time ends in a dead letter queue, whose alarm says so; the next
 * day makes up for what was missed, since duties are computed from the record.
 */
import { Duration } from 'aws-cdk-lib';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { nameIn, type Stage } from '../stage.ts';
import { DeadLetterQueue } from './dead-letter-queue.ts';
import { NodeFunction } from './node-function.ts';
import { readAndWriteTable, type CaseTable } from './table-access.ts';

export interface OpenObligationsProps {
  stage: Stage;
  logKey: IKey;
  cases: CaseTable;
}

const folder = 'open-obligations';

export class OpenObligations extends Construct {
  readonly fn: NodeFunction;
  readonly failed: DeadLetterQueue;

  constructor(scope: Construct, { stage, logKey, cases }: OpenObligationsProps) {
    super(scope, 'Obligations');
    this.failed = new DeadLetterQueue(this, 'Failed', { stage, of: folder });
    this.fn = new NodeFunction(this, {
      stage,
      logKey,
      area: 'schedules',
      folder,
      statements: readAndWriteTable(cases),
      environment: { TABLE_NAME: cases.table.tableName },
      // One load and at most one write for each case under court order, one after another.
      timeout: Duration.minutes(15),
      deadLetterQueue: this.failed,
    });
    new Rule(this, 'Daily', {
      ruleName: nameIn(stage, folder),
      description: 'Opens the dated duties of court orders and reminds of those that are overdue.',
      // 5 or 6 in the morning in New York, before people come to work; local/schedules.ts keeps the same hour.
      schedule: Schedule.cron({ minute: '0', hour: '10' }),
      targets: [
        new LambdaFunction(this.fn.lambda, { deadLetterQueue: this.failed, maxEventAge: Duration.hours(12) }),
      ],
    });
  }
}
