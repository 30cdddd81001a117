/**
 * The waits of a search, as domain/case/waits.ts has those of the journey: opened with the facts that bring them,
 * found by the tasks that plan them, climbed by the tasks that escalate them. Each belongs to one search by its number,
 * since the county may still have to acknowledge one search when the next begins.
 */
import type { CaseDraft } from '../case/case-draft.ts';
import type { CaseRecord } from '../case/case-record.ts';
import { isUnacknowledged, owesReport } from '../case/executions.ts';
import { holderOf } from '../case/parties.ts';
import type { WaitPlan } from '../case/waits.ts';
import { addDuration } from '../shared/duration.ts';
import { rung, rungsPassed } from '../policy/escalation-ladder.ts';
import { type Instant, timeoutSeconds } from '../shared/instant.ts';
import type { SearchWaitKind, WorkItem } from '../shared/work-item.ts';
import { WorkflowSignal } from '../shared/workflow-signal.ts';
import type { Recipient } from '../shared/recipient.ts';
import type { AotPolicy } from '../policy/aot-policy.ts';
import type { AotSearch } from '../case/aot-record.ts';
import { spellAt } from '../case/order.ts';
import { announceSearch } from './search-protocol.ts';

const ofCounty = ({ lgu }: CaseRecord): Recipient => ({ role: 'spoa', org: lgu });

/** Who owes the answer and while what stands: the no-dark-state test reads this table too. */
export const searchWaits = {
  credibleContact: {
    owner: holderOf,
    ruleId: 'HHP-AOT-MISSING-01',
    untilOrderEnds: true,
    isAwaited: ({ deemedMissingAt, endedAt }: AotSearch) =>
      deemedMissingAt === undefined && endedAt === undefined,
  },
  significantEventReport: {
    owner: holderOf,
    ruleId: 'HHP-AOT-REPORT-01',
    untilOrderEnds: false,
    isAwaited: owesReport,
  },
  missingAcknowledgement: {
    owner: ofCounty,
    ruleId: 'HHP-AOT-REPORT-02',
    untilOrderEnds: false,
    isAwaited: isUnacknowledged,
  },
  searchOutcome: {
    owner: holderOf,
    ruleId: 'HHP-AOT-SEARCH-01',
    untilOrderEnds: true,
    isAwaited: ({ deemedMissingAt, endedAt }: AotSearch) =>
      deemedMissingAt !== undefined && endedAt === undefined,
  },
} as const;

export const isSearchWaitKind = (kind: string): kind is SearchWaitKind => Object.hasOwn(searchWaits, kind);

/** A search is swept again at the interval of its county; every other ladder is the policy's own. */
export const searchLadder = (
  { protocol }: Pick<AotSearch, 'protocol'>,
  kind: SearchWaitKind,
  policy: AotPolicy,
) => {
  const ladder = policy.waits[kind];
  if (kind !== 'searchOutcome') return ladder;
  const due = protocol?.interval ?? ladder.due;
  return { ...ladder, due, afterDue: { ...ladder.afterDue, every: due } };
};

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
): Instant | undefined => (spellAt(record, anchor) ?? spellAt(record, now))?.endsAt;

/** Whether the order that the search stands on was, is or will be active at an instant. */
export const isUnderOrder = (draft: CaseDraft, search: AotSearch, at: Instant): boolean => {
  const until = activeUntil(draft.case, search, draft.now);
  return until !== undefined && at < until;
};

/** Seconds to what comes first: the next rung, the end of the order, or the hand-over to a fresh execution. */
export const searchPlan = (
  draft: CaseDraft,
  search: AotSearch,
  kind: SearchWaitKind,
  item: WorkItem,
  policy: AotPolicy,
): WaitPlan => {
  const ends = searchWaits[kind].untilOrderEnds
    ? (activeUntil(draft.case, search, draft.now) ?? draft.now)
    : undefined;
  const wakeAt = [addDuration(search.epochStartedAt, policy.continueAfter), ends]
    .filter((at) => at !== undefined)
    .reduce((first, at) => (at < first ? at : first), item.nextRungAt);
  return {
    workItemId: item.workItemId,
    revision: item.revision,
    seconds: timeoutSeconds(draft.now, wakeAt),
  };
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
  const owner = searchWaits[kind].owner(draft.case);
  const item = draft.openWorkItem({
    kind,
    search: search.number,
    ownerRole: owner.role,
    ownerOrg: owner.org,
    anchor,
    dueAt,
    nextRungAt: rung(ladder, anchor, dueAt, 0).at,
  });
  draft.record('workItemOpened', { workItemId: item.workItemId, kind, owner: owner.org, dueAt }, [
    searchWaits[kind].ruleId,
  ]);
  announceSearch(draft, search, ladder.onOpening, item);
  return item;
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
  const firstDue = addDuration(item.anchor, ladder.due);
  const passed = rungsPassed(ladder, item.anchor, firstDue, draft.now);
  const rungsClimbed = Math.min(passed, item.rungsClimbed);
  const nextRungAt = rung(ladder, item.anchor, firstDue, rungsClimbed).at;
  if (rungsClimbed === item.rungsClimbed && nextRungAt === item.nextRungAt) return item;
  const dueAt = kind === 'searchOutcome' ? nextRungAt : item.dueAt;
  draft.record('workItemMoved', { workItemId: item.workItemId, kind, dueAt }, [searchWaits[kind].ruleId]);
  return draft.putWorkItem({ ...item, rungsClimbed, nextRungAt, dueAt });
};

/** Throws AlreadyAnswered when the record no longer awaits it. */
export const planSearchWait = (
  draft: CaseDraft,
  search: AotSearch,
  kind: SearchWaitKind,
  policy: AotPolicy,
): WaitPlan => {
  if (!searchWaits[kind].isAwaited(search)) throw new WorkflowSignal('AlreadyAnswered');
  const item = openItemOf(draft, search.number, kind) ?? openSearchWait(draft, search, kind, policy);
  return searchPlan(draft, search, kind, onItsLadder(draft, search, kind, item, policy), policy);
};

/** Has a wait planned anew, because what ends it has moved. */
export const wakeSearchWait = (draft: CaseDraft, search: AotSearch, kind: SearchWaitKind): void => {
  const item = openItemOf(draft, search.number, kind);
  if (!item) return;
  draft.putWorkItem({ ...item, revision: item.revision + 1 });
  draft.order({ kind: 'replanWait', workItemId: item.workItemId });
};

/** The due instant of the 24 hours when their anchor moved; the first rung stands again at its new place. */
export const moveCredibleContact = (draft: CaseDraft, search: AotSearch, policy: AotPolicy): void => {
  const item = openItemOf(draft, search.number, 'credibleContact');
  if (!item) return;
  const ladder = policy.waits.credibleContact;
  const { anchor } = search;
  const dueAt = addDuration(anchor, ladder.due);
  const nextRungAt = rung(ladder, anchor, dueAt, 0).at;
  draft.putWorkItem({ ...item, anchor, dueAt, rungsClimbed: 0, nextRungAt });
  wakeSearchWait(draft, search, 'credibleContact');
};
