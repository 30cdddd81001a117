/**
 * How a search ends: before the determination by credible contact or because every concern was withdrawn; after it by
 * the person being located; at any time because the order is no longer active. HHP-AOT-SEARCH-01: nothing else.
 */
import type { CaseDraft } from '../case/case-draft.ts';
import { meetClock, stopClock } from '../case/clocks.ts';
import { holderOf } from '../case/parties.ts';
import { cancelWorkItem, completeWorkItem } from '../case/work-item-outcome.ts';
import type { Instant } from '../shared/instant.ts';
import type { NoticeKind } from '../notices/notice.ts';
import { aotOf, type AotSearch, type MissingConcern } from '../case/aot-record.ts';
import { searchEndRule } from './missing-rules.ts';
import { isOrderActive } from '../case/order.ts';
import { activeUntil, isUnderOrder, openItemOf } from './search-waits.ts';

/** The search that is still looking for the person; there is never more than one. */
export const openSearch = (draft: CaseDraft): AotSearch | undefined =>
  draft.case.aot?.searches.find(({ endedAt }) => endedAt === undefined);

const strandEvents = {
  credibleContact: 'credibleContact',
  concernWithdrawn: 'concernWithdrawn',
  located: 'located',
  orderNotActive: 'orderExpired',
} as const;
type EndReason = keyof typeof strandEvents;

const toldOf: Record<EndReason, NoticeKind> = {
  credibleContact: 'concernClosed',
  concernWithdrawn: 'concernClosed',
  located: 'located',
  orderNotActive: 'searchEnded',
};

const closeWork = (draft: CaseDraft, { number }: AotSearch, reason: EndReason, at: Instant): void => {
  for (const kind of ['credibleContact', 'searchOutcome'] as const) {
    const item = openItemOf(draft, number, kind);
    if (!item) continue;
    if (reason === 'credibleContact' || reason === 'located') completeWorkItem(draft, item, reason, at);
    else cancelWorkItem(draft, item);
  }
};

/** Having been seen says nothing about a notice that came afterwards: its concern stays open. */
const isAnswered = ({ receivedAt }: MissingConcern, reason: EndReason, at: Instant): boolean =>
  (reason !== 'credibleContact' && reason !== 'located') || receivedAt <= at;

/** Returns the concerns of the search that its end does not answer, by their receipt. */
const closeConcerns = (
  draft: CaseDraft,
  search: AotSearch,
  reason: EndReason,
  at: Instant,
): MissingConcern[] => {
  const open = (draft.case.aot?.concerns ?? []).filter(
    (concern) => concern.search === search.number && concern.status === 'open',
  );
  for (const concern of open)
    if (isAnswered(concern, reason, at)) Object.assign(concern, { status: 'closed', closedAt: at });
  return open
    .filter(({ status }) => status === 'open')
    .sort((a, b) => a.receivedAt.localeCompare(b.receivedAt));
};

/** The end of the order ends the search and finds nobody. Who was in contact since it ended is not lost. */
const noteWhetherLocated = (
  draft: CaseDraft,
  { deemedMissingAt }: AotSearch,
  reason: EndReason,
  at: Instant,
): void => {
  if (reason !== 'orderNotActive' || deemedMissingAt === undefined) return;
  const aot = aotOf(draft);
  if (aot.lastCredibleContactAt !== undefined && aot.lastCredibleContactAt >= at) return;
  aot.stillNotLocated = { missingSince: deemedMissingAt, orderEndedAt: at };
};

/** Returns the concerns that are still to be looked into: somebody else must begin the search for them. */
export const endSearch = (
  draft: CaseDraft,
  search: AotSearch,
  end: { reason: EndReason; at: Instant; located?: AotSearch['located'] | undefined },
  ruleIds: string[],
): MissingConcern[] => {
  const { reason, at, located } = end;
  search.endedAt = at;
  search.endReason = reason;
  if (located) search.located = located;
  const left = closeConcerns(draft, search, reason, at);
  // The registry of orders may have said first that none is active any more.
  if (reason !== 'orderNotActive' || draft.case.strands.aot !== 'expired')
    draft.move('aot', strandEvents[reason]);
  draft.record(
    'searchEnded',
    { search: search.number, reason, at, ...(located && { place: located.place }) },
    ruleIds,
  );
  noteWhetherLocated(draft, search, reason, at);
  if (reason === 'credibleContact') meetClock(draft, 'credibleContact', at);
  else stopClock(draft, 'credibleContact', at);
  closeWork(draft, search, reason, at);
  for (const to of [{ role: 'spoa', org: draft.case.lgu } as const, holderOf(draft.case)])
    draft.notify(toldOf[reason], to);
  return left;
};

/** The instant from which the order was no longer active; now, when the county has just rejected it. */
const inactiveSince = (draft: CaseDraft, search: AotSearch): Instant =>
  activeUntil(draft.case, search, draft.now) ?? draft.now;

/** True when the order is no longer active: the search has then ended. */
export const endIfOrderInactive = (draft: CaseDraft, search: AotSearch): boolean => {
  const orderActive = isUnderOrder(draft, search, draft.now);
  const { outcome } = searchEndRule.check({ located: false, orderActive });
  if (outcome !== 'met') return false;
  endSearch(draft, search, { reason: 'orderNotActive', at: inactiveSince(draft, search) }, [
    searchEndRule.id,
    'HHP-AOT-ORDER-01',
  ]);
  // Another order may have begun after the gap.
  if (isOrderActive(draft.case, draft.now)) draft.move('aot', 'orderRecorded');
  return true;
};
