/**
 * The `Plan ...` states of aot-diligent-search: finds or opens the work item of a wait and returns the seconds to the next
 * rung, to the end of the order or to a fresh execution. Run twice: finds it. Throws AlreadyAnswered when it is answered.
 */
import type * as z from 'zod';
import { planSearchWait } from '../../../domain/aot/search-waits.ts';
import type { WaitPlan } from '../../../domain/referral/waits.ts';
import { localDate } from '../../../domain/shared/calendar.ts';
import type { PolicyFor } from '../../../domain/shared/county-protocol.ts';
import { searchWaitKindSchema } from '../../../domain/shared/work-item.ts';
import type { TaskDeps } from '../../change-case-in-task.ts';
import { changeSearchInTask, searchTaskInputSchema } from '../../search-task.ts';

export const planSearchWaitInputSchema = searchTaskInputSchema.extend({ kind: searchWaitKindSchema });

export const createPlanSearchWait =
  (deps: TaskDeps & { policyFor: PolicyFor }) =>
  (input: z.infer<typeof planSearchWaitInputSchema>): Promise<WaitPlan> =>
    changeSearchInTask(deps, input, 'plan-search-wait', (draft, search) =>
      planSearchWait(draft, search, input.kind, deps.policyFor(draft.case.lgu, localDate(draft.now)).aot),
    );
