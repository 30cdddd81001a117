/**
 * State `Tell Health Home And MCO` of referral-to-contact: the Health Home learns of the placement and is asked to tell
 * the person's plan. Run twice: tells once.
 */
import { tellHealthHome } from '../../../domain/handoff/warm-hand-off.ts';
import type { EscalationPolicy } from '../../../domain/shared/escalation-policy.ts';
import type { TaskDeps, TaskInput } from '../../change-case-in-task.ts';
import { changeCaseInTask } from '../../change-case-in-task.ts';

export const createTellHealthHome =
  (deps: TaskDeps & { policy: EscalationPolicy }) =>
  (input: TaskInput): Promise<void> =>
    changeCaseInTask(deps, input, 'tell-health-home', (draft) => tellHealthHome(draft, deps.policy));
