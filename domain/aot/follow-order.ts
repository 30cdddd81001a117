/**
 * Keeps the search that is on in step with the orders on record: an order that a court ended early ends the search at
 * once, and a renewal lets it sleep past the old last day. A determination that the machine was too late for comes first,
 * since a person who was missing under the order stays so in the record. Run twice: the second finds nothing to do.
 */
import type { CaseDraft } from '../case/case-draft.ts';
import type { AotPolicy } from '../policy/aot-policy.ts';
import { settleConcern } from './deem-missing.ts';
import { endIfOrderInactive, openSearch } from './end-search.ts';
import { activeUntil, wakeSearchWait } from './search-waits.ts';

export const followOrder = (draft: CaseDraft, policy: AotPolicy): void => {
  const search = openSearch(draft);
  if (!search) return;
  settleConcern(draft, search, policy);
  if (search.endedAt !== undefined || endIfOrderInactive(draft, search)) return;
  const endsAt = activeUntil(draft.case, search, draft.now);
  if (endsAt === undefined || endsAt === search.orderEndsAt) return;
  search.orderEndsAt = endsAt;
  draft.record('searchFollowsOrder', { search: search.number, orderEndsAt: endsAt }, ['HHP-AOT-SEARCH-01']);
  for (const kind of ['credibleContact', 'searchOutcome'] as const) wakeSearchWait(draft, search, kind);
};
