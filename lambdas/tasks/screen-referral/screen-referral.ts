/**
 * State `Screen Referral` of referral-to-contact: decides eligibility and the way in, with reasons on the record. An
 * ineligible case is closed, and its parties are told; the next state then ends on CaseClosed. Run twice: screens once.
 */
import { screenReferral } from '../../../domain/referral/screening.ts';
import { changeCaseInTask, type TaskDeps, type TaskInput } from '../../change-case-in-task.ts';

export const createScreenReferral =
  (deps: TaskDeps) =>
  (input: TaskInput): Promise<void> =>
    changeCaseInTask(deps, input, 'screen-referral', screenReferral);
