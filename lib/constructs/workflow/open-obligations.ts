/**
 * The schedule of work that no execution waits for (lambdas/schedules/open-obligations): EventBridge calls it by the hour
 * for the ladders and once a day for the court orders and for the people of care managers who leave. A run that fails is tried again, and the event that failed every
 * time ends in a dead letter queue, whose alarm says so; the next run makes up for what was missed, since every round
 * decide from the record.
 */
import { Duration } from 'aws-cdk-lib';
import { Rule, RuleTargetInput, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { Construct } from 'constructs';
import { nameIn, type Stage } from '../../stage.ts';
import type { DeadLetterQueue } from '../shared/dead-letters.ts';
import { NodeFunction, type SharedInfrastructure } from '../shared/node-function.ts';
import { reachTable, together, type CaseTable } from '../shared/table-access.ts';
import {
  changeCase,
  joinCaseload,
  leaveCaseload,
  readCaseloads,
  readLists,
  readRegistry,
} from '../shared/table-reaches.ts';

export interface OpenObligationsProps {
  stage: Stage;
  infrastructure: SharedInfrastructure;
  cases: CaseTable;
  failed: DeadLetterQueue;
}

const folder = 'open-obligations';
/** What the use case takes as its event; a construct imports no code. */
type ScheduledRound = 'ladders' | 'orders' | 'staff';

export class OpenObligations extends Construct {
  readonly fn: NodeFunction;

  constructor(scope: Construct, { stage, infrastructure, cases, failed }: OpenObligationsProps) {
    super(scope, 'Obligations');
    this.fn = new NodeFunction(this, {
      stage,
      infrastructure,
      area: 'schedules',
      folder,
      statements: reachTable(
        cases,
        together(
          changeCase,
          readLists,
          readRegistry,
          readCaseloads,
          // A transfer whose day has come.
          joinCaseload,
          leaveCaseload,
        ),
      ),
      environment: { TABLE_NAME: cases.table.tableName },
      // One load and at most one write for each case under court order, or with a rung that is due, four side by side.
      timeout: Duration.minutes(15),
      deadLetterQueue: failed,
    });
    const calling = (round: ScheduledRound, maxEventAge: Duration): LambdaFunction =>
      new LambdaFunction(this.fn.lambda, {
        event: RuleTargetInput.fromObject({ round }),
        deadLetterQueue: failed.queue,
        maxEventAge,
      });
    new Rule(this, 'Hourly', {
      ruleName: nameIn(stage, `${folder}-ladders`),
      description: 'Climbs the ladders of work that no execution waits for.',
      schedule: Schedule.cron({ minute: '0' }),
      targets: [calling('ladders', Duration.hours(1))],
    });
    new Rule(this, 'Daily', {
      ruleName: nameIn(stage, `${folder}-orders`),
      description: 'Opens the dated duties of court orders and tells of orders that lapsed.',
      // 5 or 6 in the morning in New York, before people come to work; local/schedules.ts keeps the same hour.
      schedule: Schedule.cron({ minute: '0', hour: '10' }),
      targets: [calling('orders', Duration.hours(12))],
    });
    new Rule(this, 'DailyStaff', {
      ruleName: nameIn(stage, `${folder}-staff`),
      description: 'Asks for another care manager where a registration ends.',
      schedule: Schedule.cron({ minute: '0', hour: '10' }),
      targets: [calling('staff', Duration.hours(12))],
    });
  }
}
