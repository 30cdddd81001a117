/**
 * Tasks of a search for a missing person: changing the case on behalf of the search that the execution is for. A signal
 * that stands only once its facts are stored is thrown after the write; run again after that, the task finds its
 * execution superseded or its work answered, which ends or goes on just as well.
 */
import type { AotSearch } from '../domain/case/aot-record.ts';
import { searchNumbered } from '../domain/aot/search-execution.ts';
import type { CaseDraft } from '../domain/case/case-draft.ts';
import { WorkflowSignal } from '../domain/shared/workflow-signal.ts';
import * as z from 'zod';
import { changeCaseInTask, type TaskDeps, taskInputSchema } from './change-case-in-task.ts';

export const searchTaskInputSchema = taskInputSchema.extend({ search: z.int().positive() });
export type SearchTaskInput = z.infer<typeof searchTaskInputSchema>;

export const changeSearchInTask = <Result>(
  deps: TaskDeps,
  input: SearchTaskInput,
  task: string,
  decide: (draft: CaseDraft, search: AotSearch) => Result,
): Promise<Result> =>
  changeCaseInTask(deps, input, task, (draft) => {
    const search = searchNumbered(draft, input.search);
    if (!search) throw new WorkflowSignal('SearchOver');
    return decide(draft, search);
  });
