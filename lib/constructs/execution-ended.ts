/**
 * What notices that a journey or a search stopped without being done (lambdas/streams/execution-ended): Step Functions
 * reports every failed, timed out or aborted execution of the machines to EventBridge. An event that cannot be
 * delivered, and one that the function failed on every time, both end in the same dead letter queue.
 */
import { Duration } from 'aws-cdk-lib';
import { Rule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { nameIn, type Stage } from '../stage.ts';
import { DeadLetterQueue } from './dead-letter-queue.ts';
import { NodeFunction } from './node-function.ts';
import { readAndWriteTable, type CaseTable } from './table-access.ts';

export interface ExecutionEndedProps {
  stage: Stage;
  logKey: IKey;
  cases: CaseTable;
  machines: readonly StateMachine[];
}

const folder = 'execution-ended';

export class ExecutionEnded extends Construct {
  readonly fn: NodeFunction;
  readonly failed: DeadLetterQueue;

  constructor(scope: Construct, { stage, logKey, cases, machines }: ExecutionEndedProps) {
    super(scope, 'Ended');
    this.failed = new DeadLetterQueue(this, 'Failed', { stage, of: folder });
    this.fn = new NodeFunction(this, {
      stage,
      logKey,
      area: 'streams',
      folder,
      statements: readAndWriteTable(cases),
      environment: { TABLE_NAME: cases.table.tableName },
      timeout: Duration.seconds(30),
      deadLetterQueue: this.failed,
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
        new LambdaFunction(this.fn.lambda, { deadLetterQueue: this.failed, maxEventAge: Duration.hours(24) }),
      ],
    });
  }
}
