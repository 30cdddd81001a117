/**
 * Warm Handoff on one machine: the handlers of lambdas/ and the state machine files of statemachines/, on any store, on
 * an injected clock. The server, the demo and the journeys of the tests are all this runtime; only the store and the
 * clock differ. What AWS does with the table's stream is done here right after each write, from the outbox index.
 */
import { randomBytes, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createSnsCanaryPublisher } from '../adapters/sns/canary-publisher.ts';
import { createPlayedMailboxes, type PlayedMailboxes } from './played-mailboxes.ts';
import { createSnsNoticePublisher } from '../adapters/sns/notice-publisher.ts';
import { createStepFunctionsWorkflow } from '../adapters/stepfunctions/workflow.ts';
import type { AotProtocolFor } from '../domain/policy/county-aot-protocol.ts';
import type { PolicyFor } from '../domain/policy/county-protocol.ts';
import type { RegistryPolicyOn } from '../domain/policy/registry-policy.ts';
import { taskNames } from '../domain/ports/task-names.ts';
import { substitutionOf } from '../domain/shared/function-names.ts';
import { eachMachine, type MachineName } from '../domain/shared/state-machines.ts';
import { instantFromMs } from '../domain/shared/instant.ts';
import type { Clock, Identifiers, Log, PersonKeys, Store } from '../domain/ports/ports.ts';
import {
  createExecutionEnded,
  createResumeCase,
} from '../lambdas/streams/execution-ended/execution-ended.ts';
import { createOpenObligations } from '../lambdas/schedules/open-obligations/open-obligations.ts';
import type { ScheduledRound } from '../lambdas/schedules/open-obligations/stand-of-round.ts';
import { opensCase } from '../lambdas/streams/outbox-relay/close-notices.ts';
import { createSendCanary } from '../lambdas/schedules/send-canary/send-canary.ts';
import { createSealAccessLogs } from '../lambdas/schedules/seal-access-logs/seal-access-logs.ts';
import { createTendMailboxes } from '../lambdas/schedules/tend-mailboxes/tend-mailboxes.ts';
import { createSealDailyStatement } from '../lambdas/schedules/seal-daily-statement/seal-daily-statement.ts';
import { localTopicArnPrefix, portsOf, type StatementPorts } from './ports.ts';
import type { AdvanceableClock } from './clock/engine-clock.ts';
import { type ApiHandlers, createApiHandlers, createTaskFunctions } from './functions.ts';
import { createNoticeInboxes, type NoticeInboxes } from './notice-inboxes.ts';
import { createLocalRelay, type LocalRelay } from './relay.ts';
import { createResumeCases, type ResumeCases } from './resume-cases.ts';
import { wholeRound } from './whole-round.ts';
import type { ExecutionStatusChange, StepFunctionsEngine } from './stepfunctions/engine-api.ts';
import type { ObservedEdge } from './stepfunctions/edges.ts';
import { createLocalSubscriptions, type LocalSubscriptions } from './sns/subscriptions.ts';
import { createStepFunctionsEngine } from './stepfunctions/engine.ts';
import { createLocalSfnClient } from './stepfunctions/local-sfn-client.ts';

export type AroundTask = (
  functionName: string,
  payload: unknown,
  run: () => Promise<unknown>,
) => Promise<unknown>;

export interface RuntimeOptions {
  store: Store;
  stating?: StatementPorts | undefined;
  clock: AdvanceableClock;
  identifiers: Identifiers;
  personKeys: PersonKeys;
  policyFor: PolicyFor;
  aotProtocolFor?: AotProtocolFor | undefined;
  registryPolicyOn?: RegistryPolicyOn | undefined;
  log: Log;
  portalUrl: string;
  /** How many of the notices that left are kept; tests look at all. @default 1,000 */
  keepsNotices?: number | undefined;
  observe?: ((edge: ObservedEdge) => void) | undefined;
  /** From 0 up to 1, for the jitter of retries; tests give what can be played again. */
  random?: (() => number) | undefined;
  /** Stands around every task function: tests make races and faults here. */
  aroundTask?: AroundTask | undefined;
}

export interface Runtime {
  api: ApiHandlers;
  clock: AdvanceableClock;
  engine: StepFunctionsEngine;
  machineArns: Readonly<Record<MachineName, string>>;
  inboxes: NoticeInboxes;
  mailboxes: PlayedMailboxes;
  /** Of SNS, as they are played. */
  subscriptions: LocalSubscriptions;
  now: Clock['now'];
  /** Resolves when every write was relayed and no state machine step is under way. */
  settle(): Promise<void>;
  /** A round of the schedule (local/schedules.ts). */
  openObligations(event: Pick<ScheduledRound, 'round'>): Promise<void>;
  /** A run of the schedule that orders the canary of the hour; on one machine only a test does. */
  sendCanary(): Promise<void>;
  /** A run of the schedule that seals access logs. */
  sealAccessLogs(): Promise<void>;
  /** A run of the schedule that states where every chain stands. */
  sealDailyStatement(): Promise<void>;
  /** A run of the schedule that looks after mailboxes. */
  tendMailboxes(): Promise<void>;
  /** Moves the clock through everything that falls due on the way. */
  advanceTo(targetMs: number): Promise<void>;
  /**
   * After a restart, when executions are gone: finds every case under way and returns how many. Each is resumed when it
   * needs an execution (local/resume-cases.ts); `settle` waits until it is known when that is.
   */
  resumeAll(): Promise<number>;
  /** How many cases under way have no execution, because none is needed yet. */
  restingCases(): number;
}

const root = join(import.meta.dirname, '..');

/** A machine is given the functions that its file names. */
const substitutionsFor = (definition: string): Record<string, string> =>
  Object.fromEntries(
    taskNames
      .map((name) => [substitutionOf(name), name] as const)
      .filter(([placeholder]) => definition.includes(`\${${placeholder}}`)),
  );

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : 'unknown');
const loadMachine = (engine: StepFunctionsEngine, name: MachineName): string => {
  const definition = readFileSync(join(root, 'statemachines', `${name}.asl.json`), 'utf8');
  return engine.createStateMachine({ name, definition, substitutions: substitutionsFor(definition) })
    .stateMachineArn;
};

/** On AWS the dead-letter queue takes it; here one stalled case must not end the others. */
const loggingStalls =
  (log: Log, executionEnded: (event: unknown) => Promise<void>) =>
  async (detail: ExecutionStatusChange): Promise<void> => {
    try {
      await executionEnded({ detail });
    } catch (error) {
      log.error('HHP5004', { execution: detail.name, error: nameOf(error) });
    }
  };

/** Who hears of a write, and of who is shown a case. They are built after the store that tells them. */
interface Hearers {
  relay: LocalRelay;
  cases: ResumeCases;
}

const toldStore = (stored: Store): { store: Store; tell: (hearers: Hearers) => void } => {
  let told: Hearers | undefined;
  return {
    tell(hearers) {
      told = hearers;
    },
    store: {
      ...stored,
      async save(write, idempotency) {
        await stored.save(write, idempotency);
        told?.cases.written(write.case.caseId);
        told?.relay.wake();
      },
      async putCanary(canary) {
        await stored.putCanary(canary);
        told?.relay.wake();
      },
      async appendAccess(entry) {
        await stored.appendAccess(entry);
        if (opensCase(entry)) told?.relay.opened(entry);
      },
    },
  };
};

export const createRuntime = (options: RuntimeOptions): Runtime => {
  const clock: Clock = { now: () => instantFromMs(options.clock.nowMs()) };
  const { store, tell } = toldStore(options.store);
  const subscriptions = createLocalSubscriptions(clock);
  const ports = portsOf({ ...options, store, clock, topics: subscriptions.client });
  const resume = createResumeCase(ports);
  const cases = createResumeCases({
    store,
    clock: options.clock,
    log: options.log,
    resume: (caseId) => resume(caseId, 'restart'),
  });
  const tasks = createTaskFunctions(ports);

  const engine = createStepFunctionsEngine({
    clock: options.clock,
    newToken: randomUUID,
    keepsEnded: 1_000,
    random: options.random ?? (() => randomBytes(1).readUInt8() / 256),
    invoke: async (functionName, payload) => {
      const task = taskNames.find((name) => name === functionName);
      if (!task) throw new RangeError(`No function ${functionName}.`);
      const run = () => tasks[task](payload);
      return options.aroundTask ? options.aroundTask(functionName, payload, run) : run();
    },
    onExecutionStatusChange: loggingStalls(options.log, createExecutionEnded(ports)),
    ...(options.observe && { observe: options.observe }),
  });
  const machineArns = eachMachine((name) => loadMachine(engine, name));

  const inboxes = createNoticeInboxes(clock, options.keepsNotices);
  const mailboxes = createPlayedMailboxes(store, clock);
  const topics = { client: inboxes.client, topicArnPrefix: localTopicArnPrefix };
  const relay = createLocalRelay({
    ...ports,
    after: (delayMs, fire) => options.clock.setTimer(options.clock.nowMs() + delayMs, fire),
    portalUrl: options.portalUrl,
    mailboxes,
    workflow: createStepFunctionsWorkflow({
      client: createLocalSfnClient(engine),
      arns: machineArns,
    }),
    notices: createSnsNoticePublisher(topics),
    canaryPublisher: createSnsCanaryPublisher(topics),
  });
  tell({ relay, cases });

  const settle = async (): Promise<void> => {
    do {
      await cases.idle();
      await relay.idle();
      await engine.settle();
    } while (cases.busy() || relay.busy() || engine.busy() > 0);
  };

  return {
    api: createApiHandlers(ports),
    clock: options.clock,
    engine,
    machineArns,
    openObligations: wholeRound(createOpenObligations(ports)),
    sendCanary: createSendCanary(ports),
    sealAccessLogs: createSealAccessLogs(ports),
    sealDailyStatement: createSealDailyStatement(ports),
    inboxes,
    mailboxes,
    subscriptions,
    tendMailboxes: createTendMailboxes(ports),
    now: () => clock.now(),
    settle,
    advanceTo: (targetMs) => options.clock.advanceTo(targetMs, settle),
    async resumeAll() {
      const found = await cases.begin();
      relay.wake();
      return found;
    },
    restingCases: () => cases.resting(),
  };
};
