/**
 * The schedule that seals access logs (lambdas/schedules/seal-access-logs), every two minutes: no other function makes
 * seals. A run that fails is made up for by the next; the event that failed every time ends in a dead letter queue, whose
 * alarm says so.
 */
import { Duration } from 'aws-cdk-lib';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { Construct } from 'constructs';
import { nameIn, type Stage } from '../../stage.ts';
import type { DeadLetterQueue } from '../shared/dead-letters.ts';
import { NodeFunction, type SharedInfrastructure } from '../shared/node-function.ts';
import { reachTable, type CaseTable } from '../shared/table-access.ts';
import { sealAccesses } from '../shared/table-reaches.ts';

export interface SealAccessLogsProps {
  stage: Stage;
  infrastructure: SharedInfrastructure;
  cases: CaseTable;
  failed: DeadLetterQueue;
}

const folder = 'seal-access-logs';
/** With the longest run, within the five minutes after which every entry is sealed; local/schedules.ts keeps the same. */
const every = Duration.minutes(2);

export class SealAccessLogs extends Construct {
  readonly fn: NodeFunction;

  constructor(scope: Construct, { stage, infrastructure, cases, failed }: SealAccessLogsProps) {
    super(scope, 'Seals');
    this.fn = new NodeFunction(this, {
      stage,
      infrastructure,
      area: 'schedules',
      folder,
      statements: reachTable(cases, sealAccesses),
      environment: { TABLE_NAME: cases.table.tableName },
      timeout: every,
      deadLetterQueue: failed,
    });
    new Rule(this, 'EveryTwoMinutes', {
      ruleName: nameIn(stage, folder),
      description: 'Seals what was appended to access logs.',
      schedule: Schedule.rate(every),
      targets: [new LambdaFunction(this.fn.lambda, { deadLetterQueue: failed.queue, retryAttempts: 0 })],
    });
  }
}
