/**
 * Journeys and searches: the task functions, the state machines that wait and coordinate, the relay that starts and
 * answers them, and what notices when an execution ends badly. One stack, because the machines name the tasks and the
 * relay names the machines.
 */
import { Duration, Stack, type StackProps } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { AslStateMachine } from '../constructs/asl-state-machine.ts';
import type { DeadLetterQueue } from '../constructs/dead-letter-queue.ts';
import { EncryptionKey } from '../constructs/encryption-key.ts';
import { ExecutionEnded } from '../constructs/execution-ended.ts';
import { NodeFunction } from '../constructs/node-function.ts';
import { OpenObligations } from '../constructs/open-obligations.ts';
import { OutboxRelay, type Machines } from '../constructs/outbox-relay.ts';
import { readAndWriteTable, readTable, type CaseTable } from '../constructs/table-access.ts';
import type { Stage } from '../stage.ts';

/** Folders below lambdas/tasks; each is one state or more of a machine. */
const tasksOf = {
  'referral-to-contact': [
    'load-case',
    'screen-referral',
    'plan-wait',
    'await-answer',
    'escalate-wait',
    'propose-care-management-agency',
    'let-offer-lapse',
    'tell-health-home',
    'open-episode',
  ],
  'aot-diligent-search': [
    'load-search',
    'plan-search-wait',
    'await-answer',
    'escalate-search-wait',
    'deem-missing',
  ],
} as const;
const readingTasks: readonly string[] = ['load-case', 'load-search'];

export interface WorkflowStackProps extends StackProps {
  stage: Stage;
  cases: CaseTable;
  logKey: IKey;
  noticeKey: IKey;
  topicArnPrefix: string;
}

export class WorkflowStack extends Stack {
  readonly machines: Machines;
  readonly relay: NodeFunction;
  readonly functions: readonly NodeFunction[];
  readonly deadLetterQueues: readonly DeadLetterQueue[];

  constructor(
    scope: Construct,
    id: string,
    { stage, cases, logKey, noticeKey, ...props }: WorkflowStackProps,
  ) {
    super(scope, id, props);
    const { topicArnPrefix } = props;
    const key = new EncryptionKey(this, 'WorkflowKey', { stage, use: 'workflow' });
    const common = {
      stage,
      logKey,
      area: 'tasks',
      environment: { TABLE_NAME: cases.table.tableName },
    } as const;
    // The machine gives a task a minute; it must have ended by then, or two of it could run side by side.
    const timeout = Duration.seconds(30);
    const tasks = [...new Set(Object.values(tasksOf).flat())].map((folder) => {
      const statements = readingTasks.includes(folder) ? readTable(cases) : readAndWriteTable(cases);
      return new NodeFunction(this, { ...common, folder, statements, timeout });
    });
    const machine = (name: keyof typeof tasksOf): StateMachine => {
      const folders: readonly string[] = tasksOf[name];
      const functions = tasks.filter(({ folder }) => folders.includes(folder));
      return new AslStateMachine(this, { stage, logKey, key, name, functions }).machine;
    };
    const machines = { journey: machine('referral-to-contact'), search: machine('aot-diligent-search') };
    const relay = new OutboxRelay(this, {
      stage,
      logKey,
      cases,
      machines,
      machineKey: key,
      noticeKey,
      topicArnPrefix,
    });
    const ended = new ExecutionEnded(this, { stage, logKey, cases, machines: Object.values(machines) });
    const obligations = new OpenObligations(this, { stage, logKey, cases });
    this.machines = machines;
    this.relay = relay.fn;
    this.functions = [...tasks, relay.fn, ended.fn, obligations.fn];
    this.deadLetterQueues = [relay.failed, ended.failed, obligations.failed];
  }
}
