/**
 * Journeys and searches: the task functions, the state machines that wait and coordinate, the relay that starts and
 * answers them, and what notices when an execution ends badly. One stack, because the machines name the tasks and the
 * relay names the machines.
 */
import { Duration, Stack, type StackProps } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import { AslStateMachine, calledBy } from '../constructs/workflow/asl-state-machine.ts';
import { DeadLetters } from '../constructs/shared/dead-letters.ts';
import { Canary } from '../constructs/workflow/canary.ts';
import { ExecutionEnded } from '../constructs/workflow/execution-ended.ts';
import type { ForcedWildcards } from '../constructs/shared/forced-wildcards.ts';
import { NodeFunction, type SharedInfrastructure } from '../constructs/shared/node-function.ts';
import { OpenObligations } from '../constructs/workflow/open-obligations.ts';
import type { StatementBucket } from '../constructs/data/statement-bucket.ts';
import { SealDailyStatement } from '../constructs/workflow/seal-daily-statement.ts';
import { SealAccessLogs } from '../constructs/workflow/seal-access-logs.ts';
import { TendMailboxes } from '../constructs/workflow/tend-mailboxes.ts';
import { WatchCases } from '../constructs/workflow/watch-cases.ts';
import { OutboxRelay, type Machines } from '../constructs/workflow/outbox-relay.ts';
import { reachTable, together, type CaseTable, type TableReach } from '../constructs/shared/table-access.ts';
import {
  changeCase,
  freePerson,
  readCase,
  storeToken,
  readRegistry,
} from '../constructs/shared/table-reaches.ts';
import { taskNames, type TaskName } from '../../domain/ports/task-names.ts';
import { eachMachine } from '../../domain/shared/state-machines.ts';
import type { Stage } from '../stage.ts';

/** What each does on the table. */
const reachOf: Readonly<Record<TaskName, TableReach>> = {
  'load-case': readCase,
  'screen-referral': together(changeCase, freePerson),
  'plan-wait': changeCase,
  'await-answer': storeToken,
  'escalate-wait': changeCase,
  'propose-care-management-agency': together(changeCase, readRegistry),
  'let-offer-lapse': changeCase,
  'tell-health-home': changeCase,
  'open-episode': together(changeCase, freePerson),
  'load-search': readCase,
  'plan-search-wait': changeCase,
  'escalate-search-wait': changeCase,
  'deem-missing': changeCase,
};

export interface WorkflowStackProps extends StackProps {
  stage: Stage;
  cases: CaseTable;
  statements: StatementBucket;
  infrastructure: SharedInfrastructure;
  wildcards: ForcedWildcards;
  /** Of notices, and of the executions that lead to them. */
  noticeKey: IKey;
  topicArnPrefix: string;
  topicArns: readonly string[];
}

export class WorkflowStack extends Stack {
  readonly machines: Machines;
  readonly relay: NodeFunction;
  readonly functions: readonly NodeFunction[];
  readonly deadLetters: DeadLetters;
  readonly canary: Canary;

  constructor(
    scope: Construct,
    id: string,
    { stage, cases, statements, infrastructure, wildcards, noticeKey, ...props }: WorkflowStackProps,
  ) {
    super(scope, id, props);
    const { topicArnPrefix, topicArns } = props;
    const { logKey } = infrastructure;
    this.deadLetters = new DeadLetters(this, stage, logKey);
    const common = {
      stage,
      infrastructure,
      area: 'tasks',
      deadLetterQueue: this.deadLetters.of('calls'),
      environment: { TABLE_NAME: cases.table.tableName },
    } as const;
    // The machine gives a task a minute; it must have ended by then, or two of it could run side by side.
    const timeout = Duration.seconds(30);
    const tasks = taskNames.map((folder) => {
      const statements = reachTable(cases, reachOf[folder]);
      return new NodeFunction(this, { ...common, folder, statements, timeout });
    });
    const forced = wildcards.ofMachines;
    const machines = eachMachine(
      (name) =>
        new AslStateMachine(this, {
          stage,
          logKey,
          key: noticeKey,
          forced,
          name,
          functions: calledBy(name, tasks),
        }).machine,
    );
    const relay = new OutboxRelay(this, {
      stage,
      infrastructure,
      cases,
      machines,
      machineKey: noticeKey,
      noticeKey,
      topicArnPrefix,
      topicArns,
      stopping: wildcards.ofStopping,
      failed: this.deadLetters.of('outbox-relay'),
    });
    const ended = new ExecutionEnded(this, {
      stage,
      infrastructure,
      cases,
      machines: Object.values(machines),
      failed: this.deadLetters.of('execution-ended'),
    });
    const onTable = { stage, infrastructure, cases };
    const failedOf = (of: Parameters<DeadLetters['of']>[0]) => ({ failed: this.deadLetters.of(of) });
    const obligations = new OpenObligations(this, {
      ...onTable,
      ...failedOf('open-obligations'),
      machineKey: noticeKey,
      forced,
    });
    const seals = new SealAccessLogs(this, { ...onTable, ...failedOf('seal-access-logs') });
    const statement = new SealDailyStatement(this, {
      ...onTable,
      ...failedOf('seal-daily-statement'),
      statements,
      stating: wildcards.ofStating,
    });
    const watch = new WatchCases(this, { ...onTable, ...failedOf('watch-cases'), machines });
    const mailboxes = new TendMailboxes(this, {
      ...onTable,
      ...failedOf('tend-mailboxes'),
      subscribing: wildcards.ofSubscribing,
      topicArnPrefix,
    });
    this.canary = new Canary(this, { ...onTable, ...failedOf('canary'), noticeKey, topicArnPrefix });
    this.machines = machines;
    this.relay = relay.fn;
    const schedules = [obligations.fn, seals.fn, statement.fn, watch.fn, mailboxes.fn];
    this.functions = [...tasks, relay.fn, ended.fn, ...schedules, ...this.canary.functions];
  }
}
