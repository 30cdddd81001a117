/**
 * The API of the local Step Functions, named and shaped as the AWS API.
 */
import type { EngineClock } from '../clock/engine-clock.ts';
import type { ObservedEdge } from './edges.ts';
import type { RecordedEvent } from './history.ts';
import type { Substitutions } from './load-definition.ts';
import type { Invoke } from './run.ts';

export type ExecutionStatus = 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT' | 'ABORTED';

/** The `detail` of EventBridge's "Step Functions Execution Status Change": dates are epoch milliseconds there. */
export interface ExecutionStatusChange {
  readonly executionArn: string;
  readonly stateMachineArn: string;
  readonly name: string;
  readonly status: ExecutionStatus;
  readonly startDate: number;
  readonly stopDate: number | null;
  readonly input: string;
  readonly inputDetails: { readonly included: true };
  readonly output: string | null;
  readonly outputDetails: { readonly included: true } | null;
  readonly error: string | null;
  readonly cause: string | null;
}

export interface EngineOptions {
  readonly clock: EngineClock;
  readonly invoke: Invoke;
  readonly newToken: () => string;
  /** From 0 up to 1, for JitterStrategy FULL. Without it a full jitter always waits the whole delay. */
  readonly random?: () => number;
  readonly observe?: (edge: ObservedEdge) => void;
  /** How many executions that have ended are remembered, the latest; all of them without it. */
  readonly keepsEnded?: number;
  /** A promise is waited for by settle(), and what it throws is thrown there. */
  readonly onExecutionStatusChange?: (detail: ExecutionStatusChange) => void | Promise<void>;
}

export interface ExecutionListItem {
  readonly executionArn: string;
  readonly stateMachineArn: string;
  readonly name: string;
  readonly status: ExecutionStatus;
  readonly startDate: Date;
  readonly stopDate?: Date;
}

export interface ExecutionDescription extends ExecutionListItem {
  readonly input: string;
  readonly inputDetails: { readonly included: true };
  readonly output?: string;
  readonly outputDetails?: { readonly included: true };
  readonly error?: string;
  readonly cause?: string;
}

export interface Page {
  readonly maxResults?: number | undefined;
  readonly nextToken?: string | undefined;
}

export interface StepFunctionsEngine {
  createStateMachine(request: { name: string; definition: string | object; substitutions?: Substitutions }): {
    stateMachineArn: string;
    creationDate: Date;
  };
  startExecution(request: {
    stateMachineArn: string;
    name?: string | undefined;
    input?: string | undefined;
  }): { executionArn: string; startDate: Date };
  sendTaskSuccess(request: { taskToken: string; output: string }): void;
  sendTaskFailure(request: {
    taskToken: string;
    error?: string | undefined;
    cause?: string | undefined;
  }): void;
  stopExecution(request: { executionArn: string; error?: string | undefined; cause?: string | undefined }): {
    stopDate: Date;
  };
  describeExecution(request: { executionArn: string }): ExecutionDescription;
  /** Newest first. Without maxResults everything is given; the client shim pages as AWS does. */
  listExecutions(request: { stateMachineArn: string; statusFilter?: string | undefined } & Page): {
    executions: ExecutionListItem[];
    nextToken?: string;
  };
  getExecutionHistory(request: { executionArn: string; reverseOrder?: boolean | undefined } & Page): {
    events: RecordedEvent[];
    nextToken?: string;
  };
  /** Drops an execution that has ended, with its tokens. */
  forget(executionArn: string): void;
  /** Lambda invocations, listeners and steps under way; waits for tokens and timers are not counted. */
  busy(): number;
  /** Resolves when nothing is under way; throws what a listener or the engine itself threw meanwhile. */
  settle(): Promise<void>;
}
