/**
 * The one way in which a task of a state machine changes a case. It checks first that this execution still speaks for
 * the case: a closed case or a finished journey throws CaseClosed, a search that is over SearchOver, a later epoch
 * SupersededExecution. A lost race is decided again; the state machine retries what still fails.
 */
import * as z from 'zod';
import { CaseDraft } from '../domain/case/case-draft.ts';
import type { CaseSnapshot } from '../domain/case/case-record.ts';
import { executionsOf } from '../domain/case/executions.ts';
import { keepLateness } from '../domain/case/late-entry.ts';
import { type CaseStore, type Clock, ConcurrentWrite } from '../domain/ports/ports.ts';
import { finishClosing } from './finish-closing.ts';
import { isSameRun, machineOf, runNumbers, stateMachines } from '../domain/shared/state-machines.ts';
import { WorkflowSignal } from '../domain/shared/workflow-signal.ts';

/** What every task is given: ids and numbers only. */
export const taskInputSchema = z.object({
  caseId: z.string(),
  epoch: z.int().positive(),
  /** Which run of the case the execution is for; none for the journey. */
  ...runNumbers,
});
export type TaskInput = z.infer<typeof taskInputSchema>;

export interface TaskDeps {
  cases: CaseStore;
  clock: Clock;
}

/** Thrown when an execution names a case that the table does not have: a restored table, never a race. */
class CaseNotFound extends Error {
  override readonly name = 'CaseNotFound';
}

export const loadForTask = async ({ cases }: TaskDeps, input: TaskInput): Promise<CaseSnapshot> => {
  const snapshot = await cases.load(input.caseId);
  if (!snapshot) throw new CaseNotFound(input.caseId);
  const running = executionsOf(snapshot.case).find((execution) => isSameRun(execution, input));
  if (!running) throw new WorkflowSignal(stateMachines[machineOf(input)].over);
  if (running.epoch !== input.epoch) throw new WorkflowSignal('SupersededExecution');
  return snapshot;
};

const attempts = 5;

export const retryConcurrentWrite = async <Result>(attempt: () => Promise<Result>): Promise<Result> => {
  for (let left = attempts; ; left -= 1) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof ConcurrentWrite) || left === 1) throw error;
    }
  }
};

export const changeCaseInTask = <Result>(
  deps: TaskDeps,
  input: TaskInput,
  task: string,
  decide: (draft: CaseDraft, snapshot: CaseSnapshot) => Result,
): Promise<Result> =>
  retryConcurrentWrite(async () => {
    const snapshot = await loadForTask(deps, input);
    const draft = new CaseDraft(snapshot, { now: deps.clock.now(), actor: { kind: 'system', part: task } });
    const result = decide(draft, snapshot);
    keepLateness(draft);
    if (draft.changed) await deps.cases.save(draft.write());
    if (draft.unfinished) await finishClosing(deps, input.caseId);
    return result;
  });
