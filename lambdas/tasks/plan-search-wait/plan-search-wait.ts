/**
 * The `Plan ...` states of aot-diligent-search: finds or opens the work item of a wait and returns the seconds to the next
 * rung, to the end of the order or to a fresh execution. The search takes up its county's protocol here. Run twice: finds it. Throws AlreadyAnswered when it is answered.
 */
import type * as z from 'zod';
import type { AotProtocolFor } from '../../../domain/policy/county-aot-protocol.ts';
import { takeUpProtocol } from '../../../domain/aot/search-protocol.ts';
import { planSearchWait } from '../../../domain/aot/search-waits.ts';
import type { WaitTimer } from '../../../domain/case/waits.ts';
import { localDate } from '../../../domain/shared/calendar.ts';
import type { PolicyFor } from '../../../domain/policy/county-protocol.ts';
import { searchWaitKindSchema } from '../../../domain/shared/work-item.ts';
import type { TaskDeps } from '../../change-case-in-task.ts';
import { changeSearchInTask, searchTaskInputSchema } from '../../search-task.ts';

export const planSearchWaitInputSchema = searchTaskInputSchema.extend({ kind: searchWaitKindSchema });

export const createPlanSearchWait =
  (deps: TaskDeps & { policyFor: PolicyFor; aotProtocolFor: AotProtocolFor }) =>
  (input: z.infer<typeof planSearchWaitInputSchema>): Promise<WaitTimer> =>
    changeSearchInTask(deps, input, 'plan-search-wait', (draft, search) => {
      const today = localDate(draft.now);
      const { lgu } = draft.case;
      takeUpProtocol(draft, search, deps.aotProtocolFor(lgu, today));
      return planSearchWait(draft, search, input.kind, deps.policyFor(lgu, today).aot);
    });
