/** Step Functions behind the port: what is sent, and which errors are a normal end. */
import { eachMachine, machineNames } from '../../domain/shared/state-machines.ts';
import { describe, expect, it } from '@jest/globals';
import {
  ExecutionAlreadyExists,
  ExecutionDoesNotExist,
  InvalidToken,
  StateMachineDoesNotExist,
  TaskDoesNotExist,
  TaskTimedOut,
} from '@aws-sdk/client-sfn';
import { createStepFunctionsWorkflow } from '../../adapters/stepfunctions/workflow.ts';
import { aCaseId } from '../fixtures/case-fixture.ts';
import { recordedStepFunctions } from './recorded-client.ts';

const arns = eachMachine((name) => `arn:aws:states:us-east-1:123456789012:stateMachine:${name}`);
const about = { $metadata: {}, message: 'no' };

const workflowThat = (error?: Error) => {
  const { client, sent } = recordedStepFunctions(() => {
    if (error) throw error;
    return {};
  });
  return { workflow: createStepFunctionsWorkflow({ client, arns }), sent };
};

describe('what is sent', () => {
  it('starts the execution of an epoch under its name, with ids only', async () => {
    const { workflow, sent } = workflowThat();
    await workflow.start({ caseId: aCaseId, epoch: 2 });
    expect(sent).toEqual([
      {
        command: 'StartExecutionCommand',
        input: {
          stateMachineArn: arns['referral-to-contact'],
          name: `${aCaseId}.2`,
          input: `{"caseId":"${aCaseId}","epoch":2}`,
        },
      },
    ]);
  });

  it('stops the execution of an epoch by the ARN that its name gives', async () => {
    const { workflow, sent } = workflowThat();
    await workflow.stop({ caseId: aCaseId, epoch: 1 });
    const executionArn = `arn:aws:states:us-east-1:123456789012:execution:referral-to-contact:${aCaseId}.1`;
    expect(sent).toEqual([{ command: 'StopExecutionCommand', input: { executionArn } }]);
  });

  it('starts and stops a search by its number on the machine of searches', async () => {
    const { workflow, sent } = workflowThat();
    await workflow.start({ caseId: aCaseId, epoch: 3, search: 2 });
    await workflow.stop({ caseId: aCaseId, epoch: 2, search: 2 });
    const input = `{"caseId":"${aCaseId}","epoch":3,"search":2}`;
    expect(sent).toEqual([
      {
        command: 'StartExecutionCommand',
        input: { stateMachineArn: arns['aot-diligent-search'], name: `${aCaseId}.search2.3`, input },
      },
      {
        command: 'StopExecutionCommand',
        input: {
          executionArn: `${arns['aot-diligent-search'].replace('stateMachine', 'execution')}:${aCaseId}.search2.2`,
        },
      },
    ]);
  });

  it('answers and fails a wait by its token', async () => {
    const { workflow, sent } = workflowThat();
    await workflow.answer('token-1');
    await workflow.fail('token-2', 'WaitReplanned');
    expect(sent).toEqual([
      { command: 'SendTaskSuccessCommand', input: { taskToken: 'token-1', output: '{}' } },
      { command: 'SendTaskFailureCommand', input: { taskToken: 'token-2', error: 'WaitReplanned' } },
    ]);
  });

  it.each([
    '',
    'arn:aws:states:us-east-1:123456789012:stateMachine:name:live',
    'arn:aws:sns:x:1:stateMachine:n',
  ])('refuses a state machine ARN from which no execution ARN can be derived: %p', (malformed) => {
    const { client } = recordedStepFunctions();
    for (const name of machineNames)
      expect(() => createStepFunctionsWorkflow({ client, arns: { ...arns, [name]: malformed } })).toThrow(
        /malformed/,
      );
  });
});

describe('what is over already', () => {
  it('takes a second start of the same epoch for done', async () => {
    await expect(
      workflowThat(new ExecutionAlreadyExists(about)).workflow.start({ caseId: aCaseId, epoch: 1 }),
    ).resolves.toBeUndefined();
  });

  it('takes stopping what never started for done', async () => {
    await expect(
      workflowThat(new ExecutionDoesNotExist(about)).workflow.stop({ caseId: aCaseId, epoch: 1 }),
    ).resolves.toBeUndefined();
  });

  it.each([new TaskTimedOut(about), new TaskDoesNotExist(about), new InvalidToken(about)])(
    'takes an answer to a wait that has moved on for done: $name',
    async (error) => {
      const { workflow } = workflowThat(error);
      await expect(workflow.answer('token-1')).resolves.toBeUndefined();
      await expect(workflow.fail('token-1', 'CaseClosed')).resolves.toBeUndefined();
    },
  );

  it('throws everything else, so that the outbox entry stays', async () => {
    const { workflow } = workflowThat(new StateMachineDoesNotExist(about));
    const calls = [
      () => workflow.start({ caseId: aCaseId, epoch: 1 }),
      () => workflow.stop({ caseId: aCaseId, epoch: 1 }),
      () => workflow.answer('token-1'),
      () => workflow.fail('token-1', 'CaseClosed'),
    ];
    for (const call of calls)
      await expect(call()).rejects.toMatchObject({ name: 'StateMachineDoesNotExist' });
  });
});
