/**
 * A contact or a sighting was voided that said where or when a person under a court order was seen. What followed from it
 * follows no more: a search that it ended goes on, its notices stand again, and everything that came after is taken in its turn,
 * as it would have been without it. What was reported to the county meanwhile stays reported.
 */
import type { CaseDraft } from '../case/case-draft.ts';
import { lastPartNumber } from '../case/case-parts.ts';
import { meetClock, reopenClock, stopClock } from '../case/clocks.ts';
import { aotOf, type AotRecord, type AotSearch, type MissingConcern } from '../case/aot-record.ts';
import { isOrderActive } from '../case/order.ts';
import { holderOf } from '../case/parties.ts';
import type { SearchStep } from '../case/search-step.ts';
import type { Voided } from '../case/voided.ts';
import { cancelWorkItem, reopenWorkItem } from '../case/work-item-outcome.ts';
import type { AotPolicy } from '../policy/aot-policy.ts';
import type { Instant } from '../shared/instant.ts';
import { type ConcernContext, limitOf } from './begin-search.ts';
import { inTime, isFound, personSeen } from './credible-contact.ts';
import { settleConcern } from './deem-missing.ts';
import { endIfOrderInactive, openSearch } from './end-search.ts';
import { searchEndRule } from './missing-rules.ts';
import { moveAnchor, placeConcern } from './raise-concern.ts';
import { resumeExecution } from './search-execution.ts';
import { isUnderOrder, openSearchWait } from './search-waits.ts';
import type { Seen } from './seen.ts';
import { countSteps } from './void-step.ts';
import { voidEvent } from './void-event.ts';

/** Where and when the person was seen, and when that was entered. */
export interface SeenEntered extends Seen {
  enteredAt: Instant;
}
export interface SeenWithout {
  /** When the person was said to have been seen, and when that was entered. */
  at: Instant;
  enteredAt: Instant;
  /** Everything else that says when and where they were seen, in that order. */
  seens: readonly SeenEntered[];
  /** The ledger of searches. */
  steps: readonly SearchStep[];
  voided: Voided;
}

const isEndedBy = ({ endedAt, endReason }: AotSearch, at: Instant): boolean =>
  endedAt === at && (endReason === 'credibleContact' || endReason === 'located');

/** The notices of these searches, of which each is open again that nobody withdrew. */
const standAgain = (
  concerns: readonly MissingConcern[],
  searches: readonly AotSearch[],
): MissingConcern[] => {
  const numbers = searches.map(({ number }) => number);
  const again = concerns.filter(
    ({ search, status }) => search !== undefined && numbers.includes(search) && status !== 'withdrawn',
  );
  for (const concern of again) {
    concern.status = 'open';
    delete concern.closedAt;
  }
  return again;
};

/** A later search would not have begun: the one before it looks for the person. */
const joinLater = (draft: CaseDraft, later: readonly AotSearch[], by: number): void => {
  for (const search of later) {
    search.supersededBy = by;
    search.endedAt ??= draft.now;
    search.endReason = 'joined';
    delete search.located;
    draft.record('searchSuperseded', { search: search.number, by }, [searchEndRule.id]);
    for (const item of draft.openItems().filter((open) => open.search === search.number))
      cancelWorkItem(draft, item);
    draft.case.clocks = draft.case.clocks.filter(
      ({ kind, anchor }) => kind !== 'credibleContact' || anchor !== search.anchor,
    );
  }
};

/** What was owed of the place, since the place is not known. */
const forgetPlace = (draft: CaseDraft, search: AotSearch, voided: Voided): void => {
  delete search.located;
  if (!search.placeEvent) return;
  const { kind } = search.placeEvent;
  delete search.placeEvent;
  const ofPlace = aotOf(draft).significantEvents.filter(
    (known) => known.search === search.number && known.kind === kind,
  );
  for (const event of ofPlace.slice(-1)) voidEvent(draft, event, voided);
};

/** The waits of a search that goes on: those that its end closed, or where they are past, anew. */
const awaitAgain = (draft: CaseDraft, search: AotSearch, endedAt: Instant, policy: AotPolicy): void => {
  const kind = search.deemedMissingAt === undefined ? 'credibleContact' : 'searchOutcome';
  const [done] = draft.work.done(kind, endedAt).filter((item) => item.search === search.number);
  if (done) reopenWorkItem(draft, done);
  else openSearchWait(draft, search, kind, policy);
};

/** The 24 hours run again; or they ended with the determination, or were met by another contact that was entered after it. */
const restateClock = (draft: CaseDraft, search: AotSearch, metAt: Instant, otherAt?: Instant): void => {
  if (!reopenClock(draft, 'credibleContact', metAt)) return;
  if (otherAt !== undefined) meetClock(draft, 'credibleContact', otherAt);
  else if (search.deemedMissingAt !== undefined) stopClock(draft, 'credibleContact', search.deemedMissingAt);
};

const reopenSearch = (
  draft: CaseDraft,
  search: AotSearch,
  { at: endedAt, voided }: SeenWithout,
  policy: AotPolicy,
): void => {
  delete search.endedAt;
  delete search.endReason;
  forgetPlace(draft, search, voided);
  draft.move('aot', search.deemedMissingAt === undefined ? 'endOfConcernVoided' : 'endOfSearchVoided');
  draft.record('searchReopened', { search: search.number }, [searchEndRule.id]);
  restateClock(draft, search, endedAt);
  awaitAgain(draft, search, endedAt, policy);
  resumeExecution(
    draft,
    { caseId: draft.case.caseId, search: search.number, epoch: search.epoch },
    'seenVoided',
  );
  for (const to of [{ role: 'spoa', org: draft.case.lgu } as const, holderOf(draft.case)])
    draft.notify('searchReopened', to);
};

/** Taken in their turn, as they would have been: while the order stood, and then what came after it. */
const followLater = (
  draft: CaseDraft,
  reopened: AotSearch,
  seens: readonly Seen[],
  policy: AotPolicy,
): void => {
  const afterOrder = seens.filter(({ at }) => !isUnderOrder(draft, reopened, at));
  for (const seen of seens) if (!afterOrder.includes(seen)) personSeen(draft, seen, policy);
  const search = openSearch(draft);
  if (search) settleConcern(draft, search, policy);
  if (search && search.endedAt === undefined) endIfOrderInactive(draft, search);
  for (const seen of afterOrder) personSeen(draft, seen, policy);
};

/** The order ended meanwhile, and no search is left. */
const settleStrand = (draft: CaseDraft): void => {
  if (draft.case.strands.aot === 'active' && !isOrderActive(draft.case, draft.now))
    draft.move('aot', 'orderExpired');
};

const setLastSeen = (aot: AotRecord, seens: readonly Seen[]): void => {
  const last = seens.at(-1);
  if (last) aot.lastCredibleContactAt = last.at;
  else delete aot.lastCredibleContactAt;
};

/** Of the notices that were entered before the determination the earliest counts, those of a search that joins this one too. */
const countFromEarliest = (
  draft: CaseDraft,
  search: AotSearch,
  concerns: readonly MissingConcern[],
  policy: AotPolicy,
): void => {
  if (search.deemedMissingAt !== undefined) return;
  for (const { receivedAt, enteredAt } of concerns.toSorted((a, b) => a.enteredAt.localeCompare(b.enteredAt)))
    if (receivedAt < search.anchor && enteredAt <= limitOf(search, policy))
      moveAnchor(draft, search, receivedAt, 'earlierNotice', policy);
};

/** A step belongs to the search that was on when it was taken. */
const followSteps = (draft: CaseDraft, from: number, steps: readonly SearchStep[]): void => {
  for (const search of aotOf(draft).searches)
    if (search.number >= from && search.endReason !== 'joined')
      countSteps(
        search,
        steps.filter(
          ({ what: { occurredAt: at } }) =>
            at >= search.anchor && (search.endedAt === undefined || at <= search.endedAt),
        ),
      );
};

const goOn = (draft: CaseDraft, search: AotSearch, without: SeenWithout, policy: AotPolicy): void => {
  const { at, enteredAt, seens } = without;
  const { searches, concerns } = aotOf(draft);
  const later = searches.filter(({ number }) => number > search.number);
  const again = standAgain(concerns, [search, ...later]);
  for (const concern of again) concern.search = search.number;
  joinLater(draft, later, search.number);
  reopenSearch(draft, search, without, policy);
  countFromEarliest(draft, search, again, policy);
  // In the order of their entry, as they were heard; what was entered and happened before it has done what it does.
  const heard = seens
    .filter((seen) => seen.at >= search.anchor && (seen.at >= at || seen.enteredAt >= enteredAt))
    .sort((a, b) => a.enteredAt.localeCompare(b.enteredAt));
  followLater(draft, search, heard, policy);
  followSteps(draft, search.number, without.steps);
  settleStrand(draft);
};

/**
 * Notices that were answered at once, since the person had been seen: they are looked into now, and before the later ones. The
 * search that begins with the first of them is the one that those join.
 */
const lookIntoNotices = (draft: CaseDraft, at: Instant, context: ConcernContext): void => {
  const { concerns, searches } = aotOf(draft);
  const answered = concerns.filter(
    ({ search, status, closedAt }) => search === undefined && status === 'closed' && closedAt === at,
  );
  const [first] = answered.map(({ receivedAt }) => receivedAt).sort();
  if (first === undefined) return;
  const later = searches.filter(({ anchor, endReason }) => anchor > first && endReason !== 'joined');
  const again = standAgain(concerns, later);
  if (later.length > 0) {
    joinLater(draft, later, lastPartNumber(draft.case, 'search') + 1);
    if (draft.case.strands.aot !== 'active') draft.move('aot', 'noticesLookedIntoAgain');
  }
  for (const concern of [...answered, ...again].sort((a, b) => a.receivedAt.localeCompare(b.receivedAt))) {
    concern.status = 'open';
    delete concern.closedAt;
    delete concern.search;
    placeConcern(draft, concern, context);
  }
};

/** Who was missing when the order ended is so again, where nobody else has found them. */
const missAgain = (draft: CaseDraft, { at, seens }: SeenWithout): void => {
  const aot = aotOf(draft);
  const last = aot.searches.findLast(({ endReason }) => endReason !== 'joined');
  if (aot.stillNotLocated || last?.endReason !== 'orderNotActive') return;
  const { deemedMissingAt: missingSince, endedAt: orderEndedAt } = last;
  if (missingSince === undefined || orderEndedAt === undefined || at < missingSince) return;
  const missing = { missingSince, orderEndedAt };
  if (!seens.some((seen) => isFound(missing, seen))) aot.stillNotLocated = missing;
};

/** Called after the fact no longer counts. */
export const followVoidedSeen = (draft: CaseDraft, without: SeenWithout, context: ConcernContext): void => {
  const { aot } = draft.case;
  if (!aot) return;
  const { at, seens } = without;
  // Another fact says the same.
  if (seens.some((seen) => seen.at === at)) return;
  for (const search of aot.searches)
    if (search.contactInTimeEnteredLate === at) {
      delete search.contactInTimeEnteredLate;
      const other = seens.find((seen) => inTime(seen.at, search, context.policy));
      if (other) search.contactInTimeEnteredLate = other.at;
      restateClock(draft, search, at, other?.at);
    }
  const isOpen = draft.case.strands.case === 'open';
  const ended = isOpen ? aot.searches.find((search) => isEndedBy(search, at)) : undefined;
  // What came later is noted in its turn.
  setLastSeen(
    aot,
    ended ? seens.filter((seen) => seen.at < at && seen.enteredAt < without.enteredAt) : seens,
  );
  if (ended) goOn(draft, ended, without, context.policy);
  if (isOpen) lookIntoNotices(draft, at, { ...context, sighted: seens });
  setLastSeen(aot, seens);
  missAgain(draft, without);
};
