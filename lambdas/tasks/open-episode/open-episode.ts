/**
 * State `Open HH+ Episode` of referral-to-contact: both strands are through. Run twice: opens once (the second run ends on
 * CaseClosed, which the state machine takes as done). Throws JourneyGoesOn when a strand was reopened meanwhile.
 */
import { openEpisode } from '../../../domain/placement/warm-hand-off.ts';
import { changeCaseInTask, type TaskDeps, type TaskInput } from '../../change-case-in-task.ts';

export const createOpenEpisode =
  (deps: TaskDeps) =>
  (input: TaskInput): Promise<void> =>
    changeCaseInTask(deps, input, 'open-episode', openEpisode);
