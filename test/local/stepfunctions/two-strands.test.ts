import { describe, expect, it } from '@jest/globals';
import { edgeKey, enumerateEdges } from '../../../local/stepfunctions/edges.ts';
import type { JsonObject } from '../../../local/stepfunctions/json.ts';
import { loadDefinition } from '../../../local/stepfunctions/load-definition.ts';
import { createRig, INVOKE, named, textOf, WAIT, type Rig } from './rig.ts';

/** Plan, await, escalate: the shape that every human wait of the project has, twice side by side. */
const task = (name: string, payload: object, more: object) => ({
  Type: 'Task',
  Resource: INVOKE,
  Parameters: { FunctionName: name, Payload: payload },
  ...more,
});
const plan = (name: string, kind: string, next: string) =>
  task(
    name,
    { kind },
    {
      ResultSelector: { 'id.$': '$.Payload.id', 'seconds.$': '$.Payload.seconds' },
      ResultPath: '$.wait',
      Next: next,
    },
  );
const wait = (kind: string, late: string, done: string) => ({
  Type: 'Task',
  Resource: WAIT,
  TimeoutSecondsPath: '$.wait.seconds',
  Parameters: { FunctionName: 'await', Payload: { kind, 'token.$': '$$.Task.Token' } },
  ResultPath: '$.answer',
  Catch: [
    { ErrorEquals: ['States.Timeout'], ResultPath: '$.err', Next: late },
    { ErrorEquals: ['AlreadyAnswered', 'CaseClosed'], ResultPath: '$.err', Next: done },
  ],
  Next: done,
});
const strands = {
  StartAt: 'Load Case',
  States: {
    'Load Case': task(
      'load',
      {},
      { ResultSelector: { 'placement.$': '$.Payload.placement' }, ResultPath: '$.at', Next: 'Both Strands' },
    ),
    'Both Strands': {
      Type: 'Parallel',
      ResultPath: null,
      Branches: [
        {
          StartAt: 'Where Is Placement',
          States: {
            'Where Is Placement': {
              Type: 'Choice',
              Choices: [{ Variable: '$.at.placement', StringEquals: 'placed', Next: 'Placement Done' }],
              Default: 'Plan SPOA',
            },
            'Plan SPOA': plan('plan', 'spoa', 'Await SPOA'),
            'Await SPOA': wait('spoa', 'Escalate SPOA', 'Placement Done'),
            'Escalate SPOA': plan('escalate', 'spoa', 'Await SPOA'),
            'Placement Done': { Type: 'Pass', End: true },
          },
        },
        {
          StartAt: 'Plan Discharge',
          States: {
            'Plan Discharge': plan('plan', 'discharge', 'Await Discharge'),
            'Await Discharge': wait('discharge', 'Plan Discharge', 'Discharge Done'),
            'Discharge Done': { Type: 'Pass', End: true },
          },
        },
      ],
      Next: 'Open Episode',
    },
    'Open Episode': { Type: 'Succeed' },
  },
};

function createCase(placement = 'spoaReview', answered: string[] = []) {
  const tokens: Record<string, string> = {};
  const planned = ({ kind }: JsonObject) => ({ id: kind, seconds: 3600 });
  const rig: Rig = createRig({
    load: () => ({ placement }),
    plan: planned,
    escalate: planned,
    await: (payload) => {
      const kind = textOf(payload, 'kind');
      if (answered.includes(kind)) throw named('AlreadyAnswered', 'x');
      tokens[kind] = textOf(payload, 'token');
    },
  });
  const answer = async (kind: string) => {
    rig.engine.sendTaskSuccess({ taskToken: tokens[kind] ?? '', output: '{}' });
    await rig.engine.settle();
  };
  const close = async (kind: string) => {
    rig.engine.sendTaskFailure({ taskToken: tokens[kind] ?? '', error: 'CaseClosed' });
    await rig.engine.settle();
  };
  return { rig, tokens, answer, close };
}

describe('two strands of human waits, side by side', () => {
  it('straight through cost 10 states and 41 events', async () => {
    const { rig, answer } = createCase();
    const arn = await rig.start(strands);
    await answer('spoa');
    expect(rig.describe(arn).status).toBe('RUNNING');
    await answer('discharge');
    expect(rig.describe(arn).status).toBe('SUCCEEDED');
    expect(rig.types(arn).filter((type) => type.endsWith('StateEntered'))).toHaveLength(10);
    expect(rig.events(arn)).toHaveLength(41);
  });

  it('a wait that times out escalates with a new token; the old one is dead', async () => {
    const { rig, tokens, answer } = createCase();
    const arn = await rig.start(strands);
    const old = tokens['spoa'] ?? '';
    await rig.pass(3600);
    expect(tokens['spoa']).not.toBe(old);
    expect(() => rig.engine.sendTaskSuccess({ taskToken: old, output: '{}' })).toThrow('Timed Out');
    await answer('spoa');
    await answer('discharge');
    expect(rig.describe(arn).status).toBe('SUCCEEDED');
  });

  it('every state, choice, catch and timeout is walked by four journeys, and nothing else is', async () => {
    const walked = new Set<string>();
    const keep = (rig: Rig) => rig.edges.forEach((edge) => walked.add(edgeKey(edge)));
    const late = createCase();
    await late.rig.start(strands);
    await late.rig.pass(3600);
    await late.answer('spoa');
    await late.answer('discharge');
    keep(late.rig);
    const closed = createCase();
    await closed.rig.start(strands);
    await closed.close('spoa');
    await closed.close('discharge');
    keep(closed.rig);
    const placed = createCase('placed', ['discharge']);
    await placed.rig.start(strands);
    keep(placed.rig);
    const listed = enumerateEdges(loadDefinition(strands)).map(edgeKey);
    expect(listed.filter((key) => !walked.has(key))).toEqual([
      'Both Strands/0/Await SPOA > catch[1] > AlreadyAnswered',
    ]);
    const both = createCase('spoaReview', ['spoa', 'discharge']);
    await both.rig.start(strands);
    keep(both.rig);
    expect(listed.filter((key) => !walked.has(key))).toEqual([]);
    expect([...walked].filter((key) => !listed.includes(key))).toEqual([]);
  });

  it('edges are observed with machine, execution, place and target', async () => {
    const { rig } = createCase('placed', ['discharge']);
    await rig.start(strands);
    const place = { stateMachineName: 'machine', executionName: 'one' };
    expect(rig.edges).toContainEqual({ ...place, statePath: '', edge: 'start', to: 'Load Case' });
    expect(rig.edges).toContainEqual({
      ...place,
      statePath: 'Both Strands/0',
      edge: 'start',
      to: 'Where Is Placement',
    });
    expect(rig.edges).toContainEqual({
      ...place,
      statePath: 'Both Strands/0/Where Is Placement',
      edge: 'choice[0]',
      to: 'Placement Done',
    });
    expect(rig.edges).toContainEqual({
      ...place,
      statePath: 'Both Strands/1/Await Discharge',
      edge: 'catch[1]',
      to: 'Discharge Done',
      error: 'AlreadyAnswered',
      matched: 'AlreadyAnswered',
    });
    expect(rig.edges.at(-1)).toEqual({ ...place, statePath: 'Open Episode', edge: 'end' });
  });

  it('enumerateEdges lists retries, a choice without Default, and the end of Fail', () => {
    const definition = loadDefinition({
      StartAt: 'T',
      States: {
        T: task(
          'f',
          {},
          { Retry: [{ ErrorEquals: ['A', 'B'] }, { ErrorEquals: ['States.ALL'] }], Next: 'C' },
        ),
        C: { Type: 'Choice', Choices: [{ Variable: '$.a', IsPresent: true, Next: 'F' }] },
        F: { Type: 'Fail' },
      },
    });
    expect(enumerateEdges(definition).map(edgeKey)).toEqual([
      ' > start',
      'T > next',
      'T > retry[0]',
      'T > retry[1]',
      'C > choice[0]',
      'F > end',
    ]);
  });
});

describe('ten thousand parked cases', () => {
  it('wait without work and all time out on the virtual clock', async () => {
    const rig = createRig({ await: () => null });
    const { stateMachineArn } = rig.engine.createStateMachine({
      name: 'parked',
      definition: {
        StartAt: 'Await',
        States: {
          Await: {
            ...wait('spoa', 'Late', 'Done'),
            TimeoutSecondsPath: '$.seconds',
          },
          Late: { Type: 'Pass', Result: 'late', End: true },
          Done: { Type: 'Succeed' },
        },
      },
    });
    const names = Array.from({ length: 10_000 }, (_, at) => `case-${at}.1`);
    const arns = names.map((name, at) => {
      const input = JSON.stringify({ seconds: 40 * 86_400 + (at % 100) });
      return rig.engine.startExecution({ stateMachineArn, name, input }).executionArn;
    });
    await rig.engine.settle();
    expect(rig.engine.busy()).toBe(0);
    expect(rig.clock.pendingTimers()).toBe(10_000);
    await rig.pass(40 * 86_400 - 1);
    expect(rig.clock.pendingTimers()).toBe(10_000);
    await rig.pass(101);
    expect(rig.clock.pendingTimers()).toBe(0);
    expect(new Set(arns.map((arn) => rig.describe(arn).output))).toEqual(new Set(['"late"']));
    for (const arn of arns) rig.engine.forget(arn);
    expect(rig.engine.listExecutions({ stateMachineArn }).executions).toEqual([]);
  }, 20_000);
});
