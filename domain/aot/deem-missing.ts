/**
 * The determination that a person is missing, with everything that follows from it at once: the report that the agency
 * owes the county, the notice that a named person of the county must acknowledge, the search, and for providers under
 * OMH's licence the prompt to tell OMH. The instant stored is that at which the 24 hours were over, not that at which
 * it was noticed: months are billed by it.
 */
import type { CaseDraft } from '../case/case-draft.ts';
import { stopClock } from '../case/clocks.ts';
import { openWork } from '../case/open-work.ts';
import { completeWorkItem } from '../case/work-item-outcome.ts';
import { localDate } from '../shared/calendar.ts';
import { addDuration } from '../shared/duration.ts';
import type { Instant } from '../shared/instant.ts';
import type { AotPolicy } from '../policy/aot-policy.ts';
import type { AotSearch } from '../case/aot-record.ts';
import { endIfOrderInactive, endSearch } from './end-search.ts';
import { missingRule } from './missing-rules.ts';
import { raiseSignificantEvent } from './raise-significant-event.ts';
import { isUnderOrder, openItemOf, openSearchWait } from './search-waits.ts';

export const deemMissing = (draft: CaseDraft, search: AotSearch, at: Instant, policy: AotPolicy): void => {
  search.deemedMissingAt = at;
  search.deemedMissingRecordedAt = draft.now;
  draft.move('aot', 'deemedMissing');
  draft.record(
    'deemedMissing',
    { search: search.number, at, receivedAt: search.anchor, month: localDate(at).slice(0, 7) },
    ['HHP-AOT-MISSING-01', missingRule.id],
  );
  stopClock(draft, 'credibleContact', at);
  const contact = openItemOf(draft, search.number, 'credibleContact');
  if (contact) completeWorkItem(draft, contact, 'deemedMissing', at);

  openSearchWait(draft, search, 'missingAcknowledgement', policy);
  search.reportDueAt = raiseSignificantEvent(
    draft,
    search,
    { kind: 'missing', occurredAt: at, awareAt: at },
    policy,
  );
  openSearchWait(draft, search, 'searchOutcome', policy);
  // One report to OMH tells of everything until then.
  if (search.omhReportRequired && !draft.openItem('omhMissingReport'))
    openWork(draft, 'omhMissingReport', policy.duties.omhMissingReport, {
      search: search.number,
      anchor: draft.now,
      // 14 NYCRR 524.10: licensed and State-operated providers tell OMH immediately.
      dueAt: draft.now,
    });
};

/**
 * Decides on a concern whose 24 hours may be over. Run twice, or before they are over: changes nothing. An order that
 * ended within them ends the concern, since nobody is an AOT missing person without one.
 */
export const settleConcern = (draft: CaseDraft, search: AotSearch, policy: AotPolicy): void => {
  if (search.deemedMissingAt !== undefined || search.endedAt !== undefined) return;
  const limit = addDuration(search.anchor, policy.waits.credibleContact.due);
  const seenAt = draft.case.aot?.lastCredibleContactAt;
  const facts = {
    receivedAt: search.anchor,
    limit,
    contactAt: seenAt,
    contactAtLimitCounts: policy.contactAtLimitCounts,
    now: draft.now,
  };
  const { outcome } = missingRule.check(facts);
  if (outcome === 'notMet' && seenAt !== undefined)
    endSearch(draft, search, { reason: 'credibleContact', at: seenAt }, [missingRule.id]);
  else if (outcome === 'met' && isUnderOrder(draft, search, limit)) deemMissing(draft, search, limit, policy);
  else endIfOrderInactive(draft, search);
};
