/**
 * The daily schedule of court orders (lambdas/schedules/open-obligations): EventBridge calls it once a day. A run that
 * fails is tried again, and the event that failed every time ends in a dead letter queue, whose alarm says so; the next
 * day makes up for what was missed, since duties are computed from the record.
 */
import { Duration } from 'aws-cdk-lib';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { Construct } from 'constructs';
import { nameIn, type Stage } from '../../stage.ts';
import type { DeadLetterQueue } from '../shared/dead-letters.ts';
import { NodeFunction, type Ground } from '../shared/node-function.ts';
import { reachTable, together, type CaseTable } from '../shared/table-access.ts';
import { changeCase, readEntry, readLists, removeMarks } from '../shared/table-reaches.ts';

export interface OpenObligationsProps {
  stage: Stage;
  ground: Ground;
  cases: CaseTable;
  failed: DeadLetterQueue;
}

const folder = 'open-obligations';

export class OpenObligations extends Construct {
  readonly fn: NodeFunction;

  constructor(scope: Construct, { stage, ground, cases, failed }: OpenObligationsProps) {
    super(scope, 'Obligations');
    this.fn = new NodeFunction(this, {
      stage,
      ground,
      area: 'schedules',
      folder,
      statements: reachTable(cases, together(changeCase, removeMarks, readEntry, readLists)),
      environment: { TABLE_NAME: cases.table.tableName },
      // One load and at most one write for each case under court order, one after another.
      timeout: Duration.minutes(15),
      deadLetterQueue: failed,
    });
    new Rule(this, 'Daily', {
      ruleName: nameIn(stage, folder),
      description: 'Opens the dated duties of court orders and reminds of those that are overdue.',
      // 5 or 6 in the morning in New York, before people come to work; local/schedules.ts keeps the same hour.
      schedule: Schedule.cron({ minute: '0', hour: '10' }),
      targets: [
        new LambdaFunction(this.fn.lambda, {
          deadLetterQueue: failed.queue,
          maxEventAge: Duration.hours(12),
        }),
      ],
    });
  }
}
