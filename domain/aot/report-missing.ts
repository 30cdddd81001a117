/** The agency's report to the county, the county's acknowledgement by a named person, and the report to OMH. */
import type { CaseDraft } from '../referral/case-draft.ts';
import { completeWorkItem } from '../referral/work-item-outcome.ts';
import type { Person } from '../shared/actor.ts';
import type { CompletionOf } from '../shared/completion-contract.ts';
import { refuseFuture } from '../shared/guards.ts';
import type { WorkItem } from '../shared/work-item.ts';
import type { AotSearch } from './aot-record.ts';

const searchOf = (draft: CaseDraft, { search: number }: WorkItem): AotSearch | undefined =>
  draft.case.aot?.searches.find((search) => search.number === number);

export const reportEvent = (
  draft: CaseDraft,
  item: WorkItem,
  { reportedAt, channel, lateReason }: CompletionOf<'significantEventReport'>,
): void => {
  refuseFuture(reportedAt, draft.now, 'body.reportedAt', 'HHP-AOT-REPORT-01');
  const search = searchOf(draft, item);
  const event = draft.case.aot?.significantEvents.find(({ workItemId }) => workItemId === item.workItemId);
  if (!search || !event) return;
  if (event.kind === 'missing') search.reportedAt = reportedAt;
  else search.placeEvent = { kind: event.kind, reportedAt };
  Object.assign(event, {
    reportedAt,
    channel,
    reportedTo: draft.case.lgu,
    ...(lateReason && { lateReason }),
  });
  const { eventId, kind } = event;
  draft.record('significantEventReported', { eventId, kind, reportedAt, channel }, ['HHP-AOT-REPORT-01']);
  completeWorkItem(draft, item, 'reported', reportedAt);
  draft.notify('eventReported', { role: 'spoa', org: draft.case.lgu });
};

export const reportMissingToOmh = (
  draft: CaseDraft,
  item: WorkItem,
  { reportedAt }: CompletionOf<'omhMissingReport'>,
): void => {
  refuseFuture(reportedAt, draft.now, 'body.reportedAt', 'HHP-AOT-OMH-01');
  const search = searchOf(draft, item);
  if (search) search.omhReportedAt = reportedAt;
  completeWorkItem(draft, item, 'reported', reportedAt);
};

/** Only a person of the county that owns the work can close it; OMH reading its copy changes nothing. */
export const acknowledgeMissing = (draft: CaseDraft, item: WorkItem, by: Person): void => {
  const search = searchOf(draft, item);
  if (!search || item.status !== 'open' || by.role !== item.ownerRole || by.org !== item.ownerOrg) return;
  search.acknowledgedAt = draft.now;
  draft.record('missingAcknowledged', { search: search.number }, ['HHP-AOT-REPORT-02']);
  completeWorkItem(draft, item, 'acknowledged', draft.now);
};
