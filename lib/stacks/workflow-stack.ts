/**
 * The journey: the task functions, the state machine that waits and coordinates, the relay that starts and answers it,
 * and what notices when an execution ends badly. One stack, because the machine names the tasks and the relay names
 * the machine.
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
import { OutboxRelay } from '../constructs/outbox-relay.ts';
import { readAndWriteTable, readTable, type CaseTable } from '../constructs/table-access.ts';
import type { Stage } from '../stage.ts';

/** Folders below lambdas/tasks; each is one state or more of the machine. */
const readingTasks = ['load-case'];
const writingTasks = [
  'screen-referral',
  'plan-wait',
  'await-answer',
  'escalate-wait',
  'propose-care-management-agency',
  'let-offer-lapse',
  'tell-health-home',
  'open-episode',
];

export interface WorkflowStackProps extends StackProps {
  stage: Stage;
  cases: CaseTable;
  logKey: IKey;
  noticeKey: IKey;
  topicArnPrefix: string;
}

export class WorkflowStack extends Stack {
  readonly machine: StateMachine;
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
    const tasks = [
      ...readingTasks.map((folder) => ({ folder, statements: readTable(cases) })),
      ...writingTasks.map((folder) => ({ folder, statements: readAndWriteTable(cases) })),
    ].map((task) => new NodeFunction(this, { ...common, ...task, timeout }));
    const { machine } = new AslStateMachine(this, {
      stage,
      logKey,
      key,
      name: 'referral-to-contact',
      functions: tasks,
    });
    const relay = new OutboxRelay(this, {
      stage,
      logKey,
      cases,
      machine,
      machineKey: key,
      noticeKey,
      topicArnPrefix,
    });
    const ended = new ExecutionEnded(this, { stage, logKey, cases, machine });
    const obligations = new OpenObligations(this, { stage, logKey, cases });
    this.machine = machine;
    this.relay = relay.fn;
    this.functions = [...tasks, relay.fn, ended.fn, obligations.fn];
    this.deadLetterQueues = [relay.failed, ended.failed, obligations.failed];
  }
}
