/**
 * What an execution reports of itself: to DescribeExecution, to EventBridge, and as the last event of its history.
 */
import type {
  ExecutionDescription,
  ExecutionListItem,
  ExecutionStatus,
  ExecutionStatusChange,
} from './engine-api.ts';
import { WHOLE, type EventDetails, type EventType } from './history.ts';
import type { Failure } from './state-error.ts';

export type Ending = Partial<Failure> & { readonly output?: string };

export interface ExecutionFacts {
  readonly status: ExecutionStatus;
  readonly startMs: number;
  readonly stopMs: number | undefined;
  readonly ending: Ending;
}

interface Identity {
  readonly arn: string;
  readonly name: string;
  readonly input: string;
  readonly stateMachineArn: string;
}

const INCLUDED = { included: true } as const;

export function describe(
  { arn, name, input, stateMachineArn }: Identity,
  { status, startMs, stopMs, ending }: ExecutionFacts,
): ExecutionDescription {
  const { output, ...failure } = ending;
  return {
    executionArn: arn,
    stateMachineArn,
    name,
    status,
    startDate: new Date(startMs),
    ...(stopMs === undefined ? {} : { stopDate: new Date(stopMs) }),
    input,
    inputDetails: INCLUDED,
    ...(output === undefined ? {} : { output, outputDetails: INCLUDED }),
    ...failure,
  };
}

/** A list shows an execution without its data. */
export function summarize(described: ExecutionDescription): ExecutionListItem {
  const { executionArn, stateMachineArn, name, status, startDate, stopDate } = described;
  const item = { executionArn, stateMachineArn, name, status, startDate };
  return stopDate === undefined ? item : { ...item, stopDate };
}

export function statusChange(
  { arn, name, input, stateMachineArn }: Identity,
  { status, startMs, stopMs, ending }: ExecutionFacts,
): ExecutionStatusChange {
  const { output = null, error = null, cause = null } = ending;
  return {
    executionArn: arn,
    stateMachineArn,
    name,
    status,
    startDate: startMs,
    stopDate: stopMs ?? null,
    input,
    inputDetails: INCLUDED,
    output,
    outputDetails: output === null ? null : INCLUDED,
    error,
    cause,
  };
}

export function lastEvent(
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
