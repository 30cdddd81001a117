/**
 * Keeps the search that is on in step with the orders on record: an order that a court ended early ends the search at
 * once, and a renewal lets it sleep past the old last day. Run twice: the second run finds nothing to do.
 */
import type { CaseDraft } from '../referral/case-draft.ts';
import { endIfOrderInactive, openSearch } from './end-search.ts';
import { activeUntil, wakeSearchWait } from './search-waits.ts';

export const followOrder = (draft: CaseDraft): void => {
  const search = openSearch(draft);
  if (!search || endIfOrderInactive(draft, search)) return;
  const endsAt = activeUntil(draft.case, draft.now);
  if (endsAt === undefined || endsAt === search.orderEndsAt) return;
  search.orderEndsAt = endsAt;
  draft.record('searchFollowsOrder', { search: search.number, orderEndsAt: endsAt }, ['HHP-AOT-SEARCH-01']);
  for (const kind of ['credibleContact', 'searchOutcome'] as const) wakeSearchWait(draft, search, kind);
};
