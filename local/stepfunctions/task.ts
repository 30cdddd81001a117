/**
 * Task states: invoke a Lambda function, and either take its result or wait for somebody to answer the task token.
 *
 * The timeout runs from the moment the task is scheduled and is the only timer of a wait. Whatever comes after the
 * state has settled (a late result, a late answer) changes nothing.
 */
import { fillTemplate, look, narrow } from './data-flow.ts';
import { DEFAULT_TIMEOUT_SECONDS, INVOKE_AND_WAIT, type TaskState } from './definition.ts';
import { WHOLE } from './history.ts';
import { encodeJson, isTooLarge, parseJson, toJson, type Json, type JsonObject } from './json.ts';
import { lambdaFailure } from './lambda-failure.ts';
import type { Frame, Performance, Settled } from './run.ts';
import { runtimeError, tooLarge, type Failure } from './state-error.ts';
import type { Answer } from './task-tokens.ts';

interface TaskCall {
  readonly frame: Frame;
  readonly resource: string;
  readonly token: string | undefined;
  conclude(settled: Settled): void;
  isOver(): boolean;
}

export const performTask: Performance<TaskState> = (frame, state, settle) => {
  const { run } = frame;
  const token = state.Resource === INVOKE_AND_WAIT ? run.newToken() : undefined;
  const sight = { input: frame.rawInput, context: frame.context(token) };
  const input = narrow(state.InputPath, sight, 'InputPath');
  const parameters = fillTemplate(state.Parameters, { ...sight, input }) as JsonObject;
  const { FunctionName: functionName, Payload: payload = {} } = parameters;
  if (typeof functionName !== 'string') throw runtimeError('FunctionName is not a string.');
  const timeoutSeconds = timeoutOf(state, input, frame);
  const sent = encodeJson(parameters);
  if (isTooLarge(sent)) throw tooLarge(frame.name);

  let over = false;
  const timer = run.clock.setTimer(
    run.clock.nowMs() + (timeoutSeconds ?? DEFAULT_TIMEOUT_SECONDS) * 1000,
    () => {
      // Closed at once: an answer that comes before the queued step must hear that it is too late.
      if (token !== undefined) run.tokens.close(token);
      run.work.enqueue(() => timeOut(call));
    },
  );
  const stop = () => {
    over = true;
    run.clock.clearTimer(timer);
    if (token !== undefined) run.tokens.close(token);
  };
  const call: TaskCall = {
    frame,
    resource: state.Resource.replace('arn:aws:states:::lambda:', ''),
    token,
    isOver: () => over,
    conclude(settled) {
      stop();
      settle(settled);
    },
  };
  schedule(call, sent, timeoutSeconds);
  if (token !== undefined) awaitAnswer(call, token);
  callFunction(call, functionName, payload);
  return stop;
};

function timeoutOf(state: TaskState, input: Json, frame: Frame): number | undefined {
  if (state.TimeoutSecondsPath === undefined) return state.TimeoutSeconds;
  const seconds = look(state.TimeoutSecondsPath, { input, context: frame.context() });
  if (typeof seconds === 'number' && Number.isInteger(seconds) && seconds > 0) return seconds;
  throw runtimeError(
    `The TimeoutSecondsPath '${state.TimeoutSecondsPath}' must show a positive whole number of seconds.`,
  );
}

const kind = ({ resource }: TaskCall) => ({ resourceType: 'lambda', resource });

function schedule(call: TaskCall, parameters: string, timeoutInSeconds: number | undefined): void {
  call.frame.record('TaskScheduled', {
    taskScheduledEventDetails: {
      ...kind(call),
      region: 'us-east-1',
      parameters,
      ...(timeoutInSeconds === undefined ? {} : { timeoutInSeconds }),
    },
  });
  call.frame.record('TaskStarted', { taskStartedEventDetails: kind(call) });
}

function timeOut(call: TaskCall): void {
  if (call.isOver()) return;
  call.frame.record('TaskTimedOut', {
    taskTimedOutEventDetails: { ...kind(call), error: 'States.Timeout' },
  });
  call.conclude({ kind: 'failed', failure: { error: 'States.Timeout' } });
}

function awaitAnswer(call: TaskCall, token: string): void {
  const { run } = call.frame;
  const take = (answer: Answer) => {
    if (call.isOver()) return;
    if ('failure' in answer) fail(call, answer.failure);
    else succeed(call, answer.output, parseJson(answer.output));
  };
  // The token is open before the function is invoked: the function may have it answered before it returns.
  run.tokens.open(token, {
    executionArn: run.executionArn,
    deliver: (answer) => run.work.enqueue(() => take(answer)),
  });
}

function callFunction(call: TaskCall, functionName: string, payload: Json): void {
  const { run } = call.frame;
  // Started a turn later, so that a function that throws at once fails like any other.
  const returned = Promise.resolve().then(() => run.invoke(functionName, toJson(payload)));
  run.work.track(returned.then(toJson), (outcome) => {
    if (call.isOver()) return;
    if (outcome.status === 'rejected') fail(call, lambdaFailure(outcome.reason));
    else takeResult(call, { ExecutedVersion: '$LATEST', Payload: outcome.value, StatusCode: 200 });
  });
}

function takeResult(call: TaskCall, result: JsonObject): void {
  const output = encodeJson(result);
  if (isTooLarge(output)) {
    fail(call, tooLarge('lambda').failure);
  } else if (call.token === undefined) {
    succeed(call, output, result);
  } else {
    call.frame.record('TaskSubmitted', {
      taskSubmittedEventDetails: { ...kind(call), output, outputDetails: WHOLE },
    });
  }
}

function succeed(call: TaskCall, output: string, result: Json): void {
  call.frame.record('TaskSucceeded', {
    taskSucceededEventDetails: { ...kind(call), output, outputDetails: WHOLE },
  });
  call.conclude({ kind: 'result', result });
}

function fail(call: TaskCall, failure: Failure): void {
  call.frame.record('TaskFailed', { taskFailedEventDetails: { ...kind(call), ...failure } });
  call.conclude({ kind: 'failed', failure });
}
