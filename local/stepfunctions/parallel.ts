/**
 * Parallel states: all branches at once, each with its own copy of the input. The first branch that fails takes the
 * others down: what they wait for is given up, and the tokens that they gave out are dead.
 */
import { fillTemplate, narrow } from './data-flow.ts';
import type { ParallelState } from './definition.ts';
import { joinPath } from './edges.ts';
import { encodeJson, isTooLarge, parseJson, type Json } from './json.ts';
import type { Abort, Frame, Settle, Walk, WalkOutcome } from './run.ts';
import { tooLarge } from './state-error.ts';

export function performParallel(frame: Frame, state: ParallelState, settle: Settle, walk: Walk): Abort {
  const text = inputOfBranches(frame, state);
  const outputs: Json[] = state.Branches.map(() => null);
  let left = state.Branches.length;
  const aborts: Abort[] = [];
  const abortAll: Abort = (causeEventId) => {
    for (const abort of aborts) abort(causeEventId);
  };

  const branchEnded = (at: number, outcome: WalkOutcome) => {
    frame.lastEventId = outcome.lastEventId;
    if ('failure' in outcome) {
      abortAll(outcome.lastEventId);
      frame.record('ParallelStateFailed');
      settle({ kind: 'failed', failure: outcome.failure });
      return;
    }
    outputs[at] = outcome.output;
    left -= 1;
    if (left > 0) return;
    // On AWS the exit is chained to the last event of the last branch, past this event.
    frame.run.history.add('ParallelStateSucceeded', outcome.lastEventId);
    settle({ kind: 'result', result: outputs });
  };

  frame.record('ParallelStateStarted');
  const startedEventId = frame.lastEventId;
  state.Branches.forEach((graph, at) => {
    aborts.push(
      walk({
        run: frame.run,
        graph,
        prefix: joinPath(frame.path, at),
        input: parseJson(text),
        previousEventId: startedEventId,
        done: (outcome) => branchEnded(at, outcome),
      }),
    );
  });
  return abortAll;
}

function inputOfBranches(frame: Frame, state: ParallelState): string {
  const sight = { input: frame.rawInput, context: frame.context() };
  const input = narrow(state.InputPath, sight, 'InputPath');
  const made = state.Parameters === undefined ? input : fillTemplate(state.Parameters, { ...sight, input });
  const text = encodeJson(made);
  if (isTooLarge(text)) throw tooLarge(frame.name);
  return text;
}
