/**
 * The edges of a state machine: what an execution can walk, listed from the definition and observed as it runs.
 * Tests compare the two by `edgeKey` to prove that every state, choice, retry, catch and timeout was walked.
 */
import { catchersOf, retriersOf, type Graph, type State } from './definition.ts';

export interface Edge {
  /** Where the edge leaves: `Both Strands/0/Await SPOA Decision`; a start edge leaves its graph, `Both Strands/0`. */
  readonly statePath: string;
  /** `start`, `next`, `choice[0]`, `default`, `catch[0]`, `retry[0]` or `end`. */
  readonly edge: string;
  readonly to?: string;
  /** For catch: the entry of ErrorEquals that matched, which may be a wildcard. */
  readonly matched?: string;
}

export interface ObservedEdge extends Edge {
  readonly stateMachineName: string;
  readonly executionName: string;
  /** The error that was met, by its own name. */
  readonly error?: string;
}

export const edgeKey = ({ statePath, edge, matched }: Edge): string =>
  [statePath, edge, ...(matched === undefined ? [] : [matched])].join(' > ');

/** The path of a state within its graph, and of a branch within its Parallel state. */
export const joinPath = (prefix: string, step: string | number): string =>
  prefix === '' ? String(step) : `${prefix}/${step}`;

export function enumerateEdges(graph: Graph, prefix = ''): Edge[] {
  const edges: Edge[] = [{ statePath: prefix, edge: 'start', to: graph.StartAt }];
  for (const [name, state] of Object.entries(graph.States)) {
    edges.push(...edgesOf(state, name, joinPath(prefix, name)));
  }
  return edges;
}

function edgesOf(state: State, name: string, statePath: string): Edge[] {
  return [
    ...onward(state, statePath),
    ...retriersOf(state).map((_, at) => ({ statePath, edge: `retry[${at}]`, to: name })),
    ...catchersOf(state).flatMap(({ ErrorEquals, Next }, at) =>
      ErrorEquals.map((matched) => ({ statePath, edge: `catch[${at}]`, to: Next, matched })),
    ),
    ...(state.Type === 'Parallel'
      ? state.Branches.flatMap((branch, at) => enumerateEdges(branch, joinPath(statePath, at)))
      : []),
  ];
}

function onward(state: State, statePath: string): Edge[] {
  if (state.Type === 'Choice') {
    return [
      ...state.Choices.map(({ Next }, at) => ({ statePath, edge: `choice[${at}]`, to: Next })),
      ...(state.Default === undefined ? [] : [{ statePath, edge: 'default', to: state.Default }]),
    ];
  }
  if ('Next' in state) return [{ statePath, edge: 'next', to: state.Next }];
  return [{ statePath, edge: 'end' }];
}
