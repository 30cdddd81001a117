/**
 * The `Escalate ...` states of referral-to-contact: the wait's token timed out, so the next rung of the ladder is
 * climbed and its notices go out. Run twice: climbs once. Throws AlreadyAnswered when the answer came meanwhile.
 */
import * as z from 'zod';
import { escalateWait, type WaitTimer } from '../../../domain/case/waits.ts';
import { localDate } from '../../../domain/shared/calendar.ts';
import type { PolicyFor } from '../../../domain/policy/county-protocol.ts';
import { changeCaseInTask, type TaskDeps, taskInputSchema } from '../../change-case-in-task.ts';

export const workItemInputSchema = taskInputSchema.extend({ workItemId: z.string() });

export const createEscalateWait =
  (deps: TaskDeps & { policyFor: PolicyFor }) =>
  (input: z.infer<typeof workItemInputSchema>): Promise<WaitTimer> =>
    changeCaseInTask(deps, input, 'escalate-wait', (draft) =>
      escalateWait(draft, input.workItemId, deps.policyFor(draft.case.lgu, localDate(draft.now))),
    );
