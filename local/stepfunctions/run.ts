/**
 * The contracts between the parts of a running execution: what is shared by all its states, what one state sees of
 * itself, and what a state may end in.
 */
import type { EngineClock } from '../clock/engine-clock.ts';
import type { ContextParts } from './context-object.ts';
import type { Graph, State } from './definition.ts';
import type { Edge } from './edges.ts';
import type { EventDetails, EventType, History } from './history.ts';
import type { Json, JsonObject } from './json.ts';
import type { Failure } from './state-error.ts';
import type { TaskTokens } from './task-tokens.ts';
import type { WorkQueue } from './work-queue.ts';

/** Runs a Lambda function; what it throws is the function's error, by name and message. */
export type Invoke = (functionName: string, payload: Json) => Promise<unknown>;

export interface Run {
  readonly executionArn: string;
  readonly context: ContextParts;
  readonly clock: EngineClock;
  readonly history: History;
  readonly work: WorkQueue;
  readonly tokens: TaskTokens;
  readonly invoke: Invoke;
  readonly newToken: () => string;
  readonly random: () => number;
  observe(edge: Edge & { readonly error?: string }): void;
}

/** One visit to one state. */
export interface Frame {
  readonly run: Run;
  readonly state: State;
  readonly name: string;
  readonly path: string;
  readonly rawInput: Json;
  readonly enteredAtMs: number;
  readonly enteredEventId: number;
  /** How often each retrier has been used: AWS counts per retrier and starts anew on the next visit. */
  readonly retries: number[];
  retryCount: number;
  lastEventId: number;
  record(type: EventType, details?: EventDetails): void;
  /** The context object as this state sees it now. */
  context(token?: string): JsonObject;
}

export type Settled =
  | { readonly kind: 'result'; readonly result: Json }
  | { readonly kind: 'passed' }
  | { readonly kind: 'chosen'; readonly edge: string; readonly to: string }
  | { readonly kind: 'failed'; readonly failure: Failure };

export type Settle = (settled: Settled) => void;

/** Gives up what a state is waiting for; `causeEventId` is the event that made it so. */
export type Abort = (causeEventId: number) => void;

export type Performance<S extends State> = (frame: Frame, state: S, settle: Settle) => Abort | undefined;

export type WalkOutcome = { readonly lastEventId: number } & (
  { readonly output: Json } | { readonly failure: Failure }
);

export interface WalkStart {
  readonly run: Run;
  readonly graph: Graph;
  /** The path of the graph within the definition: empty for the machine itself. */
  readonly prefix: string;
  readonly input: Json;
  readonly previousEventId: number;
  done(outcome: WalkOutcome): void;
}

/** Walks a graph from its first state to its end; gives the way to abort it. */
export type Walk = (start: WalkStart) => Abort;
