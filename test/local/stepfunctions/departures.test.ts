import { describe, expect, it } from '@jest/globals';
import { createVirtualClock } from '../../../local/clock/virtual-clock.ts';
import { problemsOf } from './problems-of.ts';
import { awaitToken, createRig, invoke, single } from './rig.ts';

/**
 * The twelve places in which aws-local-stepfunctions 3.0.0 departs from AWS (docs/adr/0001): here each either works as
 * on AWS or is refused when the definition is loaded; none is silently different.
 */
describe('departures of another engine that this one must not have', () => {
  it('1. TimeoutSecondsPath looks into the state input, not at what Parameters made', async () => {
    const rig = createRig({ f: () => null });
    const state = awaitToken('f', { TimeoutSeconds: undefined, TimeoutSecondsPath: '$.seconds' });
    const arn = await rig.start(single(state), { seconds: 90 });
    await rig.pass(90);
    expect(rig.describe(arn).error).toBe('States.Timeout');
  });

  it('2. a task without a timeout is not given up after 60 seconds', async () => {
    const rig = createRig({}, { invoke: () => new Promise(() => undefined) });
    const { stateMachineArn } = rig.engine.createStateMachine({ name: 'm', definition: single(invoke('f')) });
    const { executionArn } = rig.engine.startExecution({ stateMachineArn, name: 'x' });
    const turn = () => new Promise<void>((resolve) => setImmediate(resolve));
    await turn();
    await rig.clock.advanceTo(rig.clock.nowMs() + 365 * 86_400_000, turn);
    expect(rig.describe(executionArn).status).toBe('RUNNING');
  });

  it('3. a delay of more than 24.8 days does not fire at once', () => {
    const clock = createVirtualClock(0);
    clock.setTimer(2 ** 31, () => undefined);
    expect(clock.nextAtMs()).toBe(2 ** 31);
  });

  it('4. ResultPath $ replaces the whole and writes no key named $', async () => {
    const rig = createRig();
    const arn = await rig.start(single({ Type: 'Pass', Result: { b: 1 }, ResultPath: '$' }), { a: 1 });
    expect(rig.output(arn)).toEqual({ b: 1 });
  });

  it.each(['IsPresent', 'IsNull'])('5. %s: false matches what is the other way', async (operator) => {
    const rig = createRig();
    const choice = {
      Type: 'Choice',
      Choices: [{ Variable: '$.v', [operator]: false, Next: 'Yes' }],
      Default: 'No',
    };
    const ends = { Yes: { Type: 'Succeed' }, No: { Type: 'Fail' } };
    const definition = { StartAt: 'C', States: { C: choice, ...ends } };
    const input = operator === 'IsPresent' ? {} : { v: 1 };
    expect(rig.describe(await rig.start(definition, input)).status).toBe('SUCCEEDED');
  });

  it('6. wildcards and filters are refused, so an empty list cannot end an execution', () => {
    expect(problemsOf(single({ Type: 'Pass', InputPath: '$.list[*].id' }))).toHaveLength(1);
  });

  it('7. State.Name, Execution.Id and StateMachine.Id are in the context object', async () => {
    const rig = createRig();
    const parameters = { 's.$': '$$.State.Name', 'e.$': '$$.Execution.Id', 'm.$': '$$.StateMachine.Id' };
    const arn = await rig.start(single({ Type: 'Pass', Parameters: parameters }));
    const { stateMachineArn } = rig.describe(arn);
    expect(rig.output(arn)).toEqual({ s: 'Only', e: arn, m: stateMachineArn });
  });

  it('8. inside of a branch Execution.Input is still the input of the execution', async () => {
    const rig = createRig();
    const inside = { Type: 'Pass', Parameters: { 'i.$': '$$.Execution.Input' }, End: true };
    const state = {
      Type: 'Parallel',
      InputPath: '$.part',
      Branches: [{ StartAt: 'I', States: { I: inside } }],
    };
    expect(rig.output(await rig.start(single(state), { part: {}, id: 7 }))).toEqual([
      { i: { part: {}, id: 7 } },
    ]);
  });

  it('9. and 10. Map is refused, with all that differs in it', () => {
    expect(problemsOf(single({ Type: 'Map' }))[0]).toContain('"Map" is not a supported type.');
    expect(problemsOf(single({ Type: 'Pass', InputPath: '$$.Map.Item.Value' }))).toHaveLength(1);
  });

  it('11. a falsy Result counts; ErrorPath and CausePath are refused', async () => {
    const rig = createRig();
    expect(rig.output(await rig.start(single({ Type: 'Pass', Result: false }), { a: 1 }))).toBe(false);
    expect(problemsOf(single({ Type: 'Fail', ErrorPath: '$.e', CausePath: '$.c' }))).toHaveLength(2);
  });

  it('12. heartbeats and JSONata are refused instead of ignored', () => {
    expect(problemsOf(single(awaitToken('f', { HeartbeatSeconds: 5 })))).toHaveLength(1);
    expect(problemsOf(single({ Type: 'Pass', QueryLanguage: 'JSONata' }))).toHaveLength(1);
  });
});
