/**
 * What happens when a wait of a search times out: the order may have ended, the 24 hours may be over, a rung of the
 * ladder may have passed, or it is time for a fresh execution. Run twice, the second run finds what the first one did.
 */
import type { CaseDraft } from '../case/case-draft.ts';
import { climb, type Climbed } from '../case/climb.ts';
import { kindsOfWork } from '../case/kinds-of-work.ts';
import type { WaitTimer } from '../case/waits.ts';
import { addDuration } from '../shared/duration.ts';
import type { Announcement } from '../policy/ladder.ts';
import type { SearchWaitKind, WorkItem } from '../shared/work-item.ts';
import { WorkflowSignal } from '../shared/workflow-signal.ts';
import type { AotPolicy } from '../policy/aot-policy.ts';
import type { AotSearch } from '../case/aot-record.ts';
import { endIfOrderInactive } from './end-search.ts';
import { continueSearch, searchNumbered } from './search-execution.ts';
import { mailboxesOf } from './search-protocol.ts';
import {
  isSearchWaitKind,
  isUnderOrder,
  onItsLadder,
  searchLadder,
  searchTimer,
  searchWaits,
} from './search-waits.ts';

/** A plan to wait on, or a signal that stands only once what it tells of is stored. */
export type Escalation = WaitTimer | { signal: 'AlreadyAnswered' | 'SearchContinues' };

/** Nobody took a step since the last sweep: that is said, to the agency and to the county. */
const stoodStill = ({ lastStepAt }: AotSearch, since: string): boolean =>
  lastStepAt === undefined || lastStepAt < since;

const noteSweep =
  (search: AotSearch) =>
  (draft: CaseDraft, { item, rung, highest, since }: Climbed): readonly Announcement[] => {
    const { workItemId } = item;
    const still = stoodStill(search, since);
    draft.record(
      'searchSweptAgain',
      { workItemId, search: search.number, kind: 'searchOutcome', rung, still },
      [kindsOfWork.searchOutcome.ruleId],
    );
    return still
      ? [
          ...highest.announce,
          { kind: 'searchSweepMissed', to: 'owner' },
          { kind: 'searchSweepMissed', to: 'lgu' },
        ]
      : highest.announce;
  };

const climbSearch = (
  draft: CaseDraft,
  search: AotSearch,
  kind: SearchWaitKind,
  item: WorkItem,
  policy: AotPolicy,
): WorkItem => {
  const telling = {
    mailboxOf: mailboxesOf(search, draft.now),
    ...(kind === 'searchOutcome' && { note: noteSweep(search) }),
  };
  const climbed = climb(draft, item, searchLadder(search, kind, policy), telling);
  return climbed ?? onItsLadder(draft, search, kind, item, policy);
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

  const climbed = climbSearch(draft, search, kind, item, policy);
  if (addDuration(search.epochStartedAt, policy.continueAfter) <= draft.now) {
    continueSearch(draft, search);
    return { signal: 'SearchContinues' };
  }
  return searchTimer(draft, search, kind, climbed, policy);
};
