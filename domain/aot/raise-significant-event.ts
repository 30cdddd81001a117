/**
 * A significant event that the system itself learns of: a person deemed missing, or located in a jail or hospital. It
 * is the agency's to report to the county (guidance: within 24 hours, by the county's protocol), and is awaited.
 */
import type { CaseDraft } from '../case/case-draft.ts';
import { holderOf } from '../case/parties.ts';
import type { Instant } from '../shared/instant.ts';
import type { AotPolicy } from '../policy/aot-policy.ts';
import { aotOf, type AotSearch, type SignificantEvent } from '../case/aot-record.ts';
import { openSearchWait } from './search-waits.ts';

/** Returns when the report is due. */
export const raiseSignificantEvent = (
  draft: CaseDraft,
  search: AotSearch,
  event: Pick<SignificantEvent, 'kind' | 'occurredAt' | 'awareAt'>,
  policy: AotPolicy,
): Instant => {
  const { significantEvents } = aotOf(draft);
  const eventId = `E${draft.nextNumber('significantEvent')}`;
  draft.record(
    'significantEventRaised',
    { eventId, kind: event.kind, occurredAt: event.occurredAt, search: search.number },
    ['HHP-AOT-REPORT-01'],
  );
  const { dueAt, workItemId } = openSearchWait(
    draft,
    search,
    'significantEventReport',
    policy,
    event.awareAt,
  );
  const enteredAt = draft.now;
  const { role, org } = holderOf(draft.case);
  search.eventIds = [...(search.eventIds ?? []), eventId];
  significantEvents.push({
    ...event,
    eventId,
    dueAt,
    enteredAt,
    search: search.number,
    workItemId,
    ...(role === 'cma' && { agency: org }),
  });
  return dueAt;
};
