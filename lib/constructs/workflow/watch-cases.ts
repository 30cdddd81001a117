/**
 * The hourly watch over the record (lambdas/schedules/watch-cases): it compares the cases under way with the executions that
 * run, starts what is missing by the outbox, and counts what nobody was told of. A run that fails is made up for by the
 * next; the event that failed every time ends in a dead letter queue, whose alarm says so.
 */
import { Duration } from 'aws-cdk-lib';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { machineNames, stateMachines } from '../../../domain/shared/state-machines.ts';
import { nameIn, type Stage } from '../../stage.ts';
import type { DeadLetterQueue } from '../shared/dead-letters.ts';
import { NodeFunction, type SharedInfrastructure } from '../shared/node-function.ts';
import { reachTable, together, type CaseTable } from '../shared/table-access.ts';
import { changeCase, readLists } from '../shared/table-reaches.ts';
import type { Machines } from './outbox-relay.ts';

export interface WatchCasesProps {
  stage: Stage;
  infrastructure: SharedInfrastructure;
  cases: CaseTable;
  machines: Machines;
  failed: DeadLetterQueue;
}

const folder = 'watch-cases';

export class WatchCases extends Construct {
  readonly fn: NodeFunction;

  constructor(scope: Construct, { stage, infrastructure, cases, machines, failed }: WatchCasesProps) {
    super(scope, 'Watch');
    this.fn = new NodeFunction(this, {
      stage,
      infrastructure,
      area: 'schedules',
      folder,
      statements: [
        ...reachTable(cases, together(changeCase, readLists)),
        new PolicyStatement({
          actions: ['states:ListExecutions'],
          resources: machineNames.map((name) => machines[name].stateMachineArn),
        }),
      ],
      environment: {
        TABLE_NAME: cases.table.tableName,
        ...Object.fromEntries(
          machineNames.map((name) => [stateMachines[name].arnVariable, machines[name].stateMachineArn]),
        ),
      },
      // One load for each case of the hour, one after another: some 400 of 10,000 cases under way.
      timeout: Duration.minutes(5),
      deadLetterQueue: failed,
    });
    new Rule(this, 'Hourly', {
      ruleName: nameIn(stage, folder),
      description: 'Looks for cases without an execution and for work of which nobody was told.',
      // Half an hour after the ladders, so that what they climbed is not in the way.
      schedule: Schedule.cron({ minute: '30' }),
      targets: [
        new LambdaFunction(this.fn.lambda, {
          deadLetterQueue: failed.queue,
          maxEventAge: Duration.minutes(30),
        }),
      ],
    });
  }
}
