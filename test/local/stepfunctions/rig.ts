/**
 * An engine on a virtual clock with functions that a test writes inline, and what the test wants to know of it.
 */
import { createVirtualClock, type VirtualClock } from '../../../local/clock/virtual-clock.ts';
import type { ObservedEdge } from '../../../local/stepfunctions/edges.ts';
import type {
  EngineOptions,
  ExecutionDescription,
  ExecutionStatusChange,
  StepFunctionsEngine,
} from '../../../local/stepfunctions/engine-api.ts';
import { createStepFunctionsEngine } from '../../../local/stepfunctions/engine.ts';
import type { RecordedEvent } from '../../../local/stepfunctions/history.ts';
import { parseJson, type Json, type JsonObject } from '../../../local/stepfunctions/json.ts';

export const START_MS = Date.parse('2026-01-30T22:00:00.000Z');
export const INVOKE = 'arn:aws:states:::lambda:invoke';
export const WAIT = 'arn:aws:states:::lambda:invoke.waitForTaskToken';

export type Functions = Record<string, (payload: JsonObject) => unknown>;

export interface Rig {
  readonly engine: StepFunctionsEngine;
  readonly clock: VirtualClock;
  readonly edges: ObservedEdge[];
  readonly changes: ExecutionStatusChange[];
  readonly calls: { name: string; payload: Json }[];
  /** Creates the machine, starts it and waits until nothing is under way. */
  start(definition: object, input?: Json, name?: string): Promise<string>;
  /** Moves the clock forward by seconds. */
  pass(seconds: number): Promise<void>;
  describe(executionArn: string): ExecutionDescription;
  output(executionArn: string): Json;
  events(executionArn: string): RecordedEvent[];
  types(executionArn: string): string[];
}

export function createRig(functions: Functions = {}, options: Partial<EngineOptions> = {}): Rig {
  const clock = createVirtualClock(START_MS);
  const edges: ObservedEdge[] = [];
  const changes: ExecutionStatusChange[] = [];
  const calls: Rig['calls'] = [];
  let tokens = 0;
  const engine = createStepFunctionsEngine({
    clock,
    newToken: () => `token-${(tokens += 1)}`,
    observe: (edge) => edges.push(edge),
    onExecutionStatusChange: (change) => {
      changes.push(change);
    },
    invoke: async (name, payload) => {
      calls.push({ name, payload });
      const run = functions[name];
      if (!run) throw new TypeError(`no function ${name}`);
      return await Promise.resolve(run(payload as JsonObject));
    },
    ...options,
  });
  const events = (executionArn: string) => engine.getExecutionHistory({ executionArn }).events;
  const describe = (executionArn: string) => engine.describeExecution({ executionArn });
  return {
    engine,
    clock,
    edges,
    changes,
    calls,
    async start(definition, input = {}, name = 'one') {
      const { stateMachineArn } = engine.createStateMachine({ name: 'machine', definition });
      const { executionArn } = engine.startExecution({ stateMachineArn, name, input: JSON.stringify(input) });
      await engine.settle();
      return executionArn;
    },
    pass: (seconds) => clock.advanceTo(clock.nowMs() + seconds * 1000, () => engine.settle()),
    describe,
    output: (executionArn) => parseJson(describe(executionArn).output ?? '"no output"'),
    events,
    types: (executionArn) => events(executionArn).map(({ type }) => type),
  };
}

/** A definition of a single state that ends the machine, and what else there is. */
export function single(state: object, rest: object = {}): object {
  const goesOn = 'Next' in state || ('Type' in state && (state.Type === 'Succeed' || state.Type === 'Fail'));
  return { StartAt: 'Only', States: { Only: { ...state, ...(goesOn ? {} : { End: true }) }, ...rest } };
}

export const invoke = (functionName: string, more: object = {}): object => ({
  Type: 'Task',
  Resource: INVOKE,
  Parameters: { FunctionName: functionName, 'Payload.$': '$' },
  ...more,
});

export const awaitToken = (functionName: string, more: object = {}): object => ({
  Type: 'Task',
  Resource: WAIT,
  TimeoutSeconds: 60,
  Parameters: { FunctionName: functionName, Payload: { 'token.$': '$$.Task.Token' } },
  ...more,
});

export function named(name: string, message: string): Error {
  const error = new Error(message);
  error.name = name;
  return error;
}

/** A text field of a payload; the empty text when it is missing. */
export function textOf(payload: JsonObject, field: string): string {
  const value = payload[field];
  return typeof value === 'string' ? value : '';
}

/** A rejection with anything at all, as a function in the field may make one. */
export function rejection(reason: unknown): Promise<never> {
  const { promise, reject } = Promise.withResolvers<never>();
  reject(reason);
  return promise;
}
