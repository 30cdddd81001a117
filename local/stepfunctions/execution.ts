/**
 * One execution from its start to its end. What it keeps after the end is what DescribeExecution and
 * GetExecutionHistory need; timers, tokens and walkers are gone.
 */
import type { EngineClock, Timer } from '../clock/engine-clock.ts';
import type { ContextParts } from './context-object.ts';
import type { Definition } from './definition.ts';
import type {
  ExecutionDescription,
  ExecutionListItem,
  ExecutionStatus,
  ExecutionStatusChange,
} from './engine-api.ts';
import { createHistory, WHOLE, type EventDetails, type EventType, type History } from './history.ts';
import { encodeJson, parseJson } from './json.ts';
import type { Abort, Run, WalkOutcome } from './run.ts';
import type { Failure } from './state-error.ts';
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

type Ending = Partial<Failure> & { readonly output?: string };

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
    plan.onStatus(this.statusChange());
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

  summary(): ExecutionListItem {
    return {
      executionArn: this.plan.arn,
      stateMachineArn: this.plan.stateMachineArn,
      name: this.plan.name,
      status: this.status,
      startDate: new Date(this.startMs),
      ...(this.stopMs === undefined ? {} : { stopDate: new Date(this.stopMs) }),
    };
  }

  describe(): ExecutionDescription {
    const { output, ...failure } = this.ending;
    const included = { included: true } as const;
    return {
      ...this.summary(),
      input: this.plan.input,
      inputDetails: included,
      ...(output === undefined ? {} : { output, outputDetails: included }),
      ...failure,
    };
  }

  private conclude(outcome: WalkOutcome): void {
    if ('output' in outcome) {
      this.end('SUCCEEDED', { output: encodeJson(outcome.output) }, outcome.lastEventId);
      return;
    }
    const { error, cause } = outcome.failure;
    const failure = { ...(error === '' ? {} : { error }), ...(cause === undefined ? {} : { cause }) };
    // AWS does not chain the end of the execution to an event when the definition itself was at fault.
    this.end('FAILED', failure, error === 'States.Runtime' ? 0 : outcome.lastEventId);
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
    this.plan.onStatus(this.statusChange());
  }

  private statusChange(): ExecutionStatusChange {
    const { arn, stateMachineArn, name, input } = this.plan;
    const { output = null, error = null, cause = null } = this.ending;
    return {
      executionArn: arn,
      stateMachineArn,
      name,
      status: this.status,
      startDate: this.startMs,
      stopDate: this.stopMs ?? null,
      input,
      inputDetails: { included: true },
      output,
      outputDetails: output === null ? null : { included: true },
      error,
      cause,
    };
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

function lastEvent(
  status: Exclude<ExecutionStatus, 'RUNNING'>,
  { output = '', ...failure }: Ending,
): [EventType, EventDetails] {
  switch (status) {
    case 'SUCCEEDED':
      return ['ExecutionSucceeded', { executionSucceededEventDetails: { output, outputDetails: WHOLE } }];
    case 'FAILED':
      return ['ExecutionFailed', { executionFailedEventDetails: failure }];
    case 'ABORTED':
      return ['ExecutionAborted', { executionAbortedEventDetails: failure }];
    case 'TIMED_OUT':
      return ['ExecutionTimedOut', { executionTimedOutEventDetails: failure }];
  }
}
