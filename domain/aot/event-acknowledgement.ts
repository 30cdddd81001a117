/**
 * The county's acknowledgement of significant events (HHP-SIG-01): one work item for however many it has not read. A named
 * person answers the notice of one event, or acknowledges at once all that were reported until then; a county that does
 * neither is reminded daily, and OMH hears of it. What was read at once is kept as one reading, not on every event.
 */
import { aotOf, type AotRecord, type SignificantEvent } from '../case/aot-record.ts';
import { lastPartNumber } from '../case/case-parts.ts';
import type { CaseDraft } from '../case/case-draft.ts';
import { openWork } from '../case/open-work.ts';
import { completeWorkItem } from '../case/work-item-outcome.ts';
import type { Notice } from '../notices/notice.ts';
import type { AotPolicy } from '../policy/aot-policy.ts';
import type { Person } from '../shared/actor.ts';
import { localDate, startOfLocalDate } from '../shared/calendar.ts';
import { addDuration } from '../shared/duration.ts';
import { noticeId } from '../shared/identifiers.ts';
import type { WorkItem } from '../shared/work-item.ts';

const kind = 'significantEventAcknowledgement';

/** Tells the county of a reported event, and asks for its acknowledgement where that is not asked for already. */
export const askForAcknowledgement = (
  draft: CaseDraft,
  event: SignificantEvent,
  { unreadEvent: ladder }: AotPolicy,
): void => {
  const aot = aotOf(draft);
  draft.notify('significantEvent', { role: 'spoa', org: draft.case.lgu }, { eventId: event.eventId });
  event.noticeId = noticeId(draft.case.caseId, draft.case.counters.notices);
  aot.unreadEvents += 1;
  if (draft.openItem(kind)) return;
  const anchor = startOfLocalDate(localDate(draft.now));
  openWork(draft, kind, ladder, { anchor, dueAt: addDuration(anchor, ladder.due) });
};

/** Called with every acknowledged notice: keeps on the event that it told of who of the LGU acknowledged it. */
export const noteEventAcknowledged = (draft: CaseDraft, notice: Notice, by: Person): void => {
  const { aot } = draft.case;
  if (notice.kind !== 'significantEvent') return;
  const event = aot?.significantEvents.find(({ noticeId: id }) => id === notice.noticeId);
  if (!aot || !event || acknowledgementOf(event, aot)) return;
  Object.assign(event, { acknowledgedAt: draft.now, acknowledgedBy: by });
  aot.unreadEvents -= 1;
  const item = draft.openItem(kind);
  if (item && aot.unreadEvents === 0) completeWorkItem(draft, item, 'acknowledged', draft.now);
};

/** Acknowledges every event that was reported until now. */
export const acknowledgeEvents = (draft: CaseDraft, item: WorkItem, by: Person): void => {
  const aot = aotOf(draft);
  const upTo = lastPartNumber(draft.case, 'significantEvent');
  aot.eventReadings = [
    ...(aot.eventReadings ?? []),
    { upTo, notices: draft.case.counters.notices, at: draft.now, by },
  ];
  aot.unreadEvents = 0;
  draft.order({ kind: 'closeNotices', eventsReadBy: { role: item.ownerRole, org: item.ownerOrg } });
  draft.record('significantEventsAcknowledged', { upTo: `E${upTo}` }, ['HHP-SIG-01']);
  completeWorkItem(draft, item, 'acknowledged', draft.now);
};

/** Only a person of the county that owns the work acknowledges by its reminder; OMH reading its copy changes nothing. */
export const acknowledgeByReminder = (draft: CaseDraft, notice: Notice, by: Person): void => {
  const item = notice.workItemId === undefined ? undefined : draft.workItem(notice.workItemId);
  if (item?.kind !== kind || item.status !== 'open' || notice.kind !== 'significantEventUnread') return;
  if (by.role === item.ownerRole && by.org === item.ownerOrg) acknowledgeEvents(draft, item, by);
};

interface Acknowledgement {
  acknowledgedAt: string;
  acknowledgedBy: Person;
}

/** By its own notice, or by the first reading after its report; undefined while nobody of the county acknowledged it. */
export const acknowledgementOf = (
  { eventId, noticeId: id, reportedAt, acknowledgedAt, acknowledgedBy }: SignificantEvent,
  { eventReadings = [] }: Pick<AotRecord, 'eventReadings'>,
): Acknowledgement | undefined => {
  if (acknowledgedAt !== undefined && acknowledgedBy) return { acknowledgedAt, acknowledgedBy };
  if (id === undefined || reportedAt === undefined) return undefined;
  const toldBy = Number(id.slice(id.lastIndexOf('-N') + 2));
  const reading = eventReadings.find(
    ({ upTo, at, notices = toldBy }) =>
      Number(eventId.slice(1)) <= upTo && reportedAt <= at && toldBy <= notices,
  );
  return reading && { acknowledgedAt: reading.at, acknowledgedBy: reading.by };
};

/** Events as people see them: each with its acknowledgement. */
export const withAcknowledgement = (
  events: readonly SignificantEvent[],
  aot: Pick<AotRecord, 'eventReadings'>,
): SignificantEvent[] => events.map((event) => ({ ...event, ...acknowledgementOf(event, aot) }));
