/**
 * Which executions should be running for a case: its journey, and every search for the person that is not over. What
 * tasks check, what a restart resumes and what the list of cases under way holds are all this one derivation. The next
 * one of a search is started in domain/aot/search-execution.ts.
 */
import type { Resumption } from './answer-codes.ts';
import type { AotSearch } from './aot-record.ts';
import type { ExecutionRef } from '../shared/identifiers.ts';
import type { CaseDraft } from './case-draft.ts';
import { type MachineName, machineNames } from '../shared/state-machines.ts';
import { type CaseRecord, isUnderWay } from './case-record.ts';

/** The person was deemed missing, or found in a jail or hospital, and the LGU does not have the report yet. */
export const owesReport = ({ deemedMissingAt, reportedAt, placeEvent }: AotSearch): boolean =>
  (deemedMissingAt !== undefined && reportedAt === undefined) ||
  (placeEvent !== undefined && placeEvent.reportedAt === undefined);

/** Nobody of the LGU has acknowledged yet that the person is missing. */
export const isUnacknowledged = ({ deemedMissingAt, acknowledgedAt }: AotSearch): boolean =>
  deemedMissingAt !== undefined && acknowledgedAt === undefined;

/** A search goes on after its end for as long as the LGU was not told. */
const isSearchOver = (search: AotSearch): boolean =>
  search.endedAt !== undefined && !owesReport(search) && !isUnacknowledged(search);

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
