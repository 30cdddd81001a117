/**
 * The `Plan ...` states of referral-to-contact: one transaction opens the work item with its clock and the notices that
 * announce it. Run twice: finds the open item and returns what is left. Throws AlreadyAnswered when the strand moved on.
 */
import { planWait, type WaitTimer } from '../../../domain/case/waits.ts';
import { localDate } from '../../../domain/shared/calendar.ts';
import type { PolicyFor } from '../../../domain/policy/county-protocol.ts';
import { type WaitKind, waitKindSchema } from '../../../domain/shared/work-item.ts';
import {
  changeCaseInTask,
  type TaskDeps,
  type TaskInput,
  taskInputSchema,
} from '../../change-case-in-task.ts';

export const planWaitInputSchema = taskInputSchema.extend({ kind: waitKindSchema });

export const createPlanWait =
  (deps: TaskDeps & { policyFor: PolicyFor }) =>
  (input: TaskInput & { kind: WaitKind }): Promise<WaitTimer> =>
    changeCaseInTask(deps, input, 'plan-wait', (draft) =>
      planWait(draft, input.kind, deps.policyFor(draft.case.lgu, localDate(draft.now))),
    );
