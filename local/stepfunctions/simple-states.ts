/**
 * Pass, Choice, Wait, Succeed and Fail: the states that call nobody.
 */
import { choose } from './choice.ts';
import { fillTemplate, look, narrow } from './data-flow.ts';
import type { ChoiceState, FailState, PassState, SucceedState, WaitState } from './definition.ts';
import type { Frame, Performance } from './run.ts';
import { runtimeError } from './state-error.ts';

const effectiveSight = (frame: Frame, inputPath: string | null | undefined) => {
  const sight = { input: frame.rawInput, context: frame.context() };
  return { ...sight, input: narrow(inputPath, sight, 'InputPath') };
};

export const performPass: Performance<PassState> = (frame, state, settle) => {
  const sight = effectiveSight(frame, state.InputPath);
  const made = state.Parameters === undefined ? sight.input : fillTemplate(state.Parameters, sight);
  // A Result of 0, false, "" or null is a result like any other.
  settle({ kind: 'result', result: state.Result === undefined ? made : state.Result });
  return undefined;
};

export const performChoice: Performance<ChoiceState> = (frame, state, settle) => {
  settle({ kind: 'chosen', ...choose(state, effectiveSight(frame, state.InputPath)) });
  return undefined;
};

export const performSucceed: Performance<SucceedState> = (_frame, _state, settle) => {
  settle({ kind: 'passed' });
  return undefined;
};

export const performFail: Performance<FailState> = (_frame, { Error: error, Cause: cause }, settle) => {
  settle({ kind: 'failed', failure: { error: error ?? '', ...(cause === undefined ? {} : { cause }) } });
  return undefined;
};

export const performWait: Performance<WaitState> = (frame, state, settle) => {
  const { clock, work } = frame.run;
  const untilMs = waitsUntil(frame, state);
  const passOn = () => settle({ kind: 'passed' });
  if (untilMs <= clock.nowMs()) {
    passOn();
    return undefined;
  }
  const timer = clock.setTimer(untilMs, () => work.enqueue(passOn));
  return () => clock.clearTimer(timer);
};

function waitsUntil(frame: Frame, state: WaitState): number {
  const sight = effectiveSight(frame, state.InputPath);
  const timestamp = state.TimestampPath === undefined ? state.Timestamp : look(state.TimestampPath, sight);
  if (state.TimestampPath !== undefined || timestamp !== undefined) {
    if (typeof timestamp === 'string' && isTimestamp(timestamp)) return Date.parse(timestamp);
    throw runtimeError(`The TimestampPath '${state.TimestampPath ?? ''}' must show an RFC 3339 timestamp.`);
  }
  const seconds = state.SecondsPath === undefined ? state.Seconds : look(state.SecondsPath, sight);
  if (typeof seconds === 'number' && Number.isInteger(seconds) && seconds >= 0) {
    return frame.enteredAtMs + seconds * 1000;
  }
  throw runtimeError(`The SecondsPath '${state.SecondsPath ?? ''}' must show a whole number of seconds.`);
}

/** RFC 3339 with `T` and an offset, as the language asks: a bare date would be read in the local time zone. */
export const isTimestamp = (text: string): boolean =>
  /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(text) && !Number.isNaN(Date.parse(text));
