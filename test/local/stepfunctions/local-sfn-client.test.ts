import { describe, expect, it } from '@jest/globals';
import * as sfn from '@aws-sdk/client-sfn';
import { createLocalSfnClient } from '../../../local/stepfunctions/local-sfn-client.ts';
import { awaitToken, createRig, single } from './rig.ts';

function setUp() {
  const rig = createRig({ f: () => null });
  const { stateMachineArn } = rig.engine.createStateMachine({
    name: 'm',
    definition: single(awaitToken('f')),
  });
  return { rig, stateMachineArn, client: createLocalSfnClient(rig.engine) };
}
const large = JSON.stringify('x'.repeat(262_144));

describe('the local client takes the commands of the SDK', () => {
  it('start, answer, describe, history and list', async () => {
    const { rig, client, stateMachineArn } = setUp();
    const started = await client.send(
      new sfn.StartExecutionCommand({ stateMachineArn, name: 'c.1', input: '{}' }),
    );
    const { executionArn } = started;
    expect(started.$metadata.httpStatusCode).toBe(200);
    await rig.engine.settle();
    await client.send(new sfn.SendTaskSuccessCommand({ taskToken: 'token-1', output: '"yes"' }));
    await rig.engine.settle();
    const described = await client.send(new sfn.DescribeExecutionCommand({ executionArn }));
    expect(described).toMatchObject({ status: 'SUCCEEDED', output: '"yes"' });
    const history = await client.send(
      new sfn.GetExecutionHistoryCommand({ executionArn, reverseOrder: true, maxResults: 0 }),
    );
    expect(history.events?.[0]?.type).toBe('ExecutionSucceeded');
    const listed = await client.send(
      new sfn.ListExecutionsCommand({ stateMachineArn, statusFilter: 'SUCCEEDED', maxResults: 5 }),
    );
    expect(listed.executions?.map(({ name }) => name)).toEqual(['c.1']);
  });

  it('fail and stop', async () => {
    const { rig, client, stateMachineArn } = setUp();
    const start = (name: string) => client.send(new sfn.StartExecutionCommand({ stateMachineArn, name }));
    const { executionArn } = await start('a');
    await rig.engine.settle();
    await client.send(new sfn.SendTaskFailureCommand({ taskToken: 'token-1', error: 'CaseClosed' }));
    await rig.engine.settle();
    expect(rig.describe(executionArn ?? '').error).toBe('CaseClosed');
    const second = await start('b');
    const stopped = await client.send(new sfn.StopExecutionCommand({ executionArn: second.executionArn }));
    expect(stopped.stopDate).toBeInstanceOf(Date);
    expect(rig.describe(second.executionArn ?? '').status).toBe('ABORTED');
  });

  it('pages a history by 100 events, as AWS does', async () => {
    const { rig, client } = setUp();
    const loop = {
      StartAt: 'W',
      States: {
        W: { Type: 'Wait', Seconds: 1, Next: 'C' },
        C: { Type: 'Choice', Choices: [{ Variable: '$.a', IsPresent: true, Next: 'E' }], Default: 'W' },
        E: { Type: 'Succeed' },
      },
    };
    const { stateMachineArn } = rig.engine.createStateMachine({ name: 'loop', definition: loop });
    const { executionArn } = rig.engine.startExecution({ stateMachineArn, name: 'x' });
    await rig.engine.settle();
    await rig.pass(50);
    const page = await client.send(new sfn.GetExecutionHistoryCommand({ executionArn }));
    expect(page.events).toHaveLength(100);
    const next = await client.send(
      new sfn.GetExecutionHistoryCommand({ executionArn, nextToken: page.nextToken }),
    );
    expect(next.events?.[0]?.id).toBe(101);
  });

  it('throws the exceptions of the SDK', async () => {
    const { rig, client, stateMachineArn } = setUp();
    const { executionArn } = await client.send(new sfn.StartExecutionCommand({ stateMachineArn, name: 'x' }));
    await rig.engine.settle();
    rig.engine.stopExecution({ executionArn: executionArn ?? '' });
    const missing = undefined as unknown as string;
    const { send } = client;
    const cases: [() => Promise<unknown>, new (...args: never[]) => Error][] = [
      [() => send(new sfn.StartExecutionCommand({ stateMachineArn, name: 'x' })), sfn.ExecutionAlreadyExists],
      [() => send(new sfn.StartExecutionCommand({ stateMachineArn, name: ' ' })), sfn.InvalidName],
      [() => send(new sfn.StartExecutionCommand({ stateMachineArn, input: '{' })), sfn.InvalidExecutionInput],
      [() => send(new sfn.StartExecutionCommand({ stateMachineArn, input: large })), sfn.ValidationException],
      [() => send(new sfn.StartExecutionCommand({ stateMachineArn: 'gone' })), sfn.StateMachineDoesNotExist],
      [() => send(new sfn.StartExecutionCommand({ stateMachineArn: missing })), sfn.ValidationException],
      [() => send(new sfn.DescribeExecutionCommand({ executionArn: 'gone' })), sfn.ExecutionDoesNotExist],
      [() => send(new sfn.GetExecutionHistoryCommand({ executionArn: 'gone' })), sfn.ExecutionDoesNotExist],
      [() => send(new sfn.StopExecutionCommand({ executionArn: 'gone' })), sfn.ExecutionDoesNotExist],
      [() => send(new sfn.ListExecutionsCommand({ stateMachineArn: 'gone' })), sfn.StateMachineDoesNotExist],
      [() => send(new sfn.SendTaskSuccessCommand({ taskToken: 'token-1', output: '1' })), sfn.TaskTimedOut],
      [() => send(new sfn.SendTaskSuccessCommand({ taskToken: 'gone', output: '1' })), sfn.TaskDoesNotExist],
      [() => send(new sfn.SendTaskSuccessCommand({ taskToken: '', output: '1' })), sfn.InvalidToken],
      [() => send(new sfn.SendTaskSuccessCommand({ taskToken: 'gone', output: '{' })), sfn.InvalidOutput],
      [() => send(new sfn.SendTaskFailureCommand({ taskToken: 'gone' })), sfn.TaskDoesNotExist],
    ];
    for (const [sending, exception] of cases) {
      await expect(sending()).rejects.toBeInstanceOf(exception);
      await expect(sending()).rejects.toMatchObject({
        $metadata: { httpStatusCode: 400 },
        $fault: 'client',
      });
    }
  });

  it('refuses commands that the engine does not have, by name, and passes faults on', async () => {
    const { client } = setUp();
    await expect(client.send(new sfn.DeleteStateMachineCommand({ stateMachineArn: 'x' }))).rejects.toThrow(
      'DeleteStateMachineCommand is not supported',
    );
    await expect(client.send(null as never)).rejects.toThrow('null is not supported');
  });
});
