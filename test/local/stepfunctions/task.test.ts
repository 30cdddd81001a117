import { describe, expect, it } from '@jest/globals';
import type { JsonObject } from '../../../local/stepfunctions/json.ts';
import { awaitToken, createRig, invoke, named, single, START_MS, textOf } from './rig.ts';

const DAY = 86_400;

describe('lambda:invoke', () => {
  it('wraps the result as AWS does', async () => {
    const rig = createRig({ f: (payload) => ({ got: payload }) });
    const arn = await rig.start(single(invoke('f')), { a: 1 });
    expect(rig.output(arn)).toEqual({
      ExecutedVersion: '$LATEST',
      Payload: { got: { a: 1 } },
      StatusCode: 200,
    });
  });

  it('passes the empty object without a Payload, and gives null for a function that returns nothing', async () => {
    const rig = createRig({ f: () => undefined });
    const arn = await rig.start(single(invoke('f', { Parameters: { FunctionName: 'f' } })));
    expect(rig.calls).toEqual([{ name: 'f', payload: {} }]);
    expect(rig.output(arn)).toMatchObject({ Payload: null });
  });

  it('gives each function its own copy: what it changes stays with it', async () => {
    const rig = createRig({
      f: (payload) => {
        payload['a'] = 'changed';
        return payload;
      },
    });
    const arn = await rig.start(single(invoke('f', { ResultPath: null })), { a: 1 });
    expect(rig.output(arn)).toEqual({ a: 1 });
  });

  it('passes results by JSON: dates become texts, undefined fields vanish', async () => {
    const rig = createRig({ f: () => ({ at: new Date(0), none: undefined }) });
    const arn = await rig.start(single(invoke('f', { OutputPath: '$.Payload' })));
    expect(rig.output(arn)).toEqual({ at: '1970-01-01T00:00:00.000Z' });
  });

  it('times out when the function does not return, and ignores what it returns later', async () => {
    let finish: (value: string) => void = () => undefined;
    const rig = createRig({}, { invoke: () => new Promise((resolve) => (finish = resolve)) });
    const { stateMachineArn } = rig.engine.createStateMachine({
      name: 'slow',
      definition: single(invoke('f', { TimeoutSeconds: 5 })),
    });
    const { executionArn } = rig.engine.startExecution({ stateMachineArn, name: 'one' });
    await new Promise((resolve) => setImmediate(resolve));
    expect(rig.engine.busy()).toBe(1);
    // The function is under way and would hold settle() up for ever, so the clock is moved without it.
    await rig.clock.advanceTo(START_MS + 5000, () => new Promise((resolve) => setImmediate(resolve)));
    expect(rig.describe(executionArn)).toMatchObject({ status: 'FAILED', error: 'States.Timeout' });
    const count = rig.events(executionArn).length;
    finish('late');
    await rig.engine.settle();
    expect(rig.events(executionArn)).toHaveLength(count);
    expect(rig.engine.busy()).toBe(0);
  });

  it('runs for up to 99,999,999 seconds when no timeout is given, not for 60', async () => {
    const rig = createRig({}, { invoke: () => new Promise(() => undefined) });
    const turn = () => new Promise<void>((resolve) => setImmediate(resolve));
    const { stateMachineArn } = rig.engine.createStateMachine({ name: 'm', definition: single(invoke('f')) });
    const { executionArn } = rig.engine.startExecution({ stateMachineArn, name: 'one' });
    await turn();
    await rig.clock.advanceTo(START_MS + 99_999_998_000, turn);
    expect(rig.describe(executionArn).status).toBe('RUNNING');
    await rig.clock.advanceTo(START_MS + 99_999_999_000, turn);
    expect(rig.describe(executionArn).error).toBe('States.Timeout');
  });
});

describe('lambda:invoke.waitForTaskToken', () => {
  const tokens: string[] = [];
  const keep = (payload: JsonObject) => {
    tokens.push(textOf(payload, 'token'));
    return 'submitted';
  };
  const parked = async (fields: object = {}, input: JsonObject = {}) => {
    tokens.length = 0;
    const rig = createRig({ f: keep });
    const arn = await rig.start(single(awaitToken('f', fields)), input);
    return { rig, arn, taskToken: tokens[0] ?? '' };
  };

  it('waits for the answer, which is the result as it is; waiting is not work', async () => {
    const { rig, arn, taskToken } = await parked({ ResultPath: '$.answer' }, { a: 1 });
    expect(rig.describe(arn).status).toBe('RUNNING');
    expect(rig.engine.busy()).toBe(0);
    rig.engine.sendTaskSuccess({ taskToken, output: '{"yes":true}' });
    expect(rig.engine.busy()).toBe(1);
    await rig.engine.settle();
    expect(rig.output(arn)).toEqual({ a: 1, answer: { yes: true } });
    expect(rig.clock.pendingTimers()).toBe(0);
  });

  it('fails with the error and cause of sendTaskFailure', async () => {
    const { rig, arn, taskToken } = await parked();
    rig.engine.sendTaskFailure({ taskToken, error: 'CaseClosed', cause: 'withdrawn' });
    await rig.engine.settle();
    expect(rig.describe(arn)).toMatchObject({ status: 'FAILED', error: 'CaseClosed', cause: 'withdrawn' });
  });

  it('a failure without a name is States.TaskFailed', async () => {
    const { rig, arn, taskToken } = await parked();
    rig.engine.sendTaskFailure({ taskToken });
    await rig.engine.settle();
    expect(rig.describe(arn).error).toBe('States.TaskFailed');
  });

  it('fails at once when the function throws: "already answered" is caught before anybody could answer', async () => {
    const rig = createRig({
      f: () => {
        throw named('AlreadyAnswered', 'answered before the token was stored');
      },
    });
    const state = awaitToken('f', { Catch: [{ ErrorEquals: ['AlreadyAnswered'], Next: 'Done' }] });
    const arn = await rig.start(single(state, { Done: { Type: 'Succeed' } }));
    expect(rig.describe(arn).status).toBe('SUCCEEDED');
    expect(rig.clock.pendingTimers()).toBe(0);
  });

  it('may be answered by its function before the function returns', async () => {
    const rig = createRig({
      f: (payload) => {
        rig.engine.sendTaskSuccess({ taskToken: textOf(payload, 'token'), output: '"early"' });
      },
    });
    const arn = await rig.start(single(awaitToken('f')));
    expect(rig.output(arn)).toBe('early');
  });

  it('the first answer wins; a later one hears TaskTimedOut', async () => {
    const { rig, arn, taskToken } = await parked();
    rig.engine.sendTaskSuccess({ taskToken, output: '1' });
    expect(() => rig.engine.sendTaskSuccess({ taskToken, output: '2' })).toThrow(
      expect.objectContaining({ name: 'TaskTimedOut' }),
    );
    await rig.engine.settle();
    expect(() => rig.engine.sendTaskFailure({ taskToken, error: 'Late' })).toThrow(
      expect.objectContaining({ name: 'TaskTimedOut' }),
    );
    expect(rig.output(arn)).toBe(1);
  });

  it('times out to the second, and an answer after that hears TaskTimedOut', async () => {
    const { rig, arn, taskToken } = await parked({ TimeoutSeconds: 48 * 3600 });
    await rig.pass(48 * 3600 - 1);
    expect(rig.describe(arn).status).toBe('RUNNING');
    await rig.pass(1);
    expect(rig.describe(arn)).toMatchObject({ status: 'FAILED', error: 'States.Timeout' });
    expect(rig.describe(arn).stopDate).toEqual(new Date(START_MS + 48 * 3_600_000));
    expect(() => rig.engine.sendTaskSuccess({ taskToken, output: '1' })).toThrow(
      expect.objectContaining({ name: 'TaskTimedOut' }),
    );
  });

  it('an answer in the very instant of the timeout is either taken or refused, never lost', async () => {
    const { rig, arn, taskToken } = await parked();
    let heard = '';
    rig.clock.setTimer(START_MS + 60_000, () => {
      try {
        rig.engine.sendTaskSuccess({ taskToken, output: '1' });
      } catch (fault) {
        heard = (fault as Error).name;
      }
    });
    await rig.pass(60);
    expect(heard).toBe('TaskTimedOut');
    expect(rig.describe(arn).error).toBe('States.Timeout');

    const early = await parked();
    const deadline = early.rig.clock.nowMs() + 60_000;
    early.rig.clock.setTimer(deadline - 1, () => {
      // Set in front of the timeout in the same instant.
      early.rig.engine.sendTaskSuccess({ taskToken: early.taskToken, output: '1' });
    });
    await early.rig.pass(60);
    expect(early.rig.output(early.arn)).toBe(1);
  });

  it('TimeoutSecondsPath looks into the state input, past Parameters and after InputPath', async () => {
    const { rig, arn } = await parked(
      { TimeoutSeconds: undefined, TimeoutSecondsPath: '$.seconds', InputPath: '$.wait' },
      { wait: { seconds: 60 * DAY } },
    );
    await rig.pass(60 * DAY - 1);
    expect(rig.describe(arn).status).toBe('RUNNING');
    await rig.pass(1);
    expect(rig.describe(arn).error).toBe('States.Timeout');
  });

  it.each([0, -1, 1.5, '60', null, undefined])(
    'TimeoutSecondsPath that shows %j is States.Runtime',
    async (seconds) => {
      const rig = createRig({ f: keep });
      const state = awaitToken('f', { TimeoutSeconds: undefined, TimeoutSecondsPath: '$.seconds' });
      const arn = await rig.start(single(state), seconds === undefined ? {} : { seconds });
      expect(rig.describe(arn).error).toBe('States.Runtime');
      expect(rig.calls).toEqual([]);
    },
  );

  it('a delay beyond 24.8 days fires when it is due, not at once', async () => {
    const { rig, arn } = await parked({ TimeoutSeconds: 365 * DAY });
    await rig.pass(364 * DAY);
    expect(rig.describe(arn).status).toBe('RUNNING');
    await rig.pass(DAY);
    expect(rig.describe(arn).error).toBe('States.Timeout');
  });

  it('tells a token that it never gave out from a closed one', () => {
    const rig = createRig();
    const send = (taskToken: string) => () => rig.engine.sendTaskSuccess({ taskToken, output: '1' });
    expect(send('unknown')).toThrow(expect.objectContaining({ name: 'TaskDoesNotExist' }));
    expect(send('')).toThrow(expect.objectContaining({ name: 'InvalidToken' }));
    expect(send('x'.repeat(2049))).toThrow(expect.objectContaining({ name: 'InvalidToken' }));
  });

  it('refuses an output that is no JSON or too large, and keeps waiting', async () => {
    const { rig, arn, taskToken } = await parked();
    expect(() => rig.engine.sendTaskSuccess({ taskToken, output: '{' })).toThrow(
      expect.objectContaining({ name: 'InvalidOutput' }),
    );
    const large = JSON.stringify('x'.repeat(262_144));
    expect(() => rig.engine.sendTaskSuccess({ taskToken, output: large })).toThrow(
      expect.objectContaining({ name: 'ValidationException' }),
    );
    expect(() => rig.engine.sendTaskFailure({ taskToken, error: 'x'.repeat(257) })).toThrow(
      expect.objectContaining({ name: 'ValidationException' }),
    );
    expect(rig.describe(arn).status).toBe('RUNNING');
  });

  it('a newToken that repeats itself is a fault that settle() throws', async () => {
    const rig = createRig({ f: keep }, { newToken: () => 'same' });
    const state = { ...awaitToken('f'), Next: 'Again' };
    const again = { Again: { ...awaitToken('f'), End: true } };
    const arn = await rig.start(single(state, again));
    rig.engine.sendTaskSuccess({ taskToken: 'same', output: '1' });
    await expect(rig.engine.settle()).rejects.toThrow('same token twice');
    await rig.engine.settle();
    expect(rig.describe(arn).status).toBe('RUNNING');
  });
});

describe('Wait', () => {
  const wait = (fields: object) => single({ Type: 'Wait', ...fields });

  it.each([
    ['Seconds', { Seconds: 30 }, {}],
    ['SecondsPath', { SecondsPath: '$.s' }, { s: 30 }],
    [
      'SecondsPath after InputPath',
      { InputPath: '$.in', OutputPath: '$', SecondsPath: '$.s' },
      { in: { s: 30 } },
    ],
    ['Timestamp', { Timestamp: '2026-01-30T22:00:30Z' }, {}],
    ['TimestampPath with an offset', { TimestampPath: '$.t' }, { t: '2026-01-30T17:00:30.000-05:00' }],
  ])('%s', async (_name, fields, input) => {
    const rig = createRig();
    const arn = await rig.start(wait(fields), input);
    await rig.pass(29);
    expect(rig.describe(arn).status).toBe('RUNNING');
    await rig.pass(1);
    expect(rig.describe(arn).status).toBe('SUCCEEDED');
  });

  it('goes on at once when nothing is left to wait', async () => {
    const rig = createRig();
    expect(rig.describe(await rig.start(wait({ Timestamp: '2020-01-01T00:00:00Z' }))).status).toBe(
      'SUCCEEDED',
    );
    const none = createRig();
    expect(none.describe(await none.start(wait({ Seconds: 0 }))).status).toBe('SUCCEEDED');
  });

  it('waits for 1,000 days', async () => {
    const rig = createRig();
    const arn = await rig.start(wait({ Seconds: 1000 * DAY }));
    await rig.pass(1000 * DAY - 1);
    expect(rig.describe(arn).status).toBe('RUNNING');
    await rig.pass(1);
    expect(rig.describe(arn).status).toBe('SUCCEEDED');
  });

  it.each([
    ['SecondsPath of a text', { SecondsPath: '$.v' }, { v: '30' }],
    ['SecondsPath below zero', { SecondsPath: '$.v' }, { v: -1 }],
    ['SecondsPath of nothing', { SecondsPath: '$.v' }, {}],
    ['TimestampPath of a date', { TimestampPath: '$.v' }, { v: '2026-01-31' }],
    ['TimestampPath of a number', { TimestampPath: '$.v' }, { v: 1 }],
    ['TimestampPath of nothing', { TimestampPath: '$.v' }, {}],
  ])('%s is States.Runtime', async (_name, fields, input) => {
    const rig = createRig();
    expect(rig.describe(await rig.start(wait(fields), input)).error).toBe('States.Runtime');
  });
});
