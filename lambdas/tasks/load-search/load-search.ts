/**
 * State `Load Case` of aot-diligent-search: tells where the search stands, which is where a new execution begins. Throws
 * SearchOver when nothing of it is owed any more, CaseClosed and SupersededExecution.
 */
import { searchesUnderWay } from '../../../domain/case/executions.ts';
import { loadForTask, type TaskDeps } from '../../change-case-in-task.ts';
import type { SearchTaskInput } from '../../search-task.ts';

export const createLoadSearch =
  (deps: TaskDeps) =>
  async (input: SearchTaskInput): Promise<{ stands: 'missingConcern' | 'missing' }> => {
    const { case: record } = await loadForTask(deps, input);
    const search = searchesUnderWay(record).find(({ number }) => number === input.search);
    const concern = search?.deemedMissingAt === undefined && search?.endedAt === undefined;
    return { stands: concern ? 'missingConcern' : 'missing' };
  };
