/**
 * The waits of a search, as domain/case/waits.ts has those of the journey: opened with the facts that bring them,
 * found by the tasks that plan them, climbed by the tasks that escalate them. Each belongs to one search by its number,
 * since the county may still have to acknowledge one search when the next begins.
 */
import { type AotSearch, isUnacknowledged, owesReport } from '../case/aot-record.ts';
import type { CaseDraft } from '../case/case-draft.ts';
import type { CaseRecord } from '../case/case-record.ts';
import { ladderDue } from '../case/climb.ts';
import { kindsOfWork } from '../case/kinds-of-work.ts';
import { moveWork, openWork } from '../case/open-work.ts';
import { continuousOrderAt } from '../case/order.ts';
import { timerOf, type WaitTimer } from '../case/waits.ts';
import type { AotPolicy } from '../policy/aot-policy.ts';
import { rung, rungsPassed } from '../policy/ladder.ts';
import { withDueDay } from '../shared/calendar.ts';
import { addDuration } from '../shared/duration.ts';
import type { Instant } from '../shared/instant.ts';
import type { SearchWaitKind, WorkItem } from '../shared/work-item.ts';
import { WorkflowSignal } from '../shared/workflow-signal.ts';
import { mailboxesOf } from './search-protocol.ts';

/** While what stands each answer is awaited: the no-dark-state test reads this table too. */
export const searchWaits = {
  credibleContact: {
    untilOrderEnds: true,
    isAwaited: ({ deemedMissingAt, endedAt }: AotSearch) =>
      deemedMissingAt === undefined && endedAt === undefined,
  },
  significantEventReport: { untilOrderEnds: false, isAwaited: owesReport },
  missingAcknowledgement: { untilOrderEnds: false, isAwaited: isUnacknowledged },
  searchOutcome: {
    untilOrderEnds: true,
    isAwaited: ({ deemedMissingAt, endedAt }: AotSearch) =>
      deemedMissingAt !== undefined && endedAt === undefined,
  },
} as const satisfies Record<SearchWaitKind, unknown>;

export const isSearchWaitKind = (kind: string): kind is SearchWaitKind => Object.hasOwn(searchWaits, kind);

export const searchLadder = (search: Pick<AotSearch, 'protocol'>, kind: SearchWaitKind, aot: AotPolicy) =>
  kindsOfWork[kind].ladder({ aot }, { search });

export const openItemOf = (draft: CaseDraft, search: number, kind: SearchWaitKind): WorkItem | undefined =>
  draft.openItems().find((item) => item.kind === kind && item.search === search);

export const anchorOf = (search: AotSearch, kind: SearchWaitKind): Instant =>
  kind === 'credibleContact' ? search.anchor : (search.deemedMissingAt ?? search.anchor);

/**
 * The instant at which the order that the search stands on is no longer active: that of the notice, with its renewals. An
 * order after a gap is another one, or a machine that was off over the gap would go on with a search that had ended.
 * Where a correction left the notice under no order, the one that is active now counts; undefined when none is.
 */
export const activeUntil = (
  record: CaseRecord,
  { anchor }: Pick<AotSearch, 'anchor'>,
  now: Instant,
): Instant | undefined => (continuousOrderAt(record, anchor) ?? continuousOrderAt(record, now))?.endsAt;

/** Whether the order that the search stands on was, is or will be active at an instant. */
export const isUnderOrder = (draft: CaseDraft, search: AotSearch, at: Instant): boolean => {
  const until = activeUntil(draft.case, search, draft.now);
  return until !== undefined && at < until;
};

/** Seconds to what comes first: the next rung, the end of the order, or the hand-over to a fresh execution. */
export const searchTimer = (
  draft: CaseDraft,
  search: AotSearch,
  kind: SearchWaitKind,
  item: WorkItem,
  policy: AotPolicy,
): WaitTimer => {
  const ends = searchWaits[kind].untilOrderEnds
    ? (activeUntil(draft.case, search, draft.now) ?? draft.now)
    : undefined;
  const wakeAt = [addDuration(search.epochStartedAt, policy.continueAfter), ends]
    .filter((at) => at !== undefined)
    .reduce((first, at) => (at < first ? at : first), item.nextRungAt);
  return timerOf({ ...item, nextRungAt: wakeAt }, draft.now);
};

/** Opens the work item of a wait with its notices. */
export const openSearchWait = (
  draft: CaseDraft,
  search: AotSearch,
  kind: SearchWaitKind,
  policy: AotPolicy,
  anchor = anchorOf(search, kind),
): WorkItem => {
  const ladder = searchLadder(search, kind, policy);
  const dueAt = addDuration(anchor, ladder.due);
  const mailboxOf = mailboxesOf(search, draft.now);
  return openWork(draft, kind, ladder, { search: search.number, anchor, dueAt, mailboxOf });
};

/**
 * The item with its next rung where the ladder has it now. The county may have changed its interval: without this a rung of
 * the old ladder would lie in the past for weeks, and the wait for it would end every second.
 */
export const onItsLadder = (
  draft: CaseDraft,
  search: AotSearch,
  kind: SearchWaitKind,
  item: WorkItem,
  policy: AotPolicy,
): WorkItem => {
  const ladder = searchLadder(search, kind, policy);
  const firstDue = ladderDue(item, ladder);
  const passed = rungsPassed(ladder, item.anchor, firstDue, draft.now);
  const rungsClimbed = Math.min(passed, item.rungsClimbed);
  const nextRungAt = rung(ladder, item.anchor, firstDue, rungsClimbed).at;
  if (rungsClimbed === item.rungsClimbed && nextRungAt === item.nextRungAt) return item;
  const dueAt = kind === 'searchOutcome' ? nextRungAt : item.dueAt;
  draft.record('workItemMoved', { workItemId: item.workItemId, kind, dueAt, ...withDueDay(dueAt) }, [
    kindsOfWork[kind].ruleId,
  ]);
  return draft.putWorkItem({ ...item, rungsClimbed, nextRungAt, dueAt });
};

/** Throws AlreadyAnswered when the record no longer awaits it. */
export const planSearchWait = (
  draft: CaseDraft,
  search: AotSearch,
  kind: SearchWaitKind,
  policy: AotPolicy,
): WaitTimer => {
  if (!searchWaits[kind].isAwaited(search)) throw new WorkflowSignal('AlreadyAnswered');
  const item = openItemOf(draft, search.number, kind) ?? openSearchWait(draft, search, kind, policy);
  return searchTimer(draft, search, kind, onItsLadder(draft, search, kind, item, policy), policy);
};

/** Has a wait planned anew, because what ends it has moved. */
export const wakeSearchWait = (draft: CaseDraft, search: AotSearch, kind: SearchWaitKind): void => {
  const item = openItemOf(draft, search.number, kind);
  if (!item) return;
  draft.putWorkItem({ ...item, revision: item.revision + 1 });
  draft.order({ kind: 'replanWait', workItemId: item.workItemId });
};

/** The due instant of the 24 hours when their anchor moved. */
export const moveCredibleContact = (draft: CaseDraft, search: AotSearch, policy: AotPolicy): void => {
  const item = openItemOf(draft, search.number, 'credibleContact');
  if (!item) return;
  const { anchor } = search;
  const ladder = policy.waits.credibleContact;
  const { workItemId } = moveWork(draft, item, ladder, { anchor, dueAt: addDuration(anchor, ladder.due) });
  draft.order({ kind: 'replanWait', workItemId });
};
