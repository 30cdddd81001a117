/**
 * Which code performs which type of state.
 */
import { performParallel } from './parallel.ts';
import type { Abort, Frame, Settle, Walk } from './run.ts';
import { performChoice, performFail, performPass, performSucceed, performWait } from './simple-states.ts';
import { performTask } from './task.ts';

export function perform(frame: Frame, settle: Settle, walk: Walk): Abort | undefined {
  const { state } = frame;
  switch (state.Type) {
    case 'Task':
      return performTask(frame, state, settle);
    case 'Parallel':
      return performParallel(frame, state, settle, walk);
    case 'Choice':
      return performChoice(frame, state, settle);
    case 'Wait':
      return performWait(frame, state, settle);
    case 'Pass':
      return performPass(frame, state, settle);
    case 'Succeed':
      return performSucceed(frame, state, settle);
    case 'Fail':
      return performFail(frame, state, settle);
  }
}
