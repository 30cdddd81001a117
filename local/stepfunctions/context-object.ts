/**
 * The context object: what `$$` shows a state of its execution.
 */
import type { Json, JsonObject } from './json.ts';
import type { Path } from './paths.ts';

const FIELDS: Readonly<Record<string, readonly string[]>> = {
  Execution: ['Id', 'Input', 'Name', 'RoleArn', 'StartTime'],
  State: ['EnteredTime', 'Name', 'RetryCount'],
  StateMachine: ['Id', 'Name'],
  Task: ['Token'],
};

export const isTaskToken = ({ inContext, steps }: Path): boolean => inContext && steps[0] === 'Task';

/** Whether the context object has such a place; only Execution.Input goes deeper than two steps. */
export function isContextPath({ steps }: Path): boolean {
  const [group, field, ...deeper] = steps;
  if (typeof group !== 'string') return group === undefined;
  const fields = Object.hasOwn(FIELDS, group) ? FIELDS[group] : undefined;
  if (!fields) return false;
  if (field === undefined) return true;
  return typeof field === 'string' && fields.includes(field) && (deeper.length === 0 || field === 'Input');
}

export interface ContextParts {
  readonly execution: { Id: string; Input: Json; Name: string; RoleArn: string; StartTime: string };
  readonly stateMachine: { Id: string; Name: string };
}

export interface StateContext {
  readonly name: string;
  readonly enteredAtMs: number;
  readonly retryCount: number;
}

export function contextObject(parts: ContextParts, state: StateContext, token?: string): JsonObject {
  return {
    Execution: { ...parts.execution },
    State: {
      EnteredTime: new Date(state.enteredAtMs).toISOString(),
      Name: state.name,
      RetryCount: state.retryCount,
    },
    StateMachine: { ...parts.stateMachine },
    ...(token === undefined ? {} : { Task: { Token: token } }),
  };
}
