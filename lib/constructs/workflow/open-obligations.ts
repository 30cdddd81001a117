/**
 * The schedule of work that no execution waits for (lambdas/schedules/open-obligations): EventBridge starts a round by the
 * hour for the ladders, and once a day for the court orders and for the people of care managers who leave. A round is an
 * execution of statemachines/scheduled-round.asl.json, which goes from page to page, so that no number of cases is too many
 * for one function. A page that fails is tried again where it began. A round that could not be started, and one that was
 * given up, end in a dead letter queue, whose alarm says so; the next round makes up for what was missed, since every round
 * decides from the record.
 */
import { Duration, Stack } from 'aws-cdk-lib';
import { Rule, RuleTargetInput, Schedule } from 'aws-cdk-lib/aws-events';
import { SfnStateMachine, SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import {
  type IManagedPolicy,
  type IRole,
  ManagedPolicy,
  PolicyStatement,
  Role,
  ServicePrincipal,
} from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import type { StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { roundMachine } from '../../../domain/shared/state-machines.ts';
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
import { AslStateMachine } from './asl-state-machine.ts';

export interface OpenObligationsProps {
  stage: Stage;
  infrastructure: SharedInfrastructure;
  cases: CaseTable;
  /** Encrypts the executions: cursors hold case references and no person. */
  machineKey: IKey;
  /** What AWS forces on every state machine (lib/constructs/shared/forced-wildcards.ts). */
  forced: IManagedPolicy;
  failed: DeadLetterQueue;
}

const folder = 'open-obligations';
/** What the use case takes as its event; a construct imports no code. */
const scheduledRounds = ['ladders', 'orders', 'staff'] as const;
type ScheduledRound = (typeof scheduledRounds)[number];
const ruleOf = (stage: Stage, round: ScheduledRound): string => nameIn(stage, `${folder}-${round}`);

export class OpenObligations extends Construct {
  readonly fn: NodeFunction;

  constructor(scope: Construct, props: OpenObligationsProps) {
    super(scope, 'Obligations');
    const { stage, infrastructure, cases, machineKey, forced, failed } = props;
    const reserved = stage.reservedConcurrency.schedules;
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
      // A page is about a minute's work, and ends by itself when a minute is left.
      timeout: Duration.minutes(5),
      deadLetterQueue: failed,
      // The three begin at one hour, and one that goes from page to page would leave no room for another.
      ...(reserved !== undefined && { reservedConcurrency: scheduledRounds.length * reserved }),
    });
    const { machine } = new AslStateMachine(this, {
      stage,
      logKey: infrastructure.logKey,
      key: machineKey,
      forced,
      name: roundMachine,
      functions: [this.fn],
    });
    const role = this.#starter(stage, machine, machineKey);
    const starting = (round: ScheduledRound, maxEventAge: Duration): SfnStateMachine =>
      new SfnStateMachine(machine, {
        input: RuleTargetInput.fromObject({ round }),
        role,
        deadLetterQueue: failed.queue,
        maxEventAge,
      });
    new Rule(this, 'Hourly', {
      ruleName: ruleOf(stage, 'ladders'),
      description: 'Climbs the ladders of work that no execution waits for.',
      schedule: Schedule.cron({ minute: '0' }),
      targets: [starting('ladders', Duration.hours(1))],
    });
    new Rule(this, 'Daily', {
      ruleName: ruleOf(stage, 'orders'),
      description: 'Opens the dated duties of court orders and tells of orders that lapsed.',
      // 5 or 6 in the morning in New York, before people come to work; local/schedules.ts keeps the same hour.
      schedule: Schedule.cron({ minute: '0', hour: '10' }),
      targets: [starting('orders', Duration.hours(12))],
    });
    new Rule(this, 'DailyStaff', {
      ruleName: ruleOf(stage, 'staff'),
      description: 'Asks for another care manager where a registration ends.',
      schedule: Schedule.cron({ minute: '0', hour: '10' }),
      targets: [starting('staff', Duration.hours(12))],
    });
    new Rule(this, 'GivenUp', {
      ruleName: nameIn(stage, `${folder}-given-up`),
      description: 'A round of the schedule ended otherwise than well.',
      eventPattern: {
        source: ['aws.states'],
        detailType: ['Step Functions Execution Status Change'],
        detail: {
          stateMachineArn: [machine.stateMachineArn],
          status: ['FAILED', 'TIMED_OUT', 'ABORTED'],
        },
      },
      targets: [
        // By its ARN, since CDK would let EventBridge use the key for any account (lib/stacks/data-stack.ts says for which);
        // as its own dead letter queue it lets this rule send.
        new SqsQueue(Queue.fromQueueArn(this, 'Failed', failed.queue.queueArn), {
          deadLetterQueue: failed.queue,
        }),
      ],
    });
  }

  /** As whom EventBridge starts a round. The input of an encrypted machine is encrypted by whoever sends it. */
  #starter(stage: Stage, { stateMachineArn }: StateMachine, { keyArn }: IKey): IRole {
    const stack = Stack.of(this);
    const rules = scheduledRounds.map((round) =>
      stack.formatArn({ service: 'events', resource: 'rule', resourceName: ruleOf(stage, round) }),
    );
    return new Role(this, 'Starter', {
      assumedBy: new ServicePrincipal('events.amazonaws.com', {
        conditions: {
          StringEquals: { 'aws:SourceAccount': stack.account },
          ArnEquals: { 'aws:SourceArn': rules },
        },
      }),
      managedPolicies: [
        new ManagedPolicy(this, 'Start', {
          statements: [
            new PolicyStatement({ actions: ['states:StartExecution'], resources: [stateMachineArn] }),
            new PolicyStatement({
              actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
              resources: [keyArn],
              conditions: {
                StringEquals: { 'kms:EncryptionContext:aws:states:stateMachineArn': stateMachineArn },
              },
            }),
          ],
        }),
      ],
    }).withoutPolicyUpdates();
  }
}
