import { describe, expect, it } from '@jest/globals';
import { loadDefinition } from '../../../local/stepfunctions/load-definition.ts';
import { UnsupportedDefinition } from '../../../local/stepfunctions/problems.ts';
import { awaitToken, invoke, INVOKE, single, WAIT } from './rig.ts';

function problemsOf(definition: string | object, substitutions?: Record<string, string>): string[] {
  try {
    loadDefinition(definition, substitutions);
    return [];
  } catch (fault) {
    if (!(fault instanceof UnsupportedDefinition)) throw fault;
    for (const { remedy } of fault.problems) expect(remedy).not.toBe('');
    return fault.problems.map(({ at, what }) => `${at}: ${what}`);
  }
}

const pass = { Type: 'Pass', End: true };
const only = (state: object) => problemsOf(single(state));
const at = (path: string, what: string) => `$.States.Only${path}: ${what}`;
const rule = (choice: object) =>
  problemsOf({
    StartAt: 'Only',
    States: { Only: { Type: 'Choice', Choices: [choice], Default: 'End' }, End: pass },
  });

describe('what is accepted', () => {
  it('a definition that uses every supported field, as text and as an object', () => {
    const definition = {
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
    expect(problemsOf(definition, { Load: 'load' })).toEqual([]);
    const loaded = loadDefinition(JSON.stringify(definition), { Load: 'load' });
    expect(loaded.States['Task']).toMatchObject({ Parameters: { FunctionName: 'load' } });
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

describe('what is refused', () => {
  it('text that is not JSON, and JSON that is not an object', () => {
    expect(problemsOf('{')[0]).toMatch(/^\$: This is not JSON/);
    expect(problemsOf('[]')).toEqual(['$: The definition is not an object.']);
  });

  it('with every problem at once, each with its place and a remedy in the message', () => {
    const definition = {
      StartAt: 'Nowhere',
      QueryLanguage: 'JSONata',
      States: {
        Map: { Type: 'Map' },
        Lost: { Type: 'Pass', Next: 'Gone' },
        Task: { Type: 'Task', End: true },
      },
    };
    expect(() => loadDefinition(definition)).toThrow(/\$\.QueryLanguage: .*Known: .*StartAt/);
    expect(problemsOf(definition)).toEqual([
      '$.QueryLanguage: This field is not supported here.',
      '$.States.Map.Type: "Map" is not a supported type.',
      '$.States.Task: Resource is missing.',
      '$.States.Task: Parameters is missing.',
      "$.StartAt: There is no state named 'Nowhere' in this graph.",
      "$.States.Lost.Next: There is no state named 'Gone' in this graph.",
      '$.States.Map: No path leads to this state.',
      '$.States.Map: No end can be reached from here.',
      '$.States.Lost: No path leads to this state.',
      '$.States.Lost: No end can be reached from here.',
      '$.States.Task: No path leads to this state.',
    ]);
  });

  it.each<[string, object, string[]]>([
    [
      'no states',
      { StartAt: 'A', States: {} },
      ['$.States: There are no states.', "$.StartAt: There is no state named 'A' in this graph."],
    ],
    ['states that are no object', { StartAt: 'A', States: [] }, ['$.States: There are no states.']],
    ['a start that is no string', { StartAt: 1, States: { A: pass } }, ['$.StartAt: This is not a string.']],
    ['a missing start', { States: { A: pass } }, ['$: StartAt is missing.']],
    [
      'a state that is no object',
      { StartAt: 'A', States: { A: 1 } },
      ['$.States.A.Type: undefined is not a supported type.', '$.States.A: No path leads to this state.'],
    ],
    [
      'a machine timeout of zero',
      { StartAt: 'A', TimeoutSeconds: 0, States: { A: pass } },
      ['$.TimeoutSeconds: This number is out of range.'],
    ],
    [
      'a loop without an end',
      { StartAt: 'A', States: { A: { Type: 'Pass', Next: 'A' } } },
      ['$.States.A: No end can be reached from here.'],
    ],
  ])('%s', (_name, definition, expected) => {
    const problems = problemsOf(definition);
    expect(problems).toEqual(expect.arrayContaining(expected.slice(0, 1)));
    expect(problems.length).toBeGreaterThan(0);
  });

  it('a name longer than 80 characters', () => {
    const long = 'x'.repeat(81);
    expect(problemsOf({ StartAt: long, States: { [long]: pass } })).toEqual([
      `$.States.${long}: The name is longer than 80 characters.`,
    ]);
  });

  it.each([
    [
      'an unknown field',
      { ...pass, HeartbeatSeconds: 1 },
      at('.HeartbeatSeconds', 'This field is not supported here.'),
    ],
    [
      'a field that hides in a prototype',
      { ...pass, constructor: 1 },
      at('.constructor', 'This field is not supported here.'),
    ],
    [
      'JSONata on a state',
      { ...pass, QueryLanguage: 'JSONata' },
      at('.QueryLanguage', 'This field is not supported here.'),
    ],
    ['Assign', { ...pass, Assign: {} }, at('.Assign', 'This field is not supported here.')],
    ['both Next and End', { ...pass, Next: 'Only' }, at('', 'Both Next and End are given.')],
    ['End that is false', { Type: 'Pass', End: false, Next: 'Only' }, at('.End', 'End can only be true.')],
    ['Comment that is no string', { ...pass, Comment: 1 }, at('.Comment', 'This is not a string.')],
    [
      'Result with Parameters',
      { ...pass, Result: 1, Parameters: {} },
      at('', 'Both Result and Parameters are given.'),
    ],
    [
      'Parameters that are no object',
      { ...pass, Parameters: '$.a' },
      at('.Parameters', 'This is not an object.'),
    ],
    [
      'a wildcard path',
      { ...pass, InputPath: '$.a[*].b' },
      at('.InputPath', '"$.a[*].b" is not a supported path.'),
    ],
    [
      'a filter',
      { ...pass, OutputPath: '$.a[?(@.b==1)]' },
      at('.OutputPath', '"$.a[?(@.b==1)]" is not a supported path.'),
    ],
    [
      'a slice',
      { ...pass, OutputPath: '$.a[0:1]' },
      at('.OutputPath', '"$.a[0:1]" is not a supported path.'),
    ],
    ['a path that is no string', { ...pass, OutputPath: 1 }, at('.OutputPath', '1 is not a supported path.')],
    [
      'ResultPath into the context',
      { ...pass, ResultPath: '$$.State' },
      at('.ResultPath', 'The context object cannot be used here.'),
    ],
    [
      'an unknown place of the context',
      { ...pass, InputPath: '$$.Map.Item' },
      at('.InputPath', 'The context object has no $$.Map.Item.'),
    ],
    [
      'a number as first step into the context',
      { ...pass, InputPath: '$$[0]' },
      at('.InputPath', 'The context object has no $$[0].'),
    ],
    [
      'a depth that the context has not',
      { ...pass, InputPath: '$$.State.Name.x' },
      at('.InputPath', 'The context object has no $$.State.Name.x.'),
    ],
    [
      'a task token where there is none',
      { ...pass, InputPath: '$$.Task.Token' },
      at('.InputPath', 'There is a task token only in Parameters of a waiting task.'),
    ],
    [
      'a template value that is no path',
      { ...pass, Parameters: { 'a.$': 'x' } },
      at(".Parameters['a.$']", '"x" is not a supported path.'),
    ],
    [
      'an intrinsic function',
      { ...pass, Parameters: { l: [{ 'a.$': 'States.UUID()' }] } },
      at(".Parameters.l[0]['a.$']", '"States.UUID()" is not a supported path.'),
    ],
    [
      'a template field given twice',
      { ...pass, Parameters: { a: 1, 'a.$': '$' } },
      at(".Parameters['a.$']", 'Both a and a.$ are given.'),
    ],
    [
      'a wait without a length',
      { Type: 'Wait', End: true },
      at('', 'None of Seconds, SecondsPath, Timestamp, TimestampPath is given.'),
    ],
    [
      'a wait with two lengths',
      { Type: 'Wait', Seconds: 1, SecondsPath: '$.s', End: true },
      at('', 'Both Seconds and SecondsPath are given.'),
    ],
    [
      'seconds that are negative',
      { Type: 'Wait', Seconds: -1, End: true },
      at('.Seconds', 'This number is out of range.'),
    ],
    [
      'a date for a timestamp',
      { Type: 'Wait', Timestamp: '2026-01-31', End: true },
      at('.Timestamp', 'This is not a timestamp.'),
    ],
    [
      'an impossible timestamp',
      { Type: 'Wait', Timestamp: '2026-13-31T00:00:00Z', End: true },
      at('.Timestamp', 'This is not a timestamp.'),
    ],
    [
      'a parallel without branches',
      { Type: 'Parallel', Branches: [], End: true },
      at('.Branches', 'This is not a list with items.'),
    ],
    [
      'branches that are no list',
      { Type: 'Parallel', Branches: {}, End: true },
      at('.Branches', 'This is not a list with items.'),
    ],
    [
      'a branch with a timeout',
      { Type: 'Parallel', Branches: [{ StartAt: 'A', TimeoutSeconds: 1, States: { A: pass } }], End: true },
      at('.Branches[0].TimeoutSeconds', 'This field is not supported here.'),
    ],
    [
      'a jump out of a branch',
      {
        Type: 'Parallel',
        Branches: [{ StartAt: 'A', States: { A: { Type: 'Pass', Next: 'Only' } } }],
        End: true,
      },
      at('.Branches[0].States.A.Next', "There is no state named 'Only' in this graph."),
    ],
    [
      'a branch that is no object',
      { Type: 'Parallel', Branches: [1], End: true },
      at('.Branches[0]', 'This is not an object.'),
    ],
    ['CausePath', { Type: 'Fail', CausePath: '$.c' }, at('.CausePath', 'This field is not supported here.')],
  ])('%s', (_name, state, expected) => {
    expect(only(state)).toContain(expected);
  });

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
