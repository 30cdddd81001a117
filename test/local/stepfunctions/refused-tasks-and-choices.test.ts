import { describe, expect, it } from '@jest/globals';
import { at, problemsOf } from './problems-of.ts';
import { awaitToken, invoke, INVOKE, single, WAIT } from './rig.ts';

const pass = { Type: 'Pass', End: true };
const only = (state: object) => problemsOf(single(state));
const rule = (choice: object) =>
  problemsOf({
    StartAt: 'Only',
    States: { Only: { Type: 'Choice', Choices: [choice], Default: 'End' }, End: pass },
  });

describe('what is refused', () => {
  it.each([
    [
      'another resource',
      { ...invoke('f'), Resource: 'arn:aws:states:::sns:publish' },
      at('.Resource', '"arn:aws:states:::sns:publish" is not supported.'),
    ],
    [
      'a function ARN as resource',
      { ...invoke('f'), Resource: 'arn:aws:lambda:us-east-1:0:function:f' },
      at('.Resource', '"arn:aws:lambda:us-east-1:0:function:f" is not supported.'),
    ],
    [
      'another parameter of Invoke',
      { ...invoke('f'), Parameters: { FunctionName: 'f', InvocationType: 'Event' } },
      at('.Parameters.InvocationType', 'This field is not supported here.'),
    ],
    [
      'no function name',
      { ...invoke('f'), Parameters: {} },
      at('.Parameters', 'None of FunctionName, FunctionName.$ is given.'),
    ],
    [
      'two payloads',
      { ...invoke('f'), Parameters: { FunctionName: 'f', Payload: 1, 'Payload.$': '$' } },
      at('.Parameters', 'Both Payload and Payload.$ are given.'),
    ],
    [
      'parameters that are no object',
      { ...invoke('f'), Parameters: 1 },
      at('.Parameters', 'This is not an object.'),
    ],
    [
      'both timeouts',
      invoke('f', { TimeoutSeconds: 1, TimeoutSecondsPath: '$.s' }),
      at('', 'Both TimeoutSeconds and TimeoutSecondsPath are given.'),
    ],
    [
      'a fraction of a second',
      invoke('f', { TimeoutSeconds: 1.5 }),
      at('.TimeoutSeconds', 'This number is out of range.'),
    ],
    [
      'ResultSelector that is no object',
      invoke('f', { ResultSelector: '$' }),
      at('.ResultSelector', 'This is not an object.'),
    ],
    [
      'a token wait without a timeout',
      { Type: 'Task', Resource: WAIT, Parameters: { FunctionName: 'f', 'Payload.$': '$$.Task.Token' } },
      at('', 'A wait for a task token has no timeout.'),
    ],
    [
      'a token wait that passes no token',
      { ...awaitToken('f'), Parameters: { FunctionName: 'f' } },
      at('.Parameters', 'Nobody gets the task token.'),
    ],
    [
      'a token in a plain invocation',
      { ...awaitToken('f'), Resource: INVOKE },
      at('.Parameters', 'A plain invocation has no task token.'),
    ],
    ['no rules in Retry', invoke('f', { Retry: [] }), at('.Retry', 'This is not a list with items.')],
    [
      'no names in ErrorEquals',
      invoke('f', { Retry: [{ ErrorEquals: [] }] }),
      at('.Retry[0].ErrorEquals', 'This is not a list with items.'),
    ],
    ['a retrier that is no object', invoke('f', { Retry: [1] }), at('.Retry[0]', 'This is not an object.')],
    ['Retry that is no list', invoke('f', { Retry: {} }), at('.Retry', 'This is not a list with items.')],
    [
      'an error name that is no string',
      invoke('f', { Retry: [{ ErrorEquals: [1] }] }),
      at('.Retry[0].ErrorEquals[0]', 'This is not a string.'),
    ],
    [
      'an unknown reserved name',
      invoke('f', { Retry: [{ ErrorEquals: ['States.Tineout'] }] }),
      at('.Retry[0].ErrorEquals[0]', '"States.Tineout" never arrives here.'),
    ],
    [
      'States.Runtime, which is never caught',
      invoke('f', { Retry: [{ ErrorEquals: ['States.Runtime'] }] }),
      at('.Retry[0].ErrorEquals[0]', '"States.Runtime" never arrives here.'),
    ],
    [
      'States.HeartbeatTimeout',
      invoke('f', { Retry: [{ ErrorEquals: ['States.HeartbeatTimeout'] }] }),
      at('.Retry[0].ErrorEquals[0]', '"States.HeartbeatTimeout" never arrives here.'),
    ],
    [
      'States.ALL with others',
      invoke('f', { Retry: [{ ErrorEquals: ['A', 'States.ALL'] }] }),
      at('.Retry[0].ErrorEquals', 'States.ALL is not alone.'),
    ],
    [
      'States.ALL before the last rule',
      invoke('f', { Retry: [{ ErrorEquals: ['States.ALL'] }, { ErrorEquals: ['A'] }] }),
      at('.Retry[0].ErrorEquals', 'States.ALL is not in the last rule.'),
    ],
    [
      'a backoff below one',
      invoke('f', { Retry: [{ ErrorEquals: ['A'], BackoffRate: 0.5 }] }),
      at('.Retry[0].BackoffRate', 'BackoffRate is below 1.'),
    ],
    [
      'a backoff that is no number',
      invoke('f', { Retry: [{ ErrorEquals: ['A'], BackoffRate: '2' }] }),
      at('.Retry[0].BackoffRate', 'This is not a number.'),
    ],
    [
      'a first delay above the largest',
      invoke('f', { Retry: [{ ErrorEquals: ['A'], IntervalSeconds: 5, MaxDelaySeconds: 5 }] }),
      at('.Retry[0].MaxDelaySeconds', 'This is not above IntervalSeconds.'),
    ],
    [
      'another jitter',
      invoke('f', { Retry: [{ ErrorEquals: ['A'], JitterStrategy: 'HALF' }] }),
      at('.Retry[0].JitterStrategy', '"HALF" is not supported.'),
    ],
    [
      'a catcher without Next',
      invoke('f', { Catch: [{ ErrorEquals: ['A'] }] }),
      at('.Catch[0]', 'Next is missing.'),
    ],
    [
      'a catcher that leads nowhere',
      invoke('f', { Catch: [{ ErrorEquals: ['A'], Next: 'Gone' }] }),
      at('.Catch[0].Next', "There is no state named 'Gone' in this graph."),
    ],
    ['a catcher that is no object', invoke('f', { Catch: [1] }), at('.Catch[0]', 'This is not an object.')],
    ['Catch that is no list', invoke('f', { Catch: 1 }), at('.Catch', 'This is not a list with items.')],
    [
      'a catcher into the context',
      invoke('f', { Catch: [{ ErrorEquals: ['A'], ResultPath: '$$', Next: 'Only' }] }),
      at('.Catch[0].ResultPath', 'The context object cannot be used here.'),
    ],
  ])('on a task: %s', (_name, state, expected) => {
    expect(only(state)).toContain(expected);
  });

  it.each([
    ['no rule', 1, ': This is not a choice rule.'],
    ['no Next', { Variable: '$.a', IsNull: true }, ': Next is missing.'],
    [
      'Next on an inner rule',
      { Not: { Variable: '$.a', IsNull: true, Next: 'End' }, Next: 'End' },
      '.Not.Next: Only the outermost rule has a Next.',
    ],
    [
      'an unknown comparison',
      { Variable: '$.a', StringMatches: 'x*', Next: 'End' },
      '.StringMatches: This comparison is not supported.',
    ],
    [
      'two comparisons',
      { Variable: '$.a', IsNull: true, IsPresent: true, Next: 'End' },
      ': A rule has exactly one comparison.',
    ],
    ['no comparison', { Variable: '$.a', Next: 'End' }, ': A rule has exactly one comparison.'],
    ['no variable', { IsNull: true, Next: 'End' }, ': Variable is missing.'],
    [
      'a variable that is no path',
      { Variable: 'a', IsNull: true, Next: 'End' },
      '.Variable: "a" is not a supported path.',
    ],
    [
      'a comparison with another type',
      { Variable: '$.a', NumericEquals: '1', Next: 'End' },
      '.NumericEquals: This is not a number.',
    ],
    [
      'a flag that is no boolean',
      { Variable: '$.a', IsPresent: 'true', Next: 'End' },
      '.IsPresent: This is not a boolean.',
    ],
    [
      'And beside a comparison',
      { And: [{ Variable: '$.a', IsNull: true }], Variable: '$.a', Next: 'End' },
      ': And, Or and Not stand alone.',
    ],
    ['an empty Or', { Or: [], Next: 'End' }, '.Or: This is not a list with items.'],
    [
      'a comment that is no string',
      { Variable: '$.a', IsNull: true, Comment: 1, Next: 'End' },
      '.Comment: This is not a string.',
    ],
    ['a Next that is no string', { Variable: '$.a', IsNull: true, Next: 1 }, '.Next: This is not a string.'],
  ])('in a choice: %s', (_name, choice, expected) => {
    expect(rule(choice as object)).toContain(`$.States.Only.Choices[0]${expected}`);
  });

  it('a state with neither Next nor End', () => {
    const problems = problemsOf({ StartAt: 'Only', States: { Only: { Type: 'Pass' } } });
    expect(problems).toContain(at('', 'None of Next, End is given.'));
  });

  it('a choice with End, or without rules', () => {
    expect(
      problemsOf({ StartAt: 'Only', States: { Only: { Type: 'Choice', End: true, Choices: [] } } }),
    ).toEqual([
      '$.States.Only.End: This field is not supported here.',
      '$.States.Only.Choices: This is not a list with items.',
    ]);
  });
});
