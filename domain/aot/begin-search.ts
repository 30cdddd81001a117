/** The begin of a search: its 24 hours count from the notice of the earliest concern, and its execution is ordered. */
import type { CaseDraft } from '../case/case-draft.ts';
import { addDuration } from '../shared/duration.ts';
import type { Instant } from '../shared/instant.ts';
import type { AotPolicy } from '../policy/aot-policy.ts';
import { aotOf, type AotSearch, isSearchOver } from '../case/aot-record.ts';
import { cancelWorkItem } from '../case/work-item-outcome.ts';
import type { Seen } from './seen.ts';
import { activeUntil, openSearchWait } from './search-waits.ts';

export interface ConcernContext {
  policy: AotPolicy;
  /** The agency is licensed or operated by OMH (registry). */
  omhReportRequired: boolean;
  /** Where and when the person was seen besides the contacts, where the ledger was read. */
  sighted?: readonly Seen[];
}

/** When the 24 hours without credible contact are over. */
export const limitOf = ({ anchor }: Pick<AotSearch, 'anchor'>, { waits }: AotPolicy): Instant =>
  addDuration(anchor, waits.credibleContact.due);

/** As many searches that are over may still owe a report, or wait for the county's acknowledgement. */
const mostOwing = 8;

/** The oldest of too many gives way: the newer ones tell the county of the same person. A new search is never refused. */
const supersedeOldest = (draft: CaseDraft, by: number): void => {
  const owing = aotOf(draft).searches.filter(
    (search) => search.endedAt !== undefined && !isSearchOver(search),
  );
  for (const search of owing.slice(0, Math.max(0, owing.length - mostOwing + 1))) {
    search.supersededBy = by;
    draft.record('searchSuperseded', { search: search.number, by }, ['HHP-AOT-SEARCH-01']);
    for (const item of draft.openItems().filter((open) => open.search === search.number))
      cancelWorkItem(draft, item);
  }
};

export const beginSearch = (draft: CaseDraft, anchor: Instant, context: ConcernContext): AotSearch => {
  const { searches } = aotOf(draft);
  const search: AotSearch = {
    type: 'aotDiligentSearch',
    number: draft.nextNumber('search'),
    epoch: 1,
    epochStartedAt: draft.now,
    openedAt: draft.now,
    anchor,
    orderEndsAt: activeUntil(draft.case, { anchor }, draft.now),
    omhReportRequired: context.omhReportRequired,
  };
  supersedeOldest(draft, search.number);
  searches.push(search);
  openSearchWait(draft, search, 'credibleContact', context.policy);
  draft.order({ kind: 'startExecution', search: search.number, epoch: 1 });
  return search;
};
