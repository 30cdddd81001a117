/**
 * What notices that a journey or a search stopped without being done (lambdas/streams/execution-ended): Step Functions
 * reports every failed, timed out or aborted execution of the machines to EventBridge. An event that cannot be
 * delivered, and one that the function failed on every time, both end in the same dead letter queue.
 */
import { Duration } from 'aws-cdk-lib';
import { Rule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import type { StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { nameIn, type Stage } from '../../stage.ts';
import type { DeadLetterQueue } from '../shared/dead-letters.ts';
import { NodeFunction, type SharedInfrastructure } from '../shared/node-function.ts';
import { reachTable, type CaseTable } from '../shared/table-access.ts';
import { changeCase } from '../shared/table-reaches.ts';

export interface ExecutionEndedProps {
  stage: Stage;
  infrastructure: SharedInfrastructure;
  cases: CaseTable;
  machines: readonly StateMachine[];
  failed: DeadLetterQueue;
}

const folder = 'execution-ended';

export class ExecutionEnded extends Construct {
  readonly fn: NodeFunction;

  constructor(scope: Construct, { stage, infrastructure, cases, machines, failed }: ExecutionEndedProps) {
    super(scope, 'Ended');
    this.fn = new NodeFunction(this, {
      stage,
      infrastructure,
      area: 'streams',
      folder,
      statements: reachTable(cases, changeCase),
      environment: { TABLE_NAME: cases.table.tableName },
      timeout: Duration.seconds(30),
      deadLetterQueue: failed,
    });
    new Rule(this, 'Rule', {
      ruleName: nameIn(stage, folder),
      description: 'An execution of a journey or a search ended otherwise than well.',
      eventPattern: {
        source: ['aws.states'],
        detailType: ['Step Functions Execution Status Change'],
        detail: {
          stateMachineArn: machines.map(({ stateMachineArn }) => stateMachineArn),
          status: ['FAILED', 'TIMED_OUT', 'ABORTED'],
        },
      },
      targets: [
        new LambdaFunction(this.fn.lambda, {
          deadLetterQueue: failed.queue,
          maxEventAge: Duration.hours(24),
        }),
      ],
    });
  }
}
