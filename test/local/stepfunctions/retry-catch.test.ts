import { describe, expect, it } from '@jest/globals';
import { awaitToken, createRig, invoke, named, rejection, single, START_MS, type Functions } from './rig.ts';

const caught = { Caught: { Type: 'Succeed' }, Other: { Type: 'Pass', Result: 'other', End: true } };
const failing = (...names: string[]): Functions => {
  const left = [...names];
  return {
    f: () => {
      const name = left.shift();
      if (name !== undefined) throw named(name, `because ${name}`);
      return 'done';
    },
  };
};
/** The task with its rules, and of the two targets those that a rule leads to. */
const withTargets = (state: object) => {
  const rules = JSON.stringify(state);
  return single(
    state,
    Object.fromEntries(Object.entries(caught).filter(([name]) => rules.includes(`"${name}"`))),
  );
};
const machine = (fields: object) => withTargets(invoke('f', fields));

describe('an error of a function', () => {
  it('has the name of what was thrown, and as cause the JSON text of Lambda', async () => {
    const rig = createRig(failing('AlreadyAnswered'));
    const described = rig.describe(await rig.start(single(invoke('f'))));
    expect(described).toMatchObject({ status: 'FAILED', error: 'AlreadyAnswered' });
    expect(JSON.parse(described.cause ?? '')).toEqual({
      errorType: 'AlreadyAnswered',
      errorMessage: 'because AlreadyAnswered',
      trace: [],
    });
  });

  it.each([
    ['a text', 'oops', 'Error', 'oops'],
    ['a plain object with a name', { name: 'Odd', message: 'm' }, 'Odd', 'm'],
    ['nothing', undefined, 'Error', 'undefined'],
  ])('when %s was thrown', async (_name, thrown, error, message) => {
    const rig = createRig({}, { invoke: () => rejection(thrown) });
    const described = rig.describe(await rig.start(single(invoke('f'))));
    expect(described.error).toBe(error);
    expect(JSON.parse(described.cause ?? '')).toMatchObject({ errorMessage: message });
  });

  it('is the same when the function throws before it gives a promise', async () => {
    const rig = createRig(
      {},
      {
        invoke: () => {
          throw named('AtOnce', 'x');
        },
      },
    );
    expect(rig.describe(await rig.start(single(invoke('f')))).error).toBe('AtOnce');
  });
});

describe('Catch', () => {
  it('takes the first catcher that lists the error and replaces the input by the error', async () => {
    const rig = createRig(failing('B'));
    const arn = await rig.start(
      machine({
        Catch: [
          { ErrorEquals: ['A'], Next: 'Other' },
          { ErrorEquals: ['C', 'B'], Next: 'Caught' },
          { ErrorEquals: ['States.ALL'], Next: 'Other' },
        ],
      }),
      { a: 1 },
    );
    expect(rig.output(arn)).toEqual({ Error: 'B', Cause: expect.stringContaining('because B') });
    expect(rig.edges[1]).toMatchObject({ edge: 'catch[1]', to: 'Caught', error: 'B', matched: 'B' });
  });

  it('with ResultPath null the error is dropped, with a path it is joined', async () => {
    const dropped = createRig(failing('A'));
    const drop = machine({ Catch: [{ ErrorEquals: ['A'], ResultPath: null, Next: 'Caught' }] });
    expect(dropped.output(await dropped.start(drop, { a: 1 }))).toEqual({ a: 1 });
    const joined = createRig(failing('A'));
    const join = machine({ Catch: [{ ErrorEquals: ['A'], ResultPath: '$.e', Next: 'Caught' }] });
    expect(joined.output(await joined.start(join, { a: 1 }))).toMatchObject({ a: 1, e: { Error: 'A' } });
  });

  it('States.TaskFailed matches any error but States.Timeout', async () => {
    const failed = createRig(failing('Anything'));
    const rules = { Catch: [{ ErrorEquals: ['States.TaskFailed'], Next: 'Caught' }] };
    expect(failed.describe(await failed.start(machine(rules))).status).toBe('SUCCEEDED');
    expect(failed.edges[1]).toMatchObject({ error: 'Anything', matched: 'States.TaskFailed' });

    const late = createRig({ f: () => 1 });
    const arn = await late.start(withTargets(awaitToken('f', rules)));
    await late.pass(60);
    expect(late.describe(arn)).toMatchObject({ status: 'FAILED', error: 'States.Timeout' });
  });

  it('States.ALL matches States.Timeout, but never States.Runtime', async () => {
    const rules = { Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Caught' }] };
    const late = createRig({ f: () => 1 });
    const arn = await late.start(withTargets(awaitToken('f', rules)));
    await late.pass(60);
    expect(late.output(arn)).toEqual({ Error: 'States.Timeout', Cause: '' });

    const wrong = createRig({ f: () => 1 });
    const parameters = { FunctionName: 'f', Payload: { 'x.$': '$.gone' } };
    const described = wrong.describe(await wrong.start(machine({ ...rules, Parameters: parameters })));
    expect(described).toMatchObject({ status: 'FAILED', error: 'States.Runtime' });
  });

  it('a function name that is no text is States.Runtime', async () => {
    const rig = createRig();
    const state = invoke('f', { Parameters: { 'FunctionName.$': '$.n' } });
    expect(rig.describe(await rig.start(single(state), { n: 1 })).error).toBe('States.Runtime');
  });
});

describe('Retry', () => {
  const retry = (...retriers: object[]) => machine({ Retry: retriers });

  it('waits IntervalSeconds, then times BackoffRate, up to MaxAttempts, then Catch gets the error', async () => {
    const at: number[] = [];
    const rig = createRig({
      f: () => {
        at.push((rig.clock.nowMs() - START_MS) / 1000);
        throw named('A', 'again');
      },
    });
    const arn = await rig.start(
      machine({
        Retry: [{ ErrorEquals: ['A'], IntervalSeconds: 3, BackoffRate: 2, MaxAttempts: 3 }],
        Catch: [{ ErrorEquals: ['A'], Next: 'Caught' }],
      }),
    );
    await rig.pass(1000);
    expect(at).toEqual([0, 3, 9, 21]);
    expect(rig.output(arn)).toMatchObject({ Error: 'A' });
    expect(rig.edges.map(({ edge }) => edge)).toEqual([
      'start',
      'retry[0]',
      'retry[0]',
      'retry[0]',
      'catch[0]',
      'end',
    ]);
    expect(rig.edges[1]).toMatchObject({ statePath: 'Only', to: 'Only', error: 'A' });
  });

  it('has defaults of 1 second, rate 2 and 3 attempts', async () => {
    const rig = createRig(failing('A', 'A', 'A'));
    const arn = await rig.start(retry({ ErrorEquals: ['A'] }));
    await rig.pass(6);
    expect(rig.describe(arn).status).toBe('RUNNING');
    await rig.pass(1);
    expect(rig.describe(arn).status).toBe('SUCCEEDED');
  });

  it('MaxDelaySeconds caps the delay', async () => {
    const rig = createRig(failing('A', 'A', 'A'));
    const arn = await rig.start(
      retry({ ErrorEquals: ['A'], IntervalSeconds: 2, BackoffRate: 10, MaxDelaySeconds: 5 }),
    );
    await rig.pass(2 + 5 + 5);
    expect(rig.describe(arn).status).toBe('SUCCEEDED');
  });

  it('JitterStrategy FULL waits a random part of the delay; NONE waits all of it', async () => {
    const half = createRig(failing('A'), { random: () => 0.5 });
    const arn = await half.start(retry({ ErrorEquals: ['A'], IntervalSeconds: 10, JitterStrategy: 'FULL' }));
    expect(half.clock.nextAtMs()).toBe(START_MS + 5000);
    await half.pass(5);
    expect(half.describe(arn).status).toBe('SUCCEEDED');

    const none = createRig(failing('A'), { random: () => 0.5 });
    await none.start(retry({ ErrorEquals: ['A'], IntervalSeconds: 10, JitterStrategy: 'NONE' }));
    expect(none.clock.nextAtMs()).toBe(START_MS + 10_000);

    const unseeded = createRig(failing('A'));
    await unseeded.start(retry({ ErrorEquals: ['A'], IntervalSeconds: 10, JitterStrategy: 'FULL' }));
    expect(unseeded.clock.nextAtMs()).toBe(START_MS + 10_000);
  });

  it('a jitter of nothing tries again at once', async () => {
    const rig = createRig(failing('A'), { random: () => 0 });
    const arn = await rig.start(retry({ ErrorEquals: ['A'], JitterStrategy: 'FULL' }));
    expect(rig.describe(arn).status).toBe('SUCCEEDED');
  });

  it('MaxAttempts 0 never retries, and a later retrier that also matches does not get the error', async () => {
    const rig = createRig(failing('A'));
    const arn = await rig.start(
      retry({ ErrorEquals: ['A'], MaxAttempts: 0 }, { ErrorEquals: ['States.ALL'] }),
    );
    expect(rig.describe(arn)).toMatchObject({ status: 'FAILED', error: 'A' });
  });

  it('counts per retrier, as in the example of the specification', async () => {
    const rig = createRig(failing('A', 'B', 'C', 'B'));
    const arn = await rig.start(
      machine({
        Retry: [
          { ErrorEquals: ['A', 'B'], IntervalSeconds: 1, BackoffRate: 2, MaxAttempts: 2 },
          { ErrorEquals: ['C'], IntervalSeconds: 5 },
        ],
        Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Caught' }],
      }),
    );
    await rig.pass(1 + 2 + 5);
    expect(rig.output(arn)).toMatchObject({ Error: 'B' });
  });

  it('counts anew when the state is entered again', async () => {
    const rig = createRig(failing('A', 'A', 'A', 'A'));
    const arn = await rig.start({
      StartAt: 'Try',
      States: {
        Try: {
          ...invoke('f'),
          Retry: [{ ErrorEquals: ['A'], MaxAttempts: 1 }],
          Catch: [{ ErrorEquals: ['A'], Next: 'Try' }],
          End: true,
        },
      },
    });
    await rig.pass(10);
    expect(rig.describe(arn).status).toBe('SUCCEEDED');
    expect(rig.calls).toHaveLength(5);
  });

  it('a retry of a token wait gives a new token, and $$.State.RetryCount counts', async () => {
    const seen: unknown[] = [];
    const rig = createRig({ f: (payload) => seen.push(payload) });
    const arn = await rig.start(
      single(
        awaitToken('f', {
          Parameters: {
            FunctionName: 'f',
            Payload: { 't.$': '$$.Task.Token', 'n.$': '$$.State.RetryCount' },
          },
          Retry: [{ ErrorEquals: ['States.Timeout'], MaxAttempts: 1 }],
        }),
      ),
    );
    await rig.pass(61);
    expect(seen).toEqual([
      { t: 'token-1', n: 0 },
      { t: 'token-2', n: 1 },
    ]);
    expect(() => rig.engine.sendTaskSuccess({ taskToken: 'token-1', output: '{}' })).toThrow('Timed Out');
    rig.engine.sendTaskSuccess({ taskToken: 'token-2', output: '{}' });
    await rig.engine.settle();
    expect(rig.describe(arn).status).toBe('SUCCEEDED');
  });

  it('a stop during the delay ends it, and no timer is left', async () => {
    const rig = createRig(failing('A'));
    const arn = await rig.start(retry({ ErrorEquals: ['A'] }));
    expect(rig.clock.pendingTimers()).toBe(1);
    rig.engine.stopExecution({ executionArn: arn });
    expect(rig.clock.pendingTimers()).toBe(0);
    await rig.pass(10);
    expect(rig.calls).toHaveLength(1);
  });
});

describe('Fail', () => {
  it.each([
    ['with error and cause', { Error: 'Bad', Cause: 'Because' }, { error: 'Bad', cause: 'Because' }],
    ['with an error only', { Error: 'Bad' }, { error: 'Bad' }],
    ['with neither', {}, {}],
  ])('%s ends the execution so', async (_name, fields, expected) => {
    const rig = createRig();
    const arn = await rig.start(single({ Type: 'Fail', ...fields }));
    const { status, error, cause } = rig.describe(arn);
    expect({ status, error, cause }).toEqual({ status: 'FAILED', ...expected });
    expect(rig.types(arn)).toEqual(['ExecutionStarted', 'FailStateEntered', 'ExecutionFailed']);
    expect(rig.edges.at(-1)).toMatchObject({ edge: 'end' });
  });
});
