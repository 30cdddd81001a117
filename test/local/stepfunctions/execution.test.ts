import { describe, expect, it } from '@jest/globals';
import { awaitToken, createRig, invoke, rejection, single, START_MS } from './rig.ts';

const succeed = single({ Type: 'Succeed' });
const refusal = (name: string) => expect.objectContaining({ name });
const setUp = (definition: object = single(awaitToken('f')), functions = { f: () => null }) => {
  const rig = createRig(functions);
  const { stateMachineArn } = rig.engine.createStateMachine({ name: 'm', definition });
  return { ...rig, stateMachineArn };
};

describe('createStateMachine', () => {
  it('gives the ARN of the name, the same for the same definition again', () => {
    const { engine, stateMachineArn } = setUp(succeed);
    expect(stateMachineArn).toBe('arn:aws:states:us-east-1:000000000000:stateMachine:m');
    expect(engine.createStateMachine({ name: 'm', definition: JSON.stringify(succeed) })).toEqual({
      stateMachineArn,
      creationDate: new Date(START_MS),
    });
  });

  it('refuses another definition under the name, a bad name and a bad definition', () => {
    const { engine } = setUp(succeed);
    const create = (name: string, definition: object) => () =>
      engine.createStateMachine({ name, definition });
    expect(create('m', single({ Type: 'Pass' }))).toThrow(refusal('StateMachineAlreadyExists'));
    expect(create('a b', succeed)).toThrow(refusal('InvalidName'));
    expect(create('x', {})).toThrow(refusal('UnsupportedDefinition'));
  });
});

describe('startExecution', () => {
  it('gives the execution back when it runs with the same name and input', async () => {
    const { engine, stateMachineArn, calls } = setUp();
    const first = engine.startExecution({ stateMachineArn, name: 'case-1.1', input: '{"a":1}' });
    const second = engine.startExecution({ stateMachineArn, name: 'case-1.1', input: '{"a":1}' });
    await engine.settle();
    expect(second).toEqual(first);
    expect(first.executionArn).toBe('arn:aws:states:us-east-1:000000000000:execution:m:case-1.1');
    expect(calls).toHaveLength(1);
  });

  it('refuses the name with another input, and after the execution has ended', async () => {
    const { engine, stateMachineArn } = setUp();
    const start = (input: string) => engine.startExecution({ stateMachineArn, name: 'x', input });
    const { executionArn } = start('{}');
    expect(() => start('{ }')).toThrow(refusal('ExecutionAlreadyExists'));
    engine.stopExecution({ executionArn });
    expect(() => start('{}')).toThrow(refusal('ExecutionAlreadyExists'));
    await engine.settle();
  });

  it('refuses an unknown machine, a bad name, bad JSON and too large an input', () => {
    const { engine, stateMachineArn } = setUp();
    const start = (more: object) => () => engine.startExecution({ stateMachineArn, name: 'x', ...more });
    expect(start({ stateMachineArn: 'arn:gone' })).toThrow(refusal('StateMachineDoesNotExist'));
    expect(start({ name: 'a b' })).toThrow(refusal('InvalidName'));
    expect(start({ name: 'x'.repeat(81) })).toThrow(refusal('InvalidName'));
    expect(start({ input: 'not json' })).toThrow(refusal('InvalidExecutionInput'));
    expect(start({ input: JSON.stringify('x'.repeat(262_144)) })).toThrow(refusal('ValidationException'));
  });

  it('makes a name when none is given, and an empty object when there is no input', async () => {
    const { engine, stateMachineArn } = setUp(succeed);
    const { executionArn } = engine.startExecution({ stateMachineArn });
    await engine.settle();
    expect(engine.describeExecution({ executionArn })).toMatchObject({
      name: 'token-1',
      input: '{}',
      output: '{}',
    });
  });
});

describe('the end of an execution', () => {
  it('describeExecution shows it whole', async () => {
    const rig = createRig();
    const executionArn = await rig.start(succeed, { a: 1 });
    expect(rig.describe(executionArn)).toEqual({
      executionArn,
      stateMachineArn: 'arn:aws:states:us-east-1:000000000000:stateMachine:machine',
      name: 'one',
      status: 'SUCCEEDED',
      startDate: new Date(START_MS),
      stopDate: new Date(START_MS),
      input: '{"a":1}',
      inputDetails: { included: true },
      output: '{"a":1}',
      outputDetails: { included: true },
    });
  });

  it('stopExecution aborts it: the token is dead and no timer is left', async () => {
    const rig = createRig({ f: () => null });
    const executionArn = await rig.start(single(awaitToken('f')));
    await rig.pass(10);
    const stopDate = new Date(START_MS + 10_000);
    expect(rig.engine.stopExecution({ executionArn, error: 'Restored', cause: 'epoch 2' })).toEqual({
      stopDate,
    });
    expect(rig.describe(executionArn)).toMatchObject({
      status: 'ABORTED',
      error: 'Restored',
      cause: 'epoch 2',
      stopDate,
    });
    expect(() => rig.engine.sendTaskSuccess({ taskToken: 'token-1', output: '1' })).toThrow(
      refusal('TaskTimedOut'),
    );
    expect(rig.clock.pendingTimers()).toBe(0);
    await rig.pass(10);
    expect(rig.engine.stopExecution({ executionArn, error: 'Again' })).toEqual({ stopDate });
    expect(rig.describe(executionArn).error).toBe('Restored');
    expect(rig.types(executionArn).slice(-2)).toEqual(['TaskStateAborted', 'ExecutionAborted']);
  });

  it('stopExecution before the first step leaves nothing behind', async () => {
    const rig = createRig({ f: () => null });
    const { stateMachineArn } = rig.engine.createStateMachine({ name: 'm', definition: single(invoke('f')) });
    const { executionArn } = rig.engine.startExecution({ stateMachineArn, name: 'x' });
    rig.engine.stopExecution({ executionArn });
    await rig.engine.settle();
    expect(rig.types(executionArn)).toEqual(['ExecutionStarted', 'ExecutionAborted']);
    expect(rig.calls).toEqual([]);
  });

  it('TimeoutSeconds of the machine ends it as TIMED_OUT, whatever Catch says', async () => {
    const rig = createRig({ f: () => null });
    const task = awaitToken('f', {
      TimeoutSeconds: 200,
      Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Caught' }],
    });
    const definition = { ...single(task, { Caught: { Type: 'Succeed' } }), TimeoutSeconds: 100 };
    const executionArn = await rig.start(definition);
    await rig.pass(99);
    expect(rig.describe(executionArn).status).toBe('RUNNING');
    await rig.pass(1);
    expect(rig.describe(executionArn)).toMatchObject({ status: 'TIMED_OUT' });
    expect(rig.describe(executionArn).error).toBeUndefined();
    expect(rig.types(executionArn).slice(-2)).toEqual(['TaskStateAborted', 'ExecutionTimedOut']);
    expect(rig.clock.pendingTimers()).toBe(0);
  });

  it('the timer of the machine is gone when it ends in time', async () => {
    const rig = createRig();
    await rig.start({ ...succeed, TimeoutSeconds: 100 });
    expect(rig.clock.pendingTimers()).toBe(0);
  });

  it('a loop without a wait ends at 25,000 events, as on AWS', async () => {
    const rig = createRig();
    const executionArn = await rig.start({
      StartAt: 'A',
      States: {
        A: { Type: 'Pass', Next: 'B' },
        B: { Type: 'Choice', Choices: [{ Variable: '$.end', IsPresent: true, Next: 'C' }], Default: 'A' },
        C: { Type: 'Succeed' },
      },
    });
    expect(rig.describe(executionArn)).toMatchObject({ status: 'FAILED', error: 'States.Runtime' });
    expect(rig.describe(executionArn).cause).toContain('maximum number of history events (25000)');
    expect(rig.events(executionArn)).toHaveLength(25_000);
  });
});

describe('reading executions', () => {
  it('listExecutions gives the newest first, by status and in pages', async () => {
    const { engine, stateMachineArn } = setUp();
    engine.createStateMachine({ name: 'other', definition: succeed });
    const start = (name: string) => engine.startExecution({ stateMachineArn, name });
    const arns = ['a', 'b', 'c'].map((name) => start(name).executionArn);
    engine.stopExecution({ executionArn: arns[1] ?? '' });
    const names = (request: object) =>
      engine.listExecutions({ stateMachineArn, ...request }).executions.map(({ name }) => name);
    expect(names({})).toEqual(['c', 'b', 'a']);
    expect(names({ statusFilter: 'ABORTED' })).toEqual(['b']);
    const first = engine.listExecutions({ stateMachineArn, maxResults: 2 });
    expect(first.nextToken).toBe('2');
    expect(names({ maxResults: 2, nextToken: first.nextToken })).toEqual(['a']);
    expect(() => names({ stateMachineArn: 'arn:gone' })).toThrow(refusal('StateMachineDoesNotExist'));
    expect(() => names({ nextToken: 'x' })).toThrow(refusal('InvalidToken'));
    await engine.settle();
  });

  it('getExecutionHistory gives pages, either way round', async () => {
    const rig = createRig();
    const executionArn = await rig.start(succeed);
    const { events, nextToken } = rig.engine.getExecutionHistory({
      executionArn,
      maxResults: 3,
      reverseOrder: true,
    });
    expect(events.map(({ id }) => id)).toEqual([4, 3, 2]);
    const rest = rig.engine.getExecutionHistory({ executionArn, nextToken, reverseOrder: true });
    expect(rest.events.map(({ id }) => id)).toEqual([1]);
    expect(rest.nextToken).toBeUndefined();
  });

  it('forget drops an execution that has ended, and its tokens; a running one stays', async () => {
    const rig = createRig({ f: () => null });
    const executionArn = await rig.start(single(awaitToken('f')));
    expect(() => rig.engine.forget(executionArn)).toThrow(refusal('ValidationException'));
    rig.engine.stopExecution({ executionArn });
    rig.engine.forget(executionArn);
    expect(() => rig.describe(executionArn)).toThrow(refusal('ExecutionDoesNotExist'));
    const late = () => rig.engine.sendTaskSuccess({ taskToken: 'token-1', output: '1' });
    expect(late).toThrow(refusal('TaskDoesNotExist'));
    expect(() => rig.engine.forget(executionArn)).toThrow(refusal('ExecutionDoesNotExist'));
    const waitless = await rig.start(succeed, {}, 'two').catch((fault: unknown) => (fault as Error).name);
    expect(waitless).toBe('StateMachineAlreadyExists');
  });

  it('an execution without tokens can be forgotten too', async () => {
    const rig = createRig();
    const executionArn = await rig.start(succeed);
    rig.engine.forget(executionArn);
    expect(() => rig.describe(executionArn)).toThrow(refusal('ExecutionDoesNotExist'));
  });
});

describe('execution status changes', () => {
  it('tell of the start and of the end in the shape of EventBridge', async () => {
    const rig = createRig();
    const executionArn = await rig.start(single({ Type: 'Wait', Seconds: 5 }), { a: 1 });
    await rig.pass(5);
    const common = {
      executionArn,
      stateMachineArn: 'arn:aws:states:us-east-1:000000000000:stateMachine:machine',
      name: 'one',
      startDate: START_MS,
      input: '{"a":1}',
      inputDetails: { included: true },
      error: null,
      cause: null,
    };
    expect(rig.changes).toEqual([
      { ...common, status: 'RUNNING', stopDate: null, output: null, outputDetails: null },
      {
        ...common,
        status: 'SUCCEEDED',
        stopDate: START_MS + 5000,
        output: '{"a":1}',
        outputDetails: { included: true },
      },
    ]);
  });

  it('carry error and cause of a failure', async () => {
    const rig = createRig();
    await rig.start(single({ Type: 'Fail', Error: 'E', Cause: 'C' }));
    expect(rig.changes.at(-1)).toMatchObject({ status: 'FAILED', error: 'E', cause: 'C', output: null });
  });

  it('a listener that takes its time is waited for by settle(), and may start the next execution', async () => {
    const heard: string[] = [];
    const rig = createRig(
      {},
      {
        onExecutionStatusChange: async ({ status, name, stateMachineArn }) => {
          await new Promise((resolve) => setImmediate(resolve));
          heard.push(`${name} ${status}`);
          if (name === 'one' && status === 'SUCCEEDED')
            rig.engine.startExecution({ stateMachineArn, name: 'two' });
        },
      },
    );
    await rig.start(succeed);
    expect(heard).toEqual(['one RUNNING', 'one SUCCEEDED', 'two RUNNING', 'two SUCCEEDED']);
  });

  it('what a listener throws is thrown by settle(), and the execution goes on', async () => {
    for (const listener of [
      () => {
        throw new Error('at once');
      },
      () => Promise.reject(new Error('at once')),
      () => rejection('at once'),
    ]) {
      const rig = createRig({}, { onExecutionStatusChange: listener });
      await expect(rig.start(succeed)).rejects.toThrow('at once');
      const [only] = rig.engine.listExecutions({
        stateMachineArn: 'arn:aws:states:us-east-1:000000000000:stateMachine:machine',
      }).executions;
      await rig.engine.settle();
      expect(only?.status).toBe('SUCCEEDED');
    }
  });

  it('nobody need listen or observe', async () => {
    const rig = createRig({}, { onExecutionStatusChange: undefined, observe: undefined } as never);
    expect(rig.describe(await rig.start(succeed)).status).toBe('SUCCEEDED');
  });
});

describe('executions that have ended', () => {
  it('are remembered up to a number, the latest; those that run are always', async () => {
    const rig = createRig({ f: () => null }, { keepsEnded: 3 });
    const parked = await rig.start(single(awaitToken('f')), {}, 'waits');
    const { stateMachineArn } = rig.engine.createStateMachine({ name: 'ends', definition: succeed });
    for (let number = 1; number <= 20; number += 1)
      rig.engine.startExecution({ stateMachineArn, name: `ended-${number}` });
    await rig.engine.settle();
    const { executions } = rig.engine.listExecutions({ stateMachineArn });
    expect(executions.map(({ name }) => name)).toEqual(['ended-20', 'ended-19', 'ended-18']);
    expect(rig.describe(parked).status).toBe('RUNNING');
  });
});
