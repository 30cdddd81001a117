/** The begin of a search: its 24 hours count from the notice of the earliest concern, and its execution is ordered. */
import type { CaseDraft } from '../case/case-draft.ts';
import { addDuration } from '../shared/duration.ts';
import type { Instant } from '../shared/instant.ts';
import type { AotPolicy } from '../policy/aot-policy.ts';
import { aotOf, type AotSearch } from '../case/aot-record.ts';
import { activeUntil, openSearchWait } from './search-waits.ts';

export interface ConcernContext {
  policy: AotPolicy;
  /** The agency is licensed or operated by OMH (registry). */
  omhReportRequired: boolean;
}

/** When the 24 hours without credible contact are over. */
export const limitOf = ({ anchor }: Pick<AotSearch, 'anchor'>, { waits }: AotPolicy): Instant =>
  addDuration(anchor, waits.credibleContact.due);

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
  searches.push(search);
  openSearchWait(draft, search, 'credibleContact', context.policy);
  draft.order({ kind: 'startExecution', search: search.number, epoch: 1 });
  return search;
};
