/**
 * The one function that acts outside (lambdas/streams/outbox-relay), fed by the table's stream with new outbox entries, and
 * with entries of access logs by which somebody was shown a case. Entries of one case come in their order, ten groups of cases side by side. A record that fails is tried for two
 * hours, with its group waiting behind it: long enough for an outage of SNS or Step Functions, short enough that
 * others are not held for a day. Then its position goes to the dead letter queue; the entry itself stays in the table, and a schedule sweeps up what
 * has lain there for minutes.
 */
import { Duration } from 'aws-cdk-lib';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { ManagedPolicy, PolicyStatement, type IManagedPolicy } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { EventSourceMapping, FilterCriteria, FilterRule, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources';
import type { StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { type MachineName, machineNames, stateMachines } from '../../../domain/shared/state-machines.ts';
import type { Stage } from '../../stage.ts';
import type { DeadLetterQueue } from '../shared/dead-letters.ts';
import { NodeFunction, type SharedInfrastructure } from '../shared/node-function.ts';
import {
  keyThrough,
  reachTable,
  readStream,
  streamArnOf,
  together,
  type CaseTable,
} from '../shared/table-access.ts';
import {
  changeCase,
  completeCanary,
  completeEntries,
  readLists,
  readMailboxes,
  readOneOfCase,
} from '../shared/table-reaches.ts';

export type Machines = Readonly<Record<MachineName, StateMachine>>;

/** An ARN of a topic takes about 85 characters of the 6,144 that a managed policy may have. */
const topicsInPolicy = 40;

export interface OutboxRelayProps {
  stage: Stage;
  infrastructure: SharedInfrastructure;
  /** The right to stop executions, which needs a wildcard (lib/constructs/shared/forced-wildcards.ts). */
  stopping: IManagedPolicy;
  failed: DeadLetterQueue;
  cases: CaseTable;
  machines: Machines;
  machineKey: IKey;
  noticeKey: IKey;
  /** Up to and including the dash before a topic's suffix. */
  topicArnPrefix: string;
  topicArns: readonly string[];
}

const folder = 'outbox-relay';

export class OutboxRelay extends Construct {
  readonly fn: NodeFunction;

  constructor(scope: Construct, props: OutboxRelayProps) {
    super(scope, 'Outbox');
    const { stage, infrastructure, cases, machines, noticeKey, topicArnPrefix, stopping, failed } = props;
    this.fn = new NodeFunction(this, {
      stage,
      infrastructure,
      area: 'streams',
      folder,
      statements: [
        // Entries that are done go; a notice that left says when, one that is over is closed, one that nobody hears climbs.
        ...reachTable(
          cases,
          together(changeCase, readOneOfCase, readLists, completeEntries, completeCanary, readMailboxes),
        ),
        readStream(cases),
        ...this.#steerMachines(props),
        keyThrough('sns', noticeKey, ['kms:Decrypt', 'kms:GenerateDataKey']),
      ],
      policies: [stopping, ...this.#publish(props)],
      deadLetterQueue: failed,
      environment: {
        TABLE_NAME: cases.table.tableName,
        ...Object.fromEntries(
          machineNames.map((name) => [stateMachines[name].arnVariable, machines[name].stateMachineArn]),
        ),
        NOTICE_TOPIC_ARN_PREFIX: topicArnPrefix,
        PORTAL_URL: stage.portalUrl,
      },
      timeout: Duration.minutes(1),
    });
    this.#feed(props);
    new Rule(this, 'Sweep', {
      schedule: Schedule.rate(Duration.minutes(5)),
      targets: [new LambdaFunction(this.fn.lambda, { retryAttempts: 0, deadLetterQueue: failed.queue })],
    });
  }

  /** Every topic by its name, in as many policies as hold them. */
  #publish({ topicArns }: OutboxRelayProps): ManagedPolicy[] {
    const parts = Array.from({ length: Math.ceil(topicArns.length / topicsInPolicy) }, (_, part) =>
      topicArns.slice(part * topicsInPolicy, (part + 1) * topicsInPolicy),
    );
    return parts.map(
      (resources, part) =>
        new ManagedPolicy(this, part === 0 ? 'Publish' : `Publish${part + 1}`, {
          statements: [new PolicyStatement({ actions: ['sns:Publish'], resources })],
        }),
    );
  }

  #steerMachines({ machines, machineKey }: OutboxRelayProps): PolicyStatement[] {
    const arns = machineNames.map((name) => machines[name].stateMachineArn);
    return [
      new PolicyStatement({
        actions: ['states:StartExecution', 'states:SendTaskSuccess', 'states:SendTaskFailure'],
        resources: arns,
      }),
      // Input, output and error of an encrypted machine are encrypted by whoever sends them.
      new PolicyStatement({
        actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
        resources: [machineKey.keyArn],
        conditions: { StringEquals: { 'kms:EncryptionContext:aws:states:stateMachineArn': arns } },
      }),
    ];
  }

  #feed({ cases, failed }: OutboxRelayProps): void {
    new EventSourceMapping(this, 'NewEntries', {
      target: this.fn.lambda,
      eventSourceArn: streamArnOf(cases),
      startingPosition: StartingPosition.TRIM_HORIZON,
      filters: [
        FilterCriteria.filter({
          eventName: ['INSERT'],
          dynamodb: { Keys: { SK: { S: FilterRule.beginsWith('OUTBOX#') } } },
        }),
        // Who was shown a case: what only told them is read.
        FilterCriteria.filter({
          eventName: ['INSERT'],
          dynamodb: {
            Keys: { SK: { S: FilterRule.beginsWith('ENTRY#') } },
            NewImage: {
              entity: { S: ['access'] },
              data: { M: { operation: { S: ['getCase'] }, decision: { S: ['allow'] } } },
            },
          },
        }),
      ],
      batchSize: 25,
      parallelizationFactor: 10,
      bisectBatchOnError: true,
      reportBatchItemFailures: true,
      maxRecordAge: Duration.hours(2),
      onFailure: new SqsDlq(failed.queue),
    });
  }
}
