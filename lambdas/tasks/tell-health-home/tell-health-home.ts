/**
 * State `Tell Health Home And MCO` of referral-to-contact: the Health Home learns of the placement and is asked to tell
 * the person's plan. Run twice: tells once.
 */
import { tellHealthHome } from '../../../domain/placement/warm-hand-off.ts';
import { localDate } from '../../../domain/shared/calendar.ts';
import type { PolicyFor } from '../../../domain/policy/county-protocol.ts';
import { changeCaseInTask, type TaskDeps, type TaskInput } from '../../change-case-in-task.ts';

export const createTellHealthHome =
  (deps: TaskDeps & { policyFor: PolicyFor }) =>
  (input: TaskInput): Promise<void> =>
    changeCaseInTask(deps, input, 'tell-health-home', (draft) =>
      tellHealthHome(draft, deps.policyFor(draft.case.lgu, localDate(draft.now))),
    );
