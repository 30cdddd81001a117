/** Starting the executions of a search, and the next one of whatever stopped. */
import type { Resumption } from '../case/answer-codes.ts';
import type { CaseDraft } from '../case/case-draft.ts';
import { resumeJourney } from '../case/executions.ts';
import type { ExecutionRef } from '../shared/identifiers.ts';
import { type MachineName, machineOf } from '../shared/state-machines.ts';
import type { AotSearch } from '../case/aot-record.ts';

/** Undefined for a number that no search of the case has, or for none. */
export const searchNumbered = (draft: CaseDraft, number: number | undefined): AotSearch | undefined =>
  draft.case.aot?.searches.find((search) => search.number === number);

const startEpoch = (draft: CaseDraft, search: AotSearch, why: Resumption, continues: boolean): void => {
  search.epoch += 1;
  search.epochStartedAt = draft.now;
  draft.record('searchResumed', { search: search.number, epoch: search.epoch, why });
  draft.order({
    kind: 'startExecution',
    search: search.number,
    epoch: search.epoch,
    ...(continues && { continues }),
  });
};

/** A fresh execution takes over before the history of this one grows; this one ends by itself. */
export const continueSearch = (draft: CaseDraft, search: AotSearch): void =>
  startEpoch(draft, search, 'continued', true);

/** Starts the next execution where the record stands; the one before it becomes superseded. */
const resume: Readonly<
  Record<MachineName, (draft: CaseDraft, execution: ExecutionRef, why: Resumption) => void>
> = {
  'referral-to-contact': (draft, _execution, why) => resumeJourney(draft, why),
  'aot-diligent-search': (draft, { search: number }, why) => {
    const search = searchNumbered(draft, number);
    if (search) startEpoch(draft, search, why, false);
  },
};
export const resumeExecution = (draft: CaseDraft, execution: ExecutionRef, why: Resumption): void =>
  resume[machineOf(execution)](draft, execution, why);
