/**
 * State `Deem Missing` of aot-diligent-search: 24 hours are over. Stores the determination with the instant at which they
 * were, and opens everything that follows from it. Run twice, or when a contact came meanwhile: changes nothing.
 */
import { settleConcern } from '../../../domain/aot/deem-missing.ts';
import { localDate } from '../../../domain/shared/calendar.ts';
import type { PolicyFor } from '../../../domain/policy/county-protocol.ts';
import type { TaskDeps } from '../../change-case-in-task.ts';
import { changeSearchInTask, type SearchTaskInput } from '../../search-task.ts';

export const createDeemMissing =
  (deps: TaskDeps & { policyFor: PolicyFor }) =>
  (input: SearchTaskInput): Promise<void> =>
    changeSearchInTask(deps, input, 'deem-missing', (draft, search) =>
      settleConcern(draft, search, deps.policyFor(draft.case.lgu, localDate(draft.now)).aot),
    );
