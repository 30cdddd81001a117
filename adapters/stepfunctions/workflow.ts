/**
 * Step Functions behind the Workflow port. An execution is disposable, so everything that says "that is over already"
 * is a normal end here: the relay may act twice, late, or on a wait that has moved on. Any other error is thrown and
 * the outbox entry stays for another try.
 */
import {
  SendTaskFailureCommand,
  SendTaskSuccessCommand,
  type SFNClient,
  StartExecutionCommand,
  StopExecutionCommand,
} from '@aws-sdk/client-sfn';
import { executionName } from '../../domain/shared/identifiers.ts';
import { eachMachine, type MachineName, machineOf, runNumberOf } from '../../domain/shared/state-machines.ts';
import type { Workflow } from '../../domain/ports/ports.ts';

export interface StepFunctionsWorkflowDeps {
  client: Pick<SFNClient, 'send'>;
  /** Unqualified: an execution's ARN is derived from it. */
  arns: Readonly<Record<MachineName, string>>;
}

/** The name was used: the execution runs, or it ran and ended. */
const startedBefore = ['ExecutionAlreadyExists'];
const neverStarted = ['ExecutionDoesNotExist'];
/** The wait timed out, was answered or stopped; InvalidToken is what an interrupted or foreign machine's token gives. */
const waitMovedOn = ['TaskTimedOut', 'TaskDoesNotExist', 'InvalidToken'];

const unless = async (normalEnds: readonly string[], call: Promise<unknown>): Promise<void> => {
  try {
    await call;
  } catch (error) {
    if (!(error instanceof Error && normalEnds.includes(error.name))) throw error;
  }
};

const executionArnPrefix = (stateMachineArn: string): string => {
  const match = /^(arn:[^:]+:states:[^:]*:[^:]*):stateMachine:([^:]+)$/.exec(stateMachineArn);
  if (!match) throw new Error('The state machine ARN is malformed or names a version.');
  return `${match[1] ?? ''}:execution:${match[2] ?? ''}`;
};

export const createStepFunctionsWorkflow = ({ client, arns }: StepFunctionsWorkflowDeps): Workflow => {
  const executions = eachMachine((name) => executionArnPrefix(arns[name]));
  return {
    async start(execution) {
      const { caseId, epoch } = execution;
      const stateMachineArn = arns[machineOf(execution)];
      const name = executionName(execution);
      const input = JSON.stringify({ caseId, epoch, ...runNumberOf(execution) });
      await unless(startedBefore, client.send(new StartExecutionCommand({ stateMachineArn, name, input })));
    },
    async stop(execution) {
      const executionArn = `${executions[machineOf(execution)]}:${executionName(execution)}`;
      await unless(neverStarted, client.send(new StopExecutionCommand({ executionArn })));
    },
    async answer(token) {
      await unless(waitMovedOn, client.send(new SendTaskSuccessCommand({ taskToken: token, output: '{}' })));
    },
    async fail(token, error) {
      await unless(waitMovedOn, client.send(new SendTaskFailureCommand({ taskToken: token, error })));
    },
  };
};
