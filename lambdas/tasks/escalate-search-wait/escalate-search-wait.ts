/**
 * The `Escalate ...` states of aot-diligent-search: a wait timed out, so a rung is climbed, the order's end is noticed,
 * or a fresh execution is ordered. Throws AlreadyAnswered, DeadlineReached (24 hours without contact) and
 * SearchContinues, the last only when the next execution is on its way. Run twice: climbs once.
 */
import * as z from 'zod';
import { escalateSearchWait } from '../../../domain/aot/escalate-search.ts';
import type { WaitTimer } from '../../../domain/case/waits.ts';
import { localDate } from '../../../domain/shared/calendar.ts';
import type { PolicyFor } from '../../../domain/policy/county-protocol.ts';
import { WorkflowSignal } from '../../../domain/shared/workflow-signal.ts';
import type { TaskDeps } from '../../change-case-in-task.ts';
import { changeSearchInTask, searchTaskInputSchema } from '../../search-task.ts';

export const searchWorkItemInputSchema = searchTaskInputSchema.extend({ workItemId: z.string() });

export const createEscalateSearchWait =
  (deps: TaskDeps & { policyFor: PolicyFor }) =>
  async (input: z.infer<typeof searchWorkItemInputSchema>): Promise<WaitTimer> => {
    const escalation = await changeSearchInTask(deps, input, 'escalate-search-wait', (draft) =>
      escalateSearchWait(draft, input.workItemId, deps.policyFor(draft.case.lgu, localDate(draft.now)).aot),
    );
    if ('signal' in escalation) throw new WorkflowSignal(escalation.signal);
    return escalation;
  };
