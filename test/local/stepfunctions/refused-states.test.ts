import { describe, expect, it } from '@jest/globals';
import { loadDefinition } from '../../../local/stepfunctions/load-definition.ts';
import { at, problemsOf } from './problems-of.ts';
import { single } from './rig.ts';

const pass = { Type: 'Pass', End: true };
const only = (state: object) => problemsOf(single(state));

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
});
