/** The agency's report to the county, the county's acknowledgement by a named person, and the report to OMH. */
import type { CaseDraft } from '../case/case-draft.ts';
import { announce } from '../case/open-work.ts';
import { completeWorkItem } from '../case/work-item-outcome.ts';
import type { Person } from '../shared/actor.ts';
import type { CompletionOf } from './aot-completion-contract.ts';
import { refuseFuture } from '../shared/guards.ts';
import type { WorkItem } from '../shared/work-item.ts';
import type { AotPolicy } from '../policy/aot-policy.ts';
import { type AotSearch, bouncesKept, type SignificantEvent } from '../case/aot-record.ts';
import { askForAcknowledgement } from './event-acknowledgement.ts';
import { mailboxesOf } from './search-protocol.ts';
import { noteFigures } from './significant-event.ts';

const searchOf = (draft: CaseDraft, { search: number }: WorkItem): AotSearch | undefined =>
  draft.case.aot?.searches.find((search) => search.number === number);

/** The person at the keyboard; a task of a state machine has none. */
const actingPerson = ({ actor }: CaseDraft): Person | undefined =>
  actor.kind === 'person' ? actor : undefined;

/** What came back has reached nobody: the report stays owed, and the next contact of the county and OMH hear of it. */
const noteBounce = (
  draft: CaseDraft,
  item: WorkItem,
  search: AotSearch,
  event: SignificantEvent,
  { reportedAt, channel }: CompletionOf<'significantEventReport'>,
): void => {
  event.bounces = [...(event.bounces ?? []), { at: reportedAt, channel }].slice(-bouncesKept);
  const { eventId, kind } = event;
  draft.record('significantEventReportBounced', { eventId, kind, channel, at: reportedAt }, [
    'HHP-AOT-REPORT-01',
  ]);
  const next = [
    { kind: 'eventReportBounced', to: 'lgu', contact: 'directorOfCommunityServices' },
    { kind: 'eventReportBounced', to: 'omh', contact: 'omhProgramCoordinator' },
  ] as const;
  announce(draft, next, item, mailboxesOf(search, draft.now));
};

/**
 * The agency reported. That a person is missing is acknowledged on the work of its own that the county has; any other
 * event goes to the county as a notice that a named person must acknowledge, and is reminded of until then.
 */
export const reportEvent = (
  draft: CaseDraft,
  item: WorkItem,
  body: CompletionOf<'significantEventReport'>,
  policy: AotPolicy,
): void => {
  const { reportedAt, channel, lateReason } = body;
  refuseFuture(reportedAt, draft.now, 'body.reportedAt', 'HHP-AOT-REPORT-01');
  const search = searchOf(draft, item);
  const event = draft.case.aot?.significantEvents.find(({ workItemId }) => workItemId === item.workItemId);
  if (!search || !event) return;
  if (body.bounced === true) {
    noteBounce(draft, item, search, event, body);
    return;
  }
  const lgu = { role: 'spoa', org: draft.case.lgu } as const;
  const reportedBy = actingPerson(draft);
  Object.assign(event, {
    reportedAt,
    channel,
    reportedTo: lgu.org,
    ...(reportedBy && { reportedBy }),
    ...(lateReason && { lateReason }),
    ...(reportedAt <= event.dueAt && draft.now > event.dueAt && { correctedAt: draft.now }),
  });
  noteFigures(draft, event, reportedAt);
  const { eventId, kind } = event;
  draft.record('significantEventReported', { eventId, kind, reportedAt, channel }, ['HHP-AOT-REPORT-01']);
  completeWorkItem(draft, item, 'reported', reportedAt);
  if (kind === 'missing') {
    search.reportedAt = reportedAt;
    draft.notify('eventReported', lgu);
  } else {
    search.placeEvent = { kind, reportedAt };
    askForAcknowledgement(draft, event, policy);
  }
};

export const reportMissingToOmh = (
  draft: CaseDraft,
  item: WorkItem,
  { reportedAt }: CompletionOf<'omhMissingReport'>,
): void => {
  refuseFuture(reportedAt, draft.now, 'body.reportedAt', 'HHP-AOT-OMH-01');
  for (const search of draft.case.aot?.searches ?? [])
    if (search.deemedMissingAt !== undefined) search.omhReportedAt ??= reportedAt;
  completeWorkItem(draft, item, 'reported', reportedAt);
};

/** Only a person of the county that owns the work can close it; OMH reading its copy changes nothing. */
export const acknowledgeMissing = (draft: CaseDraft, item: WorkItem, by: Person): void => {
  const search = searchOf(draft, item);
  if (!search || item.status !== 'open' || by.role !== item.ownerRole || by.org !== item.ownerOrg) return;
  const acknowledgement = { acknowledgedAt: draft.now, acknowledgedBy: by };
  Object.assign(search, acknowledgement);
  const event = draft.case.aot?.significantEvents.find(
    ({ kind, search: number }) => kind === 'missing' && number === search.number,
  );
  if (event) Object.assign(event, acknowledgement);
  draft.record('missingAcknowledged', { search: search.number }, ['HHP-AOT-REPORT-02']);
  completeWorkItem(draft, item, 'acknowledged', draft.now);
};
