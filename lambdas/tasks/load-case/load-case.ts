/**
 * States `Load Case`, `Read Placement` and `Read Discharge` of referral-to-contact: tells where the strands stand now.
 * The record is the truth, so every wait ends by reading it again. Throws CaseClosed and SupersededExecution.
 */
import type { Strands } from '../../../domain/case/strands.ts';
import { loadForTask, type TaskDeps, type TaskInput } from '../../change-case-in-task.ts';

export const createLoadCase =
  (deps: TaskDeps) =>
  async (input: TaskInput): Promise<Strands> => {
    const { case: record } = await loadForTask(deps, input);
    return record.strands;
  };
