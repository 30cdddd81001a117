/**
 * Which executions should be running for a case: its journey, and every search for the person that is not over. What
 * tasks check, what a restart resumes and what the list of cases under way holds are all this one derivation. The next
 * one of a search is started in domain/aot/search-execution.ts.
 */
import type { Resumption } from './answer-codes.ts';
import { type AotSearch, isSearchOver } from './aot-record.ts';
import type { ExecutionRef } from '../shared/identifiers.ts';
import type { CaseDraft } from './case-draft.ts';
import { type MachineName, machineNames } from '../shared/state-machines.ts';
import { type CaseRecord, isUnderWay } from './case-record.ts';

export const searchesUnderWay = ({ aot, strands }: CaseRecord): AotSearch[] =>
  strands.case === 'open' ? (aot?.searches ?? []).filter((search) => !isSearchOver(search)) : [];

const executionsOn: Readonly<Record<MachineName, (record: CaseRecord) => ExecutionRef[]>> = {
  'referral-to-contact': (record) =>
    isUnderWay(record) ? [{ caseId: record.caseId, epoch: record.epoch }] : [],
  'aot-diligent-search': (record) =>
    searchesUnderWay(record).map(({ number, epoch }) => ({ caseId: record.caseId, search: number, epoch })),
};
export const executionsOf = (record: CaseRecord): ExecutionRef[] =>
  machineNames.flatMap((name) => executionsOn[name](record));

/** Starts the next execution where the strands stand; the one before it becomes superseded. */
export const resumeJourney = (draft: CaseDraft, why: Resumption): void => {
  draft.case.epoch += 1;
  draft.record('journeyResumed', { epoch: draft.case.epoch, why });
  draft.order({ kind: 'startExecution', epoch: draft.case.epoch });
};
