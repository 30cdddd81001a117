import { describe, expect, it } from '@jest/globals';
import { parsePath, pathOf, readPath, writePath } from '../../../local/stepfunctions/paths.ts';
import { sameJson } from '../../../local/stepfunctions/json.ts';
import { createRig, invoke, single, START_MS } from './rig.ts';

const pass = (fields: object) => single({ Type: 'Pass', ...fields });

describe('reference paths', () => {
  it.each([
    ['$', { a: 1 }, { a: 1 }],
    ['$.a.b', { a: { b: 2 } }, 2],
    ["$['a b'].c_1", { 'a b': { c_1: null } }, null],
    ['$.a[1][0]', { a: [0, ['x']] }, 'x'],
    ['$.a.b', { a: 1 }, undefined],
    ['$.a[2]', { a: [1] }, undefined],
    ['$.a.length', { a: [1] }, undefined],
    ['$.toString', {}, undefined],
    ['$[0]', { a: 1 }, undefined],
    ['$.a', null, undefined],
  ])('%s of %j shows %j', (text, root, expected) => {
    expect(readPath(pathOf(text), root)).toEqual(expected);
  });

  it.each([
    '',
    'a',
    '$a',
    '$.',
    '$..a',
    '$.a.',
    '$.*',
    '$[]',
    '$[-1]',
    '$["a"]',
    '$.a-b',
    '$.1',
    "$['a",
    '$$$',
  ])('%j is none', (text) => {
    expect(parsePath(text)).toBeUndefined();
    expect(() => pathOf(text)).toThrow('not loaded');
  });

  it('writing leaves the original as it was', () => {
    const root = { a: { b: 1 } };
    expect(writePath(pathOf('$.a.c.d'), root, 2)).toEqual({ a: { b: 1, c: { d: 2 } } });
    expect(root).toEqual({ a: { b: 1 } });
  });
});

describe('JSON values', () => {
  it.each([
    [1, 1, true],
    [null, {}, false],
    [[1, { a: null }], [1, { a: null }], true],
    [[1], [1, 2], false],
    [{ a: 1, b: 2 }, { b: 2, a: 1 }, true],
    [{ a: 1 }, { b: 1 }, false],
    [{ a: 1 }, { a: 1, b: 1 }, false],
    [{ a: 1 }, [1], false],
  ])('%j and %j are the same: %j', (left, right, expected) => {
    expect(sameJson(left, right)).toBe(expected);
  });
});

describe('data on its way through a state', () => {
  it.each<[string, object, object, unknown]>([
    ['InputPath picks a part of the input', { InputPath: '$.a' }, { a: { b: 1 } }, { b: 1 }],
    ['InputPath null gives the empty object', { InputPath: null }, { a: 1 }, {}],
    ['OutputPath picks a part of the output', { OutputPath: '$.a' }, { a: 1, b: 2 }, 1],
    ['OutputPath null gives the empty object', { OutputPath: null }, { a: 1 }, {}],
    ['Result replaces the input', { Result: { x: 1 } }, { a: 1 }, { x: 1 }],
    ['Result is taken as it is, not as a template', { Result: { 'x.$': '$.a' } }, { a: 1 }, { 'x.$': '$.a' }],
    ['Result may be 0', { Result: 0, ResultPath: '$.r' }, {}, { r: 0 }],
    ['Result may be false', { Result: false, ResultPath: '$.r' }, {}, { r: false }],
    ['Result may be the empty string', { Result: '', ResultPath: '$.r' }, {}, { r: '' }],
    ['Result may be null', { Result: null, ResultPath: '$.r' }, {}, { r: null }],
    ['ResultPath $ replaces the input, and no key $ appears', { Result: 1, ResultPath: '$' }, { a: 1 }, 1],
    ['ResultPath null keeps the input', { Result: 1, ResultPath: null }, { a: 1 }, { a: 1 }],
    [
      'ResultPath makes the objects on its way',
      { Result: 1, ResultPath: '$.x.y' },
      { a: 1 },
      { a: 1, x: { y: 1 } },
    ],
    ['ResultPath overwrites what is there', { Result: 1, ResultPath: '$.a' }, { a: { b: 2 } }, { a: 1 }],
    [
      'ResultPath reaches into a list',
      { Result: 9, ResultPath: '$.l[1].x' },
      { l: [0, {}] },
      { l: [0, { x: 9 }] },
    ],
    [
      'ResultPath joins to the input before InputPath narrowed it',
      { InputPath: '$.a', ResultPath: '$.r' },
      { a: 1 },
      { a: 1, r: 1 },
    ],
    [
      'Parameters fill nested objects and objects in lists',
      { Parameters: { 'a.$': '$.x', b: { 'c.$': '$.y' }, d: [{ 'e.$': '$.x' }, '$.x', 1], f: null } },
      { x: 1, y: [2] },
      { a: 1, b: { c: [2] }, d: [{ e: 1 }, '$.x', 1], f: null },
    ],
    [
      'Parameters see what InputPath left',
      { InputPath: '$.x', Parameters: { 'a.$': '$.y' } },
      { x: { y: 1 } },
      { a: 1 },
    ],
  ])('%s', async (_name, fields, input, expected) => {
    const rig = createRig();
    expect(rig.output(await rig.start(pass(fields), input as never))).toEqual(expected);
  });

  it.each([
    [
      'a path of Parameters that shows nothing',
      { Parameters: { 'x.$': '$.gone' } },
      "The JSONPath '$.gone' specified for the field 'x.$' could not be found in the input",
    ],
    ['an InputPath that shows nothing', { InputPath: '$.gone' }, "Invalid path '$.gone' in InputPath"],
    ['an OutputPath that shows nothing', { OutputPath: '$.gone' }, "Invalid path '$.gone' in OutputPath"],
  ])('%s ends the execution with States.Runtime, naming state and event', async (_name, fields, cause) => {
    const rig = createRig();
    const described = rig.describe(await rig.start(pass(fields), { a: 1 }));
    expect(described).toMatchObject({ status: 'FAILED', error: 'States.Runtime' });
    expect(described.cause).toContain("while executing the state 'Only' (entered at the event id #2). ");
    expect(described.cause).toContain(cause);
  });

  it.each([
    ['into a scalar', '$.a.b', { a: 1 }],
    ['beyond the end of a list', '$.l[2]', { l: [1] }],
    ['into a list that is an object', '$.o[0]', { o: {} }],
    ['into an input that is no object', '$.a', 'text'],
  ])('a ResultPath that leads %s is States.ResultPathMatchFailure', async (_name, path, input) => {
    const rig = createRig();
    const described = rig.describe(await rig.start(pass({ Result: 1, ResultPath: path }), input));
    expect(described).toMatchObject({ status: 'FAILED', error: 'States.ResultPathMatchFailure' });
  });

  it('States.ResultPathMatchFailure of a task is caught; the catcher joins the error to the raw input', async () => {
    const rig = createRig({ f: () => 1 });
    const state = invoke('f', {
      ResultPath: '$.a.b',
      Catch: [{ ErrorEquals: ['States.ResultPathMatchFailure'], ResultPath: '$.err', Next: 'Caught' }],
    });
    const output = rig.output(await rig.start(single(state, { Caught: { Type: 'Succeed' } }), { a: 1 }));
    expect(output).toMatchObject({ a: 1, err: { Error: 'States.ResultPathMatchFailure' } });
  });

  it('a catcher whose own ResultPath does not fit ends the execution', async () => {
    const rig = createRig({ f: () => Promise.reject(new Error('no')) });
    const state = invoke('f', { Catch: [{ ErrorEquals: ['Error'], ResultPath: '$.a.b', Next: 'Caught' }] });
    const arn = await rig.start(single(state, { Caught: { Type: 'Succeed' } }), { a: 1 });
    expect(rig.describe(arn).error).toBe('States.ResultPathMatchFailure');
  });

  it('ResultSelector shapes the wrapped result of lambda:invoke before ResultPath places it', async () => {
    const rig = createRig({ f: () => ({ x: 1 }) });
    const state = invoke('f', {
      ResultSelector: { 'all.$': '$', 'x.$': '$.Payload.x', 'state.$': '$$.State.Name' },
      ResultPath: '$.r',
    });
    expect(rig.output(await rig.start(single(state), { a: 1 }))).toEqual({
      a: 1,
      r: {
        all: { ExecutedVersion: '$LATEST', Payload: { x: 1 }, StatusCode: 200 },
        x: 1,
        state: 'Only',
      },
    });
  });
});

describe('the context object', () => {
  it('shows the execution, the state and the machine', async () => {
    const rig = createRig();
    const arn = await rig.start(pass({ Parameters: { 'all.$': '$$' } }), { a: [1] }, 'case-1.1');
    expect(rig.output(arn)).toEqual({
      all: {
        Execution: {
          Id: arn,
          Input: { a: [1] },
          Name: 'case-1.1',
          RoleArn: 'arn:aws:iam::000000000000:role/machine',
          StartTime: new Date(START_MS).toISOString(),
        },
        State: { EnteredTime: new Date(START_MS).toISOString(), Name: 'Only', RetryCount: 0 },
        StateMachine: { Id: 'arn:aws:states:us-east-1:000000000000:stateMachine:machine', Name: 'machine' },
      },
    });
  });

  it('shows the input and the start of the execution, not of the branch, inside of a Parallel state', async () => {
    const rig = createRig();
    const inner = {
      Type: 'Pass',
      Parameters: { 'i.$': '$$.Execution.Input.a', 't.$': '$$.Execution.StartTime' },
      End: true,
    };
    const arn = await (async () => {
      const started = rig.start(
        {
          StartAt: 'Wait',
          States: {
            Wait: { Type: 'Wait', Seconds: 60, Next: 'Only' },
            Only: {
              Type: 'Parallel',
              Parameters: { b: 2 },
              Branches: [{ StartAt: 'In', States: { In: inner } }],
              End: true,
            },
          },
        },
        { a: 1 },
      );
      await started;
      await rig.pass(60);
      return started;
    })();
    expect(rig.output(arn)).toEqual([{ i: 1, t: new Date(START_MS).toISOString() }]);
  });

  it('can be the source of InputPath and OutputPath', async () => {
    const rig = createRig();
    const definition = pass({ InputPath: '$$.Execution.Name', ResultPath: '$.n', OutputPath: '$.n' });
    expect(rig.output(await rig.start(definition))).toBe('one');
  });
});

describe('the limit of 256 KB', () => {
  const large = 'x'.repeat(262_144);

  it('a task result over it is States.DataLimitExceeded, which States.ALL does not catch', async () => {
    const rig = createRig({ f: () => large });
    const state = invoke('f', { Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Caught' }] });
    const arn = await rig.start(single(state, { Caught: { Type: 'Succeed' } }));
    expect(rig.describe(arn)).toMatchObject({ status: 'FAILED', error: 'States.DataLimitExceeded' });
    expect(rig.types(arn)).toContain('TaskFailed');
  });

  it('States.DataLimitExceeded is caught by its own name', async () => {
    const rig = createRig({ f: () => large });
    const state = invoke('f', { Catch: [{ ErrorEquals: ['States.DataLimitExceeded'], Next: 'Caught' }] });
    const arn = await rig.start(single(state, { Caught: { Type: 'Succeed' } }));
    expect(rig.describe(arn).status).toBe('SUCCEEDED');
  });

  it('is counted in bytes of UTF-8', async () => {
    const euros = '€'.repeat(90_000);
    const rig = createRig();
    const arn = await rig.start(pass({ Result: euros }));
    expect(rig.describe(arn).error).toBe('States.DataLimitExceeded');
    const fits = createRig();
    expect(fits.describe(await fits.start(pass({ Result: '€'.repeat(80_000) }))).status).toBe('SUCCEEDED');
  });

  it('holds for what Parameters make for a task or a Parallel state', async () => {
    const half = 'x'.repeat(140_000);
    const twice = { 'a.$': '$.h', 'b.$': '$.h' };
    const task = createRig({ f: () => 1 });
    const call = invoke('f', { Parameters: { FunctionName: 'f', Payload: twice } });
    expect(task.describe(await task.start(single(call), { h: half })).error).toBe('States.DataLimitExceeded');
    expect(task.calls).toEqual([]);
    const parallel = createRig();
    const branches = [{ StartAt: 'In', States: { In: { Type: 'Succeed' } } }];
    const state = single({ Type: 'Parallel', Parameters: twice, Branches: branches });
    expect(parallel.describe(await parallel.start(state, { h: half })).error).toBe(
      'States.DataLimitExceeded',
    );
  });
});
