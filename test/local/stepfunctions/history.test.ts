import { describe, expect, it } from '@jest/globals';
import { awaitToken, createRig, invoke, named, single, START_MS } from './rig.ts';

const shape = (rig: ReturnType<typeof createRig>, arn: string) =>
  rig.events(arn).map(({ id, previousEventId, type }) => `${id} ${type} after ${previousEventId}`);

describe('the execution history, event for event as AWS writes it', () => {
  it('of an invocation', async () => {
    const rig = createRig({ f: () => 1 });
    const arn = await rig.start(single(invoke('f', { TimeoutSeconds: 5 })), { a: 1 });
    const output = '{"ExecutedVersion":"$LATEST","Payload":1,"StatusCode":200}';
    const kind = { resource: 'invoke', resourceType: 'lambda' };
    const timestamp = new Date(START_MS);
    const whole = { truncated: false };
    expect(rig.events(arn)).toEqual([
      {
        id: 1,
        previousEventId: 0,
        timestamp,
        type: 'ExecutionStarted',
        executionStartedEventDetails: {
          input: '{"a":1}',
          inputDetails: whole,
          roleArn: 'arn:aws:iam::000000000000:role/machine',
        },
      },
      {
        id: 2,
        previousEventId: 0,
        timestamp,
        type: 'TaskStateEntered',
        stateEnteredEventDetails: { name: 'Only', input: '{"a":1}', inputDetails: whole },
      },
      {
        id: 3,
        previousEventId: 2,
        timestamp,
        type: 'TaskScheduled',
        taskScheduledEventDetails: {
          ...kind,
          region: 'us-east-1',
          timeoutInSeconds: 5,
          parameters: '{"FunctionName":"f","Payload":{"a":1}}',
        },
      },
      { id: 4, previousEventId: 3, timestamp, type: 'TaskStarted', taskStartedEventDetails: kind },
      {
        id: 5,
        previousEventId: 4,
        timestamp,
        type: 'TaskSucceeded',
        taskSucceededEventDetails: { ...kind, output, outputDetails: whole },
      },
      {
        id: 6,
        previousEventId: 5,
        timestamp,
        type: 'TaskStateExited',
        stateExitedEventDetails: { name: 'Only', output, outputDetails: whole },
      },
      {
        id: 7,
        previousEventId: 6,
        timestamp,
        type: 'ExecutionSucceeded',
        executionSucceededEventDetails: { output, outputDetails: whole },
      },
    ]);
  });

  it('of a wait that is answered', async () => {
    const rig = createRig({ f: () => 'submitted' });
    const arn = await rig.start(single(awaitToken('f')));
    rig.engine.sendTaskSuccess({ taskToken: 'token-1', output: '"yes"' });
    await rig.engine.settle();
    expect(shape(rig, arn)).toEqual([
      '1 ExecutionStarted after 0',
      '2 TaskStateEntered after 0',
      '3 TaskScheduled after 2',
      '4 TaskStarted after 3',
      '5 TaskSubmitted after 4',
      '6 TaskSucceeded after 5',
      '7 TaskStateExited after 6',
      '8 ExecutionSucceeded after 7',
    ]);
    expect(rig.events(arn)[4]?.taskSubmittedEventDetails).toMatchObject({
      resource: 'invoke.waitForTaskToken',
      output: '{"ExecutedVersion":"$LATEST","Payload":"submitted","StatusCode":200}',
    });
  });

  it('of a wait that times out and ends the execution', async () => {
    const rig = createRig({ f: () => null });
    const arn = await rig.start(single(awaitToken('f')));
    await rig.pass(60);
    expect(shape(rig, arn).slice(4)).toEqual([
      '5 TaskSubmitted after 4',
      '6 TaskTimedOut after 5',
      '7 ExecutionFailed after 6',
    ]);
    expect(rig.events(arn)[5]).toMatchObject({
      timestamp: new Date(START_MS + 60_000),
      taskTimedOutEventDetails: {
        error: 'States.Timeout',
        resource: 'invoke.waitForTaskToken',
        resourceType: 'lambda',
      },
    });
    expect(rig.events(arn)[6]?.executionFailedEventDetails).toEqual({ error: 'States.Timeout' });
  });

  it('of an error that is retried, then caught: the state is entered and left once', async () => {
    const rig = createRig({ f: () => Promise.reject(named('A', 'x')) });
    const state = invoke('f', {
      Retry: [{ ErrorEquals: ['A'], MaxAttempts: 1 }],
      Catch: [{ ErrorEquals: ['A'], Next: 'Done' }],
    });
    const arn = await rig.start(single(state, { Done: { Type: 'Succeed' } }));
    await rig.pass(1);
    expect(rig.types(arn)).toEqual([
      'ExecutionStarted',
      'TaskStateEntered',
      'TaskScheduled',
      'TaskStarted',
      'TaskFailed',
      'TaskScheduled',
      'TaskStarted',
      'TaskFailed',
      'TaskStateExited',
      'SucceedStateEntered',
      'SucceedStateExited',
      'ExecutionSucceeded',
    ]);
    expect(rig.events(arn)[4]?.taskFailedEventDetails).toMatchObject({ error: 'A', resource: 'invoke' });
  });

  it('of Parallel, Choice, Pass and Wait', async () => {
    const rig = createRig();
    const arn = await rig.start({
      StartAt: 'Both',
      States: {
        Both: {
          Type: 'Parallel',
          Branches: [
            { StartAt: 'W', States: { W: { Type: 'Wait', Seconds: 1, End: true } } },
            {
              StartAt: 'C',
              States: {
                C: {
                  Type: 'Choice',
                  Choices: [{ Variable: '$.a', IsPresent: true, Next: 'P' }],
                  Default: 'P',
                },
                P: { Type: 'Pass', End: true },
              },
            },
          ],
          End: true,
        },
      },
    });
    await rig.pass(1);
    expect(shape(rig, arn)).toEqual([
      '1 ExecutionStarted after 0',
      '2 ParallelStateEntered after 0',
      '3 ParallelStateStarted after 2',
      '4 WaitStateEntered after 3',
      '5 ChoiceStateEntered after 3',
      '6 ChoiceStateExited after 5',
      '7 PassStateEntered after 6',
      '8 PassStateExited after 7',
      '9 WaitStateExited after 4',
      '10 ParallelStateSucceeded after 9',
      '11 ParallelStateExited after 9',
      '12 ExecutionSucceeded after 11',
    ]);
  });

  it('of a fault in the input of a state: the end is chained to no event', async () => {
    const rig = createRig();
    const arn = await rig.start(single({ Type: 'Pass', InputPath: '$.gone' }));
    expect(shape(rig, arn).at(-1)).toBe('3 ExecutionFailed after 0');
  });

  it('of a fault in the output of a task: the end is chained to the last event', async () => {
    const rig = createRig({ f: () => 1 });
    const arn = await rig.start(single(invoke('f', { OutputPath: '$.gone' })));
    expect(shape(rig, arn).slice(-2)).toEqual(['5 TaskSucceeded after 4', '6 ExecutionFailed after 5']);
  });
});
