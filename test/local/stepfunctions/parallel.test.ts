import { describe, expect, it } from '@jest/globals';
import type { JsonObject } from '../../../local/stepfunctions/json.ts';
import { awaitToken, createRig, invoke, named, single, textOf } from './rig.ts';

const branch = (state: object, more: object = {}): object => ({
  StartAt: 'In',
  States: { In: { ...state, ...('Next' in state ? {} : { End: true }) }, ...more },
});
const parallel = (branches: object[], more: object = {}): object => ({
  Type: 'Parallel',
  Branches: branches,
  ...more,
});
const pass = (result: unknown) => branch({ Type: 'Pass', Result: result });
const failBranch = (error: string) => ({
  StartAt: 'In',
  States: { In: { Type: 'Fail', Error: error, Cause: 'x' } },
});

/** Keeps the tokens by the name that the payload gives. */
function tokenKeeper() {
  const tokens: Record<string, string> = {};
  const park = (payload: JsonObject) => {
    tokens[textOf(payload, 'name')] = textOf(payload, 'token');
  };
  const wait = (name: string, more: object = {}) =>
    awaitToken('park', {
      Parameters: { FunctionName: 'park', Payload: { name, 'token.$': '$$.Task.Token' } },
      ...more,
    });
  return { tokens, park, wait };
}

describe('Parallel', () => {
  it('gives the outputs in the order of the branches, whoever ends first', async () => {
    const { tokens, park, wait } = tokenKeeper();
    const rig = createRig({ park });
    const arn = await rig.start(single(parallel([branch(wait('slow')), pass(2)])));
    expect(rig.describe(arn).status).toBe('RUNNING');
    rig.engine.sendTaskSuccess({ taskToken: tokens['slow'] ?? '', output: '1' });
    await rig.engine.settle();
    expect(rig.output(arn)).toEqual([1, 2]);
  });

  it('passes each branch what Parameters make, and shapes the result like any other state', async () => {
    const rig = createRig();
    const state = parallel([branch({ Type: 'Pass' }), pass('b')], {
      InputPath: '$.in',
      Parameters: { 'x.$': '$.v' },
      ResultSelector: { 'first.$': '$[0]', 'second.$': '$[1]' },
      ResultPath: '$.r',
      OutputPath: '$.r',
    });
    expect(rig.output(await rig.start(single(state), { in: { v: 1 } }))).toEqual({
      first: { x: 1 },
      second: 'b',
    });
  });

  it('fails with the error of the branch that fails first and gives up the others', async () => {
    const { tokens, park, wait } = tokenKeeper();
    const rig = createRig({ park });
    const arn = await rig.start(
      single(parallel([branch(wait('a')), branch(wait('b')), branch({ Type: 'Wait', Seconds: 100 })])),
    );
    rig.engine.sendTaskFailure({ taskToken: tokens['a'] ?? '', error: 'Broken', cause: 'why' });
    await rig.engine.settle();
    expect(rig.describe(arn)).toMatchObject({ status: 'FAILED', error: 'Broken', cause: 'why' });
    expect(rig.clock.pendingTimers()).toBe(0);
    expect(() => rig.engine.sendTaskSuccess({ taskToken: tokens['b'] ?? '', output: '1' })).toThrow(
      expect.objectContaining({ name: 'TaskTimedOut' }),
    );
    expect(rig.types(arn).slice(-5)).toEqual([
      'TaskFailed',
      'TaskStateAborted',
      'WaitStateAborted',
      'ParallelStateFailed',
      'ExecutionFailed',
    ]);
  });

  it('does not wait for a function of a branch that was given up, and ignores its result', async () => {
    let finish: () => void = () => undefined;
    const rig = createRig({
      slow: () => new Promise<void>((resolve) => (finish = resolve)),
      bad: () => Promise.reject(named('Bad', 'x')),
    });
    const { stateMachineArn } = rig.engine.createStateMachine({
      name: 'm',
      definition: single(parallel([branch(invoke('slow')), branch(invoke('bad'))])),
    });
    const { executionArn } = rig.engine.startExecution({ stateMachineArn, name: 'one' });
    for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    expect(rig.describe(executionArn)).toMatchObject({ status: 'FAILED', error: 'Bad' });
    const count = rig.events(executionArn).length;
    finish();
    await rig.engine.settle();
    expect(rig.events(executionArn)).toHaveLength(count);
  });

  it('catches the error of a branch by its own name, by States.TaskFailed and by States.ALL', async () => {
    for (const name of ['Broken', 'States.TaskFailed', 'States.ALL']) {
      const rig = createRig();
      const state = parallel([failBranch('Broken'), pass(1)], {
        Catch: [{ ErrorEquals: [name], ResultPath: '$.e', Next: 'Caught' }],
      });
      const arn = await rig.start(single(state, { Caught: { Type: 'Succeed' } }), { a: 1 });
      expect(rig.output(arn)).toEqual({ a: 1, e: { Error: 'Broken', Cause: 'x' } });
      expect(rig.edges.at(-2)).toMatchObject({
        statePath: 'Only',
        edge: 'catch[0]',
        matched: name,
        error: 'Broken',
      });
    }
  });

  it('retries all branches anew', async () => {
    let calls = 0;
    const rig = createRig({
      f: () => {
        calls += 1;
        if (calls === 1) throw named('Once', 'x');
        return calls;
      },
    });
    const state = parallel([branch(invoke('f', { OutputPath: '$.Payload' })), pass('b')], {
      Retry: [{ ErrorEquals: ['Once'] }],
    });
    const arn = await rig.start(single(state));
    await rig.pass(1);
    expect(rig.output(arn)).toEqual([2, 'b']);
    expect(rig.types(arn).filter((type) => type === 'ParallelStateStarted')).toHaveLength(2);
    expect(rig.types(arn).filter((type) => type === 'ParallelStateEntered')).toHaveLength(1);
  });

  it('States.Runtime in a branch ends the execution whatever Catch says', async () => {
    const rig = createRig();
    const state = parallel([branch({ Type: 'Pass', InputPath: '$.gone' })], {
      Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Caught' }],
    });
    const described = rig.describe(await rig.start(single(state, { Caught: { Type: 'Succeed' } })));
    expect(described).toMatchObject({ status: 'FAILED', error: 'States.Runtime' });
    expect(described.cause).toMatch(
      /^An error occurred while executing the state 'In' \(entered at the event id #4\)\. [^(]*$/,
    );
  });

  it('nests: a failure deep inside gives up everything beside and around it', async () => {
    const { tokens, park, wait } = tokenKeeper();
    const rig = createRig({ park });
    const inner = parallel([branch(wait('deep')), branch(wait('beside'))]);
    const arn = await rig.start(single(parallel([branch(inner), branch(wait('outer'))])));
    expect(Object.keys(tokens).sort()).toEqual(['beside', 'deep', 'outer']);
    rig.engine.sendTaskFailure({ taskToken: tokens['deep'] ?? '', error: 'Deep' });
    await rig.engine.settle();
    expect(rig.describe(arn)).toMatchObject({ status: 'FAILED', error: 'Deep' });
    for (const name of ['beside', 'outer']) {
      expect(() => rig.engine.sendTaskSuccess({ taskToken: tokens[name] ?? '', output: '1' })).toThrow(
        'Timed Out',
      );
    }
    expect(rig.clock.pendingTimers()).toBe(0);
  });

  it('nests: an outer failure gives up an inner Parallel with all that it waits for', async () => {
    const { tokens, park, wait } = tokenKeeper();
    const rig = createRig({ park });
    const inner = parallel([branch(wait('in')), branch({ Type: 'Wait', Seconds: 9 })]);
    const arn = await rig.start(single(parallel([branch(inner), branch(wait('outer'))])));
    rig.engine.sendTaskFailure({ taskToken: tokens['outer'] ?? '', error: 'Outer' });
    await rig.engine.settle();
    expect(rig.types(arn).slice(-6)).toEqual([
      'TaskFailed',
      'TaskStateAborted',
      'WaitStateAborted',
      'ParallelStateAborted',
      'ParallelStateFailed',
      'ExecutionFailed',
    ]);
  });

  it('nests: the inner result is the output of its branch', async () => {
    const rig = createRig();
    const inner = parallel([pass(1), pass(2)]);
    expect(rig.output(await rig.start(single(parallel([branch(inner), pass(3)]))))).toEqual([[1, 2], 3]);
  });

  it('a branch that fails while its sibling has ended changes nothing of the sibling', async () => {
    const { tokens, park, wait } = tokenKeeper();
    const rig = createRig({ park });
    const arn = await rig.start(single(parallel([pass(1), branch(wait('w'))])));
    rig.engine.sendTaskFailure({ taskToken: tokens['w'] ?? '', error: 'Late' });
    await rig.engine.settle();
    expect(rig.types(arn)).not.toContain('PassStateAborted');
    expect(rig.describe(arn).error).toBe('Late');
  });

  it('two branches that fail in the same step fail the state once', async () => {
    const rig = createRig();
    const arn = await rig.start(single(parallel([failBranch('First'), failBranch('Second')])));
    expect(rig.describe(arn).error).toBe('First');
    expect(rig.types(arn).filter((type) => type === 'ParallelStateFailed')).toHaveLength(1);
  });
});
