/**
 * Step Functions on one machine: the same state machine files, the same handlers, an injected clock.
 *
 * Executions live in memory only. That is no loss: the case record is the truth, and after a restart every open case
 * starts a fresh execution where its strands stand.
 */
import { executionArn, roleArn } from './arns.ts';
import { checkFailure, checkJson, checkName } from './check-request.ts';
import type { EngineOptions, ExecutionStatusChange, StepFunctionsEngine } from './engine-api.ts';
import { EngineError } from './engine-error.ts';
import { summarize } from './execution-report.ts';
import { Execution, type RunPorts } from './execution.ts';
import { loadDefinition } from './load-definition.ts';
import { pageOf } from './paging.ts';
import { createTaskTokens, type TaskTokens } from './task-tokens.ts';
import { createWorkQueue, type WorkQueue } from './work-queue.ts';
import { createdMachines, type Machine, type CreatedMachines } from './created-machines.ts';

type Api<Method extends keyof StepFunctionsEngine> = StepFunctionsEngine[Method];
type Request<Method extends keyof StepFunctionsEngine> = Parameters<Api<Method>>[0];

export const createStepFunctionsEngine = (options: EngineOptions): StepFunctionsEngine => new Engine(options);

class Engine implements StepFunctionsEngine {
  private readonly options: EngineOptions;
  private readonly work: WorkQueue = createWorkQueue();
  private readonly tokens: TaskTokens = createTaskTokens();
  private readonly ports: RunPorts;
  private readonly machines: CreatedMachines;
  private readonly executions = new Map<string, Execution>();
  private readonly ended = new Set<string>();

  constructor(options: EngineOptions) {
    this.options = options;
    this.machines = createdMachines(options.clock);
    const { clock, invoke, newToken, random = () => 1 } = options;
    this.ports = { clock, invoke, newToken, random, work: this.work, tokens: this.tokens };
  }

  createStateMachine({ name, definition, substitutions }: Request<'createStateMachine'>) {
    const { arn, creationDate } = this.machines.create(name, loadDefinition(definition, substitutions));
    return { stateMachineArn: arn, creationDate };
  }

  startExecution({ stateMachineArn: machineArn, name: given, input = '{}' }: Request<'startExecution'>) {
    const machine = this.machines.find(machineArn);
    const name = given ?? this.options.newToken();
    checkName(name);
    checkJson(input, 'InvalidExecutionInput', 'Invalid State Machine Execution Input');
    const arn = executionArn(machine.name, name);
    const existing = this.executions.get(arn);
    if (existing?.isRunning() && existing.plan.input === input) return startOf(existing);
    if (existing) throw new EngineError('ExecutionAlreadyExists', `Execution Already Exists: '${arn}'`);
    return startOf(this.begin(machine, arn, name, input));
  }

  private begin(machine: Machine, arn: string, name: string, input: string): Execution {
    const execution = new Execution({
      arn,
      name,
      input,
      stateMachineArn: machine.arn,
      stateMachineName: machine.name,
      roleArn: roleArn(machine.name),
      definition: machine.definition,
      clock: this.options.clock,
      onStatus: (change) => this.tell(change),
    });
    this.executions.set(arn, execution);
    execution.start(this.ports, (edge) =>
      this.options.observe?.({ stateMachineName: machine.name, executionName: name, ...edge }),
    );
    return execution;
  }

  /** A listener hears of a change as a step of its own, so that it may call the engine in turn. */
  private tell(change: ExecutionStatusChange): void {
    if (change.status !== 'RUNNING') this.remember(change.executionArn);
    const listen = this.options.onExecutionStatusChange;
    if (!listen) return;
    this.work.enqueue(() => {
      const heard = listen(change);
      if (!heard) return;
      this.work.track(heard, (outcome) => {
        if (outcome.status === 'rejected') throw outcome.reason;
      });
    });
  }

  /** AWS forgets a history after ninety days; a machine that runs for months must too. */
  private remember(arn: string): void {
    this.ended.add(arn);
    const { keepsEnded = Number.POSITIVE_INFINITY } = this.options;
    // An end is told from within the execution, which is still needed until then: one that is older goes.
    for (const oldest of this.ended) {
      if (this.ended.size <= keepsEnded) return;
      this.forget(oldest);
    }
  }

  sendTaskSuccess({ taskToken, output }: Request<'sendTaskSuccess'>) {
    checkJson(output, 'InvalidOutput', 'Invalid Output');
    this.tokens.answer(taskToken, { output });
  }

  sendTaskFailure({ taskToken, error, cause }: Request<'sendTaskFailure'>) {
    checkFailure(error, cause);
    // A worker that names no error has failed all the same, and the name for that is States.TaskFailed.
    const failure = { error: error ?? 'States.TaskFailed', ...(cause === undefined ? {} : { cause }) };
    this.tokens.answer(taskToken, { failure });
  }

  stopExecution({ executionArn: arn, error, cause }: Request<'stopExecution'>) {
    checkFailure(error, cause);
    return { stopDate: this.find(arn).stop(error, cause) };
  }

  describeExecution({ executionArn: arn }: Request<'describeExecution'>) {
    return this.find(arn).describe();
  }

  listExecutions({ stateMachineArn: machineArn, statusFilter, ...page }: Request<'listExecutions'>) {
    this.machines.find(machineArn);
    const listed = [...this.executions.values()]
      .map((execution) => summarize(execution.describe()))
      .filter(({ stateMachineArn: of, status }) => of === machineArn && status === (statusFilter ?? status))
      .reverse();
    const { items: executions, ...more } = pageOf(listed, page);
    return { executions, ...more };
  }

  getExecutionHistory({ executionArn: arn, reverseOrder = false, ...page }: Request<'getExecutionHistory'>) {
    const recorded = this.find(arn).history.events();
    const { items: events, ...more } = pageOf(reverseOrder ? recorded.toReversed() : recorded, page);
    return { events, ...more };
  }

  forget(arn: string) {
    if (this.find(arn).isRunning()) {
      throw new EngineError('ValidationException', `The execution is still running: stop '${arn}' first.`);
    }
    this.executions.delete(arn);
    this.ended.delete(arn);
    this.tokens.forget(arn);
  }

  busy() {
    return this.work.busy();
  }

  settle() {
    return this.work.settle();
  }

  private find(arn: string): Execution {
    const execution = this.executions.get(arn);
    if (!execution) throw new EngineError('ExecutionDoesNotExist', `Execution Does Not Exist: '${arn}'`);
    return execution;
  }
}

const startOf = ({ plan, startMs }: Execution) => ({ executionArn: plan.arn, startDate: new Date(startMs) });
