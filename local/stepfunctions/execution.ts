/**
 * One execution from its start to its end. What it keeps after the end is what DescribeExecution and
 * GetExecutionHistory need; timers, tokens and walkers are gone.
 */
import type { EngineClock, Timer } from '../clock/engine-clock.ts';
import type { ContextParts } from './context-object.ts';
import type { Definition } from './definition.ts';
import type { ExecutionDescription, ExecutionStatus, ExecutionStatusChange } from './engine-api.ts';
import { describe, lastEvent, statusChange, type Ending, type ExecutionFacts } from './execution-report.ts';
import { createHistory, WHOLE, type History } from './history.ts';
import { encodeJson, parseJson } from './json.ts';
import type { Abort, Run, WalkOutcome } from './run.ts';
import { walk } from './walk.ts';

export interface ExecutionPlan {
  readonly arn: string;
  readonly name: string;
  readonly input: string;
  readonly stateMachineArn: string;
  readonly stateMachineName: string;
  readonly roleArn: string;
  readonly definition: Definition;
  readonly clock: EngineClock;
  onStatus(change: ExecutionStatusChange): void;
}

/** What the engine gives to every run alike, without what belongs to one execution. */
export type RunPorts = Pick<Run, 'clock' | 'work' | 'tokens' | 'invoke' | 'newToken' | 'random'>;

export class Execution {
  readonly plan: ExecutionPlan;
  readonly history: History;
  readonly startMs: number;
  private status: ExecutionStatus = 'RUNNING';
  private stopMs: number | undefined;
  private ending: Ending = {};
  private abortWalk: Abort | undefined;
  private timer: Timer | undefined;

  constructor(plan: ExecutionPlan) {
    this.plan = plan;
    this.history = createHistory(plan.clock);
    this.startMs = plan.clock.nowMs();
  }

  isRunning(): boolean {
    return this.status === 'RUNNING';
  }

  start(ports: RunPorts, observe: Run['observe']): void {
    const { plan, history } = this;
    const { input, roleArn, definition } = plan;
    history.add('ExecutionStarted', 0, {
      executionStartedEventDetails: { input, inputDetails: WHOLE, roleArn },
    });
    plan.onStatus(statusChange(plan, this.facts()));
    if (definition.TimeoutSeconds !== undefined) {
      this.timer = ports.clock.setTimer(this.startMs + definition.TimeoutSeconds * 1000, () =>
        ports.work.enqueue(() => this.end('TIMED_OUT')),
      );
    }
    const context = this.contextParts();
    this.abortWalk = walk({
      run: { ...ports, executionArn: plan.arn, context, history, observe },
      graph: definition,
      prefix: '',
      input: parseJson(input),
      previousEventId: 0,
      done: (outcome) => this.conclude(outcome),
    });
  }

  stop(error: string | undefined, cause: string | undefined): Date {
    this.end('ABORTED', {
      ...(error === undefined ? {} : { error }),
      ...(cause === undefined ? {} : { cause }),
    });
    return new Date(this.stopMs ?? this.startMs);
  }

  describe(): ExecutionDescription {
    return describe(this.plan, this.facts());
  }

  private conclude(outcome: WalkOutcome): void {
    if ('output' in outcome) {
      this.end('SUCCEEDED', { output: encodeJson(outcome.output) }, outcome.lastEventId);
      return;
    }
    const { error, cause } = outcome.failure;
    const failure = { ...(error === '' ? {} : { error }), ...(cause === undefined ? {} : { cause }) };
    this.end('FAILED', failure, outcome.lastEventId);
  }

  private end(status: Exclude<ExecutionStatus, 'RUNNING'>, ending: Ending = {}, previousEventId = 0): void {
    if (!this.isRunning()) return;
    this.status = status;
    this.stopMs = this.plan.clock.nowMs();
    this.ending = ending;
    if (this.timer) this.plan.clock.clearTimer(this.timer);
    this.abortWalk?.(previousEventId);
    this.abortWalk = undefined;
    const [type, details] = lastEvent(status, ending);
    this.history.add(type, previousEventId, details);
    this.plan.onStatus(statusChange(this.plan, this.facts()));
  }

  private facts(): ExecutionFacts {
    const { status, startMs, stopMs, ending } = this;
    return { status, startMs, stopMs, ending };
  }

  private contextParts(): ContextParts {
    const { arn, name, input, roleArn, stateMachineArn, stateMachineName } = this.plan;
    return {
      execution: {
        Id: arn,
        Input: parseJson(input),
        Name: name,
        RoleArn: roleArn,
        StartTime: new Date(this.startMs).toISOString(),
      },
      stateMachine: { Id: stateMachineArn, Name: stateMachineName },
    };
  }
}
