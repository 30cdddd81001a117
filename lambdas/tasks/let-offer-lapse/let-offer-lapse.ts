/**
 * State `Let CMA Offer Lapse` of referral-to-contact: the agency was silent, so the offer ends and the next candidate is
 * asked. Run twice, or after an answer: changes nothing.
 */
import type * as z from 'zod';
import { letOfferLapse } from '../../../domain/placement/offer.ts';
import { localDate } from '../../../domain/shared/calendar.ts';
import type { PolicyFor } from '../../../domain/policy/county-protocol.ts';
import { changeCaseInTask, type TaskDeps } from '../../change-case-in-task.ts';
import type { workItemInputSchema } from '../escalate-wait/escalate-wait.ts';

export const createLetOfferLapse =
  (deps: TaskDeps & { policyFor: PolicyFor }) =>
  (input: z.infer<typeof workItemInputSchema>): Promise<void> =>
    changeCaseInTask(deps, input, 'let-offer-lapse', (draft) =>
      letOfferLapse(draft, input.workItemId, deps.policyFor(draft.case.lgu, localDate(draft.now))),
    );
