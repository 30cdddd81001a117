/**
 * The `Await ...` states of referral-to-contact: stores the task token on the open work item. Storing the token and
 * recording an answer meet on that item under its version, so whoever comes second sees the first. Throws
 * AlreadyAnswered when the answer was first, WaitReplanned when the deadline moved since the wait was planned.
 */
import * as z from 'zod';
import { withToken } from '../../../domain/case/waits.ts';
import {
  loadForTask,
  retryConcurrentWrite,
  type TaskDeps,
  taskInputSchema,
} from '../../change-case-in-task.ts';

export const awaitAnswerInputSchema = taskInputSchema.extend({
  workItemId: z.string(),
  revision: z.int(),
  token: z.string().min(1),
});

export const createAwaitAnswer =
  (deps: TaskDeps) =>
  (input: z.infer<typeof awaitAnswerInputSchema>): Promise<void> =>
    retryConcurrentWrite(async () => {
      const { workItems } = await loadForTask(deps, input);
      const item = workItems.find(({ workItemId }) => workItemId === input.workItemId);
      await deps.cases.saveWorkItem(withToken(item, input.revision, input.token));
    });
