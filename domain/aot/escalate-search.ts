/**
 * What happens when a wait of a search times out: the order may have ended, the 24 hours may be over, a rung of the
 * ladder may have passed, or it is time for a fresh execution. Run twice, the second run finds what the first one did.
 */
import type { CaseDraft } from '../case/case-draft.ts';
import type { WaitPlan } from '../case/waits.ts';
import { addDuration } from '../shared/duration.ts';
import { rung, rungsPassed } from '../policy/escalation-ladder.ts';
import type { Announcement } from '../policy/ladder.ts';
import type { SearchWaitKind, WorkItem } from '../shared/work-item.ts';
import { WorkflowSignal } from '../shared/workflow-signal.ts';
import type { AotPolicy } from '../policy/aot-policy.ts';
import type { AotSearch } from '../case/aot-record.ts';
import { endIfOrderInactive } from './end-search.ts';
import { continueSearch, searchNumbered } from './search-execution.ts';
import { announceSearch } from './search-protocol.ts';
import {
  isSearchWaitKind,
  isUnderOrder,
  onItsLadder,
  searchLadder,
  searchPlan,
  searchWaits,
} from './search-waits.ts';

/** A plan to wait on, or a signal that stands only once what it tells of is stored. */
export type Escalation = WaitPlan | { signal: 'AlreadyAnswered' | 'SearchContinues' };

/** Nobody took a step since the last sweep: that is said, to the agency and to the county. */
const stoodStill = ({ lastStepAt }: AotSearch, since: string): boolean =>
  lastStepAt === undefined || lastStepAt < since;

const sweepAnnouncements = (announced: readonly Announcement[], still: boolean): readonly Announcement[] =>
  still
    ? [...announced, { kind: 'searchSweepMissed', to: 'owner' }, { kind: 'searchSweepMissed', to: 'lgu' }]
    : announced;

const climb = (
  draft: CaseDraft,
  search: AotSearch,
  kind: SearchWaitKind,
  item: WorkItem,
  policy: AotPolicy,
): WorkItem => {
  const ladder = searchLadder(search, kind, policy);
  const firstDue = addDuration(item.anchor, ladder.due);
  const passed = rungsPassed(ladder, item.anchor, firstDue, draft.now, item.rungsClimbed);
  if (passed <= item.rungsClimbed) return onItsLadder(draft, search, kind, item, policy);
  const highest = rung(ladder, item.anchor, firstDue, passed - 1);
  const nextRungAt = rung(ladder, item.anchor, firstDue, passed).at;
  const sweep = kind === 'searchOutcome';
  const still = sweep && stoodStill(search, addDuration(item.anchor, ladder.due, passed - 1));
  const climbed = draft.putWorkItem({
    ...item,
    rungsClimbed: passed,
    nextRungAt,
    // A sweep is work that comes round, so it is due again; anything else is overdue from its due instant on.
    ...(sweep && { dueAt: nextRungAt }),
  });
  const rungClimbed = { workItemId: item.workItemId, search: search.number, kind, rung: passed };
  const { ruleId } = searchWaits[kind];
  if (sweep) draft.record('searchSweptAgain', { ...rungClimbed, still }, [ruleId]);
  else draft.record('escalated', { ...rungClimbed, overdue: highest.overdue }, [ruleId]);
  announceSearch(draft, search, sweepAnnouncements(highest.announce, still), climbed);
  return climbed;
};

/** Throws AlreadyAnswered when the work is done, and DeadlineReached when 24 hours passed under an active order. */
export const escalateSearchWait = (draft: CaseDraft, workItemId: string, policy: AotPolicy): Escalation => {
  const item = draft.workItem(workItemId);
  const search = item?.search === undefined ? undefined : searchNumbered(draft, item.search);
  if (!search || item?.status !== 'open' || !isSearchWaitKind(item.kind))
    throw new WorkflowSignal('AlreadyAnswered');
  const { kind } = item;
  if (kind === 'credibleContact' && item.dueAt <= draft.now && isUnderOrder(draft, search, item.dueAt))
    throw new WorkflowSignal('DeadlineReached');
  if (searchWaits[kind].untilOrderEnds && endIfOrderInactive(draft, search))
    return { signal: 'AlreadyAnswered' };

  const climbed = climb(draft, search, kind, item, policy);
  if (addDuration(search.epochStartedAt, policy.continueAfter) <= draft.now) {
    continueSearch(draft, search);
    return { signal: 'SearchContinues' };
  }
  return searchPlan(draft, search, kind, climbed, policy);
};
