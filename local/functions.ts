/** Every function of lambdas/ with the ports of one machine: what each index.ts does on AWS, done here at once. */
import type { Ports } from '../domain/ports/ports.ts';
import { type TaskName, taskNames } from '../domain/ports/task-names.ts';
import { type Operation, operations } from '../domain/shared/operations.ts';
import { apiFunctions, taskFunctions } from '../lambdas/functions.ts';
import type { ApiHandler } from '../lambdas/middleware/api-handler.ts';
import { lambdaContext } from './lambda-context.ts';

export type ApiHandlers = Readonly<Record<Operation, ApiHandler>>;
export type TaskFunction = (payload: unknown) => Promise<unknown>;

/** Each name once, so the record is whole, which the compiler cannot see. */
const byName = <Name extends string, Value>(
  names: readonly Name[],
  make: (name: Name) => Value,
): Record<Name, Value> => Object.fromEntries(names.map((name) => [name, make(name)])) as Record<Name, Value>;

export const createApiHandlers = (ports: Ports): ApiHandlers =>
  byName(operations, (operation) => apiFunctions[operation](ports));

export const createTaskFunctions = (ports: Ports): Readonly<Record<TaskName, TaskFunction>> =>
  byName(taskNames, (name) => {
    const handler = taskFunctions[name](ports);
    return (payload) => handler(payload, lambdaContext(name));
  });
