import { describe, expect, it } from '@jest/globals';
import validateAsl from 'asl-validator';
import { loadDefinition } from '../../../local/stepfunctions/load-definition.ts';
import { problemsOf } from './problems-of.ts';
import { awaitToken, invoke, single } from './rig.ts';

const pass = { Type: 'Pass', End: true };

/** Every supported field, once. */
const everything = {
  Comment: 'all of it',
  StartAt: 'Task',
  TimeoutSeconds: 100,
  States: {
    Task: {
      Comment: 'a task',
      ...invoke('${Load}'),
      InputPath: '$.a',
      OutputPath: '$',
      ResultSelector: { 'x.$': '$.Payload', y: [{ 'z.$': '$$.State.Name' }] },
      ResultPath: '$.b',
      TimeoutSecondsPath: '$.seconds',
      Retry: [
        {
          Comment: 'again',
          ErrorEquals: ['Lambda.TooManyRequestsException', 'States.TaskFailed'],
          IntervalSeconds: 1,
          BackoffRate: 1.5,
          MaxAttempts: 2,
          MaxDelaySeconds: 5,
          JitterStrategy: 'FULL',
        },
        { ErrorEquals: ['States.ALL'] },
      ],
      Catch: [
        { Comment: 'late', ErrorEquals: ['States.Timeout'], ResultPath: null, Next: 'Wait' },
        { ErrorEquals: ['States.ALL'], ResultPath: '$.err', Next: 'Fail' },
      ],
      Next: 'Wait',
    },
    Wait: { Type: 'Wait', SecondsPath: "$['a b'][0]", Next: 'Wait 2' },
    'Wait 2': { Type: 'Wait', Timestamp: '2026-01-31T17:00:00Z', Next: 'Wait 3' },
    'Wait 3': { Type: 'Wait', TimestampPath: '$.at', Next: 'Wait 4' },
    'Wait 4': { Type: 'Wait', Seconds: 0, Next: 'Choice' },
    Choice: {
      Type: 'Choice',
      InputPath: '$',
      OutputPath: null,
      Choices: [
        {
          And: [
            { Variable: '$.a', IsPresent: true },
            {
              Or: [
                { Variable: '$.a', IsNull: false },
                { Not: { Variable: '$.a', StringEqualsPath: '$$.Execution.Input.a.b' } },
              ],
            },
          ],
          Comment: 'joined',
          Next: 'Parallel',
        },
        { Variable: '$.a', StringEquals: 'x', Next: 'Parallel' },
        { Variable: '$.a', BooleanEquals: true, Next: 'Parallel' },
        { Variable: '$.a', NumericEquals: 1, Next: 'Parallel' },
        { Variable: '$.a', NumericLessThan: 1, Next: 'Parallel' },
        { Variable: '$.a', NumericLessThanEquals: 1, Next: 'Parallel' },
        { Variable: '$.a', NumericGreaterThan: 1, Next: 'Parallel' },
        { Variable: '$.a', NumericGreaterThanEquals: 1, Next: 'Parallel' },
      ],
      Default: 'Succeed',
    },
    Parallel: {
      Type: 'Parallel',
      Parameters: { 'id.$': '$$.Execution.Id', 'all.$': '$$', 'state.$': '$$.State' },
      Branches: [{ Comment: 'one', StartAt: 'In', States: { In: pass } }],
      ResultSelector: { 'first.$': '$[0]' },
      ResultPath: null,
      Next: 'Pass',
    },
    Pass: { Type: 'Pass', Result: { 'not a path.$': 'as it is' }, ResultPath: '$.c', Next: 'Ask' },
    Ask: { ...awaitToken('ask'), Next: 'Succeed' },
    Succeed: { Type: 'Succeed' },
    Fail: { Type: 'Fail', Error: 'Bad', Cause: 'Because' },
  },
};

describe('what is accepted', () => {
  it('a definition that uses every supported field, as text and as an object', () => {
    expect(problemsOf(everything, { Load: 'load' })).toEqual([]);
    const loaded = loadDefinition(JSON.stringify(everything), { Load: 'load' });
    expect(loaded.States['Task']).toMatchObject({ Parameters: { FunctionName: 'load' } });
  });

  it('is accepted by an independent validator too, so that nothing of our own crept into the language', () => {
    const { isValid, errorsText } = validateAsl(everything, { checkPaths: true, checkArn: true });
    expect(errorsText('\n')).toBe('');
    expect(isValid).toBe(true);
  });
});

describe('substitutions', () => {
  it('are filled in wherever a value names them, also twice and inside of a text', () => {
    const definition = single({ Type: 'Pass', Result: { a: '${A}-${B}', b: ['${A}'] } });
    expect(loadDefinition(definition, { A: '1', B: '2' }).States['Only']).toMatchObject({
      Result: { a: '1-2', b: ['1'] },
    });
  });

  it('that are missing, unused or stand in a name are refused', () => {
    const definition = single({ Type: 'Pass', Result: { '${N}': '${A} ${toString}' } });
    expect(problemsOf(definition, { Unused: 'x' })).toEqual([
      "$.States.Only.Result['${N}']: A name cannot hold a substitution.",
      "$.States.Only.Result['${N}']: ${A} has no substitution.",
      "$.States.Only.Result['${N}']: ${toString} has no substitution.",
      '$: The substitution Unused is not used.',
    ]);
  });
});
