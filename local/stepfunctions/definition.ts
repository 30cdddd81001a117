/**
 * The subset of the Amazon States Language that the local runtime executes, as types.
 *
 * `load-definition.ts` is the only maker of a `Definition`: what it lets through has exactly these fields, every path
 * parses and every target exists, so the interpreter needs no second opinion.
 */
import type { Json, JsonObject } from './json.ts';

export const INVOKE = 'arn:aws:states:::lambda:invoke';
export const INVOKE_AND_WAIT = 'arn:aws:states:::lambda:invoke.waitForTaskToken';

/** What a Task may run for when it does not say, as on AWS: about three years. */
export const DEFAULT_TIMEOUT_SECONDS = 99_999_999;

export interface Retrier {
  readonly ErrorEquals: readonly string[];
  readonly IntervalSeconds?: number;
  readonly BackoffRate?: number;
  readonly MaxAttempts?: number;
  readonly MaxDelaySeconds?: number;
  readonly JitterStrategy?: 'NONE' | 'FULL';
}

export interface Catcher {
  readonly ErrorEquals: readonly string[];
  readonly ResultPath?: string | null;
  readonly Next: string;
}

interface InputOutput {
  readonly InputPath?: string | null;
  readonly OutputPath?: string | null;
}

interface Onward {
  readonly Next?: string;
  readonly End?: true;
}

interface Recovering {
  readonly Retry?: readonly Retrier[];
  readonly Catch?: readonly Catcher[];
}

export interface TaskState extends InputOutput, Onward, Recovering {
  readonly Type: 'Task';
  readonly Resource: typeof INVOKE | typeof INVOKE_AND_WAIT;
  readonly TimeoutSeconds?: number;
  readonly TimeoutSecondsPath?: string;
  readonly Parameters: JsonObject;
  readonly ResultSelector?: JsonObject;
  readonly ResultPath?: string | null;
}

export interface ParallelState extends InputOutput, Onward, Recovering {
  readonly Type: 'Parallel';
  readonly Branches: readonly Graph[];
  readonly Parameters?: Json;
  readonly ResultSelector?: JsonObject;
  readonly ResultPath?: string | null;
}

export interface PassState extends InputOutput, Onward {
  readonly Type: 'Pass';
  readonly Result?: Json;
  readonly Parameters?: Json;
  readonly ResultPath?: string | null;
}

export interface WaitState extends InputOutput, Onward {
  readonly Type: 'Wait';
  readonly Seconds?: number;
  readonly SecondsPath?: string;
  readonly Timestamp?: string;
  readonly TimestampPath?: string;
}

export interface ChoiceRule {
  readonly And?: readonly ChoiceRule[];
  readonly Or?: readonly ChoiceRule[];
  readonly Not?: ChoiceRule;
  readonly Variable?: string;
  /** The one comparison operator of the rule, under its own name. */
  readonly [operator: string]: unknown;
}

export interface ChoiceState extends InputOutput {
  readonly Type: 'Choice';
  readonly Choices: readonly (ChoiceRule & { readonly Next: string })[];
  readonly Default?: string;
}

export interface SucceedState extends InputOutput {
  readonly Type: 'Succeed';
}

export interface FailState {
  readonly Type: 'Fail';
  readonly Error?: string;
  readonly Cause?: string;
}

export type State =
  TaskState | ParallelState | PassState | WaitState | ChoiceState | SucceedState | FailState;

export interface Graph {
  readonly StartAt: string;
  readonly States: Readonly<Record<string, State>>;
}

export interface Definition extends Graph {
  readonly TimeoutSeconds?: number;
}

export const retriersOf = (state: State): readonly Retrier[] =>
  state.Type === 'Task' || state.Type === 'Parallel' ? (state.Retry ?? []) : [];

export const catchersOf = (state: State): readonly Catcher[] =>
  state.Type === 'Task' || state.Type === 'Parallel' ? (state.Catch ?? []) : [];
