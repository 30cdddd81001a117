/**
 * Walks a graph of states: enter, perform, then go on, retry, catch or give up. The machine itself and every branch of
 * a Parallel state are walked by this same code. Every step goes through the work queue, so a loop of a thousand
 * states needs no stack and two branches take turns.
 */
import { joinResult } from './data-flow.ts';
import { catchersOf, retriersOf, type Catcher, type State } from './definition.ts';
import { matchingName } from './error-names.ts';
import { enterState, exitState, explain, outputOf, stateEvent, type Left } from './frame.ts';
import { MAX_HISTORY_EVENTS } from './history.ts';
import type { Json } from './json.ts';
import { perform } from './perform.ts';
import { nextRetrial, type Retrial } from './retry.ts';
import type { Abort, Frame, Settled, Walk, WalkStart } from './run.ts';
import { failureOf, runtimeError, type Failure } from './state-error.ts';

export const walk: Walk = (start) => {
  const walker = new Walker(start);
  walker.begin();
  return (causeEventId) => walker.abort(causeEventId);
};

class Walker {
  private readonly start: WalkStart;
  private over = false;
  private frame: Frame | undefined;
  private giveUp: Abort | undefined;

  constructor(start: WalkStart) {
    this.start = start;
  }

  begin(): void {
    const { run, graph, prefix, input, previousEventId } = this.start;
    run.observe({ statePath: prefix, edge: 'start', to: graph.StartAt });
    this.enter(graph.StartAt, input, previousEventId);
  }

  abort(causeEventId: number): void {
    if (this.over) return;
    this.over = true;
    this.giveUp?.(causeEventId);
    const state = this.frame?.state;
    if (state?.Type === 'Task' || state?.Type === 'Wait' || state?.Type === 'Parallel') {
      this.start.run.history.add(stateEvent(state, 'Aborted'), causeEventId);
    }
  }

  private soon(step: () => void): void {
    this.start.run.work.enqueue(() => {
      if (!this.over) step();
    });
  }

  private finish(frame: Frame, outcome: { output: Json } | { failure: Failure }): void {
    this.over = true;
    // A state that never got beyond its input leaves no event to chain to: AWS then writes 0.
    const failedOnInput =
      'failure' in outcome && isRuntime(outcome.failure) && frame.lastEventId === frame.enteredEventId;
    this.start.done({ ...outcome, lastEventId: failedOnInput ? 0 : frame.lastEventId });
  }

  private enter(name: string, input: Json, previousEventId: number): void {
    this.soon(() => {
      this.frame = enterState(this.start, name, input, previousEventId);
      this.attempt(this.frame);
    });
  }

  private attempt(frame: Frame): void {
    const settle = (settled: Settled) => this.soon(() => this.conclude(frame, settled));
    try {
      this.checkHistory();
      this.giveUp = perform(frame, settle, walk);
    } catch (thrown) {
      settle({ kind: 'failed', failure: failureOf(thrown) });
    }
  }

  private conclude(frame: Frame, settled: Settled): void {
    this.giveUp = undefined;
    if (settled.kind === 'failed') {
      this.recover(frame, settled.failure);
      return;
    }
    try {
      this.leave(frame, settled);
    } catch (thrown) {
      this.recover(frame, failureOf(thrown));
    }
  }

  private leave(frame: Frame, left: Left): void {
    const output = outputOf(frame, left);
    exitState(frame, output);
    const { edge, to } = 'edge' in left ? left : onwardOf(frame.state);
    this.start.run.observe({ statePath: frame.path, edge, ...(to === undefined ? {} : { to }) });
    if (to === undefined) {
      this.finish(frame, { output });
      return;
    }
    this.checkHistory();
    this.enter(to, output, frame.lastEventId);
  }

  /** Also what ends a loop without a wait, which would otherwise hold the machine up for ever. */
  private checkHistory(): void {
    if (!this.start.run.history.isFull()) return;
    throw runtimeError(`The execution reached the maximum number of history events (${MAX_HISTORY_EVENTS}).`);
  }

  private recover(frame: Frame, failure: Failure): void {
    const { run } = this.start;
    const { state, path } = frame;
    const retrial = nextRetrial(retriersOf(state), frame.retries, failure, run.random);
    if (retrial) {
      run.observe({ statePath: path, edge: `retry[${retrial.index}]`, to: frame.name, error: failure.error });
      this.retry(frame, retrial);
      return;
    }
    for (const [at, catcher] of catchersOf(state).entries()) {
      const matched = matchingName(catcher.ErrorEquals, failure);
      if (matched === undefined) continue;
      this.catch(frame, failure, catcher, { edge: `catch[${at}]`, matched });
      return;
    }
    if (state.Type === 'Fail') run.observe({ statePath: path, edge: 'end', error: failure.error });
    this.finish(frame, { failure: explain(frame, failure) });
  }

  private retry(frame: Frame, { index, delaySeconds }: Retrial): void {
    const { clock } = this.start.run;
    frame.retries[index] = (frame.retries[index] ?? 0) + 1;
    frame.retryCount += 1;
    const again = () => this.soon(() => this.attempt(frame));
    if (delaySeconds <= 0) {
      again();
      return;
    }
    const timer = clock.setTimer(clock.nowMs() + Math.ceil(delaySeconds * 1000), again);
    this.giveUp = () => clock.clearTimer(timer);
  }

  private catch(
    frame: Frame,
    failure: Failure,
    catcher: Catcher,
    edge: { edge: string; matched: string },
  ): void {
    const { error, cause = '' } = failure;
    try {
      const output = joinResult(catcher.ResultPath, frame.rawInput, { Error: error, Cause: cause });
      exitState(frame, output);
      this.start.run.observe({ statePath: frame.path, ...edge, to: catcher.Next, error });
      this.enter(catcher.Next, output, frame.lastEventId);
    } catch (thrown) {
      this.finish(frame, { failure: explain(frame, failureOf(thrown)) });
    }
  }
}

const onwardOf = (state: State): { edge: string; to?: string | undefined } =>
  'Next' in state ? { edge: 'next', to: state.Next } : { edge: 'end' };

const isRuntime = ({ error }: Failure) => error === 'States.Runtime';
