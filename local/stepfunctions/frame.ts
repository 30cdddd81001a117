/**
 * One visit to one state: its entry in the history, its view of the context object, and what leaves it.
 */
import { contextObject } from './context-object.ts';
import { fillTemplate, joinResult, narrow } from './data-flow.ts';
import type { State } from './definition.ts';
import { joinPath } from './edges.ts';
import { WHOLE, type EventType } from './history.ts';
import { encodeJson, isTooLarge, type Json } from './json.ts';
import type { Frame, Settled, WalkStart } from './run.ts';
import { tooLarge, type Failure } from './state-error.ts';

export type Left = Exclude<Settled, { kind: 'failed' }>;

export const stateEvent = (state: State, what: 'Entered' | 'Exited' | 'Aborted') =>
  // Only Task, Wait and Parallel are ever aborted and Fail is never exited, so each of these is an event of AWS.
  `${state.Type}State${what}` as EventType;

export function enterState(start: WalkStart, name: string, rawInput: Json, previousEventId: number): Frame {
  const { run, graph, prefix } = start;
  const state = graph.States[name];
  if (!state) throw new TypeError(`There is no state named ${name}: this definition was not loaded.`);
  const enteredAtMs = run.clock.nowMs();
  const enteredEventId = run.history.add(stateEvent(state, 'Entered'), previousEventId, {
    stateEnteredEventDetails: { name, input: encodeJson(rawInput), inputDetails: WHOLE },
  });
  const frame: Frame = {
    run,
    state,
    name,
    path: joinPath(prefix, name),
    rawInput,
    enteredAtMs,
    enteredEventId,
    retries: [],
    retryCount: 0,
    lastEventId: enteredEventId,
    record(type, details) {
      frame.lastEventId = run.history.add(type, frame.lastEventId, details);
    },
    context: (token) =>
      contextObject(run.context, { name, enteredAtMs, retryCount: frame.retryCount }, token),
  };
  return frame;
}

export function exitState(frame: Frame, output: Json): void {
  const text = encodeJson(output);
  if (isTooLarge(text)) throw tooLarge(frame.name);
  frame.record(stateEvent(frame.state, 'Exited'), {
    stateExitedEventDetails: { name: frame.name, output: text, outputDetails: WHOLE },
  });
}

/** What a state that did not fail hands on. */
export function outputOf(frame: Frame, left: Left): Json {
  const { state, rawInput } = frame;
  if (state.Type === 'Fail') return rawInput;
  const sight = { input: rawInput, context: frame.context() };
  if (left.kind !== 'result') {
    return narrow(
      state.OutputPath,
      { ...sight, input: narrow(state.InputPath, sight, 'InputPath') },
      'OutputPath',
    );
  }
  const selector = 'ResultSelector' in state ? state.ResultSelector : undefined;
  const result =
    selector === undefined ? left.result : fillTemplate(selector, { ...sight, input: left.result });
  const resultPath = 'ResultPath' in state ? state.ResultPath : undefined;
  return narrow(
    state.OutputPath,
    { ...sight, input: joinResult(resultPath, rawInput, result) },
    'OutputPath',
  );
}

/** A fault of the definition names the state and the event, as on AWS: nobody else could tell where it was. */
export function explain({ name, enteredEventId }: Frame, failure: Failure): Failure {
  const { error, cause = '' } = failure;
  const isNamed = error !== 'States.Runtime' || cause.startsWith('An error occurred');
  if (isNamed) return failure;
  const where = `An error occurred while executing the state '${name}' (entered at the event id #${enteredEventId}).`;
  return { error, cause: `${where} ${cause}` };
}
