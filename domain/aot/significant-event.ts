/**
 * Significant events (HHP-SIG-01): care management providers report to the LGU within 24 hours of being made aware. The
 * kinds and what each asks for are the county's list. Late is late, never locked: a late report says why. A named person
 * of the LGU acknowledges; until then the LGU is reminded daily. Free text stays in the record, never in a notice.
 */
import type { Notice } from '../notices/notice.ts';
import type { CaseDraft } from '../case/case-draft.ts';
import { meetClock, startClock } from '../case/clocks.ts';
import { announce } from '../case/open-work.ts';
import { phaseOf } from '../case/phase.ts';
import type { AotPolicy } from '../policy/aot-policy.ts';
import { rung, rungsPassed } from '../policy/ladder.ts';
import type { Person } from '../shared/actor.ts';
import { localDate, startOfLocalDate } from '../shared/calendar.ts';
import { addDuration } from '../shared/duration.ts';
import { refuseFuture } from '../shared/guards.ts';
import { noticeId } from '../shared/identifiers.ts';
import type { Instant } from '../shared/instant.ts';
import type { RuleCode } from '../shared/problems.ts';
import { type FieldError, Refused } from '../shared/refusal.ts';
import { aotOf, type SignificantEvent } from '../case/aot-record.ts';
import type { CountyAotProtocol } from '../policy/county-aot-protocol.ts';
import type { SignificantEventBody } from './significant-event-contract.ts';

const refuse = (code: RuleCode, detail: string, errors: FieldError[]): never => {
  throw new Refused({ code, ruleId: 'HHP-SIG-01', detail, errors });
};

const refuseDetails = (body: SignificantEventBody, { significantEvents }: CountyAotProtocol): void => {
  const { kinds } = significantEvents;
  const known = kinds.find(({ kind }) => kind === body.kind);
  if (!known) {
    const names = kinds.map(({ kind }) => kind).join(', ');
    return refuse('unknownEventKind', 'The county does not list this kind of event.', [
      { field: 'body.kind', message: `Give one of ${names}.` },
    ]);
  }
  const wanted = known.requiredFields.map(({ id }) => id);
  const errors = [
    ...known.requiredFields
      .filter(({ id }) => body.details[id] === undefined)
      .map(({ id, label }) => ({ field: `body.details.${id}`, message: `Give: ${label}.` })),
    ...(Object.keys(body.details).every((id) => wanted.includes(id))
      ? []
      : [{ field: 'body.details', message: `Give only: ${wanted.join(', ') || 'nothing'}.` }]),
  ];
  if (errors.length > 0) refuse('eventDetails', 'The county asks for other details of this kind.', errors);
};

const refuseRepetition = (draft: CaseDraft, body: SignificantEventBody): void => {
  const same = (draft.case.aot?.significantEvents ?? []).find(
    ({ kind, occurredAt }) => kind === body.kind && occurredAt === body.occurredAt,
  );
  if (!same) return;
  throw new Refused({
    code: 'eventOnRecord',
    detail: 'An event of this kind at this time is on record.',
    state: { eventId: same.eventId, phase: phaseOf(draft.case), version: draft.case.version },
  });
};

const runClock = (
  draft: CaseDraft,
  { awareAt }: SignificantEventBody,
  due: Instant,
  basisKnown: boolean,
): void => {
  startClock(draft, {
    kind: 'significantEvent',
    anchor: awareAt,
    anchorKind: 'awareAt',
    due,
    ruleId: 'HHP-SIG-01',
    basis: basisKnown ? 'required' : 'standard',
  });
  meetClock(draft, 'significantEvent', draft.now);
};

/** Run twice: the second finds the event on record (409). */
export const reportSignificantEvent = (
  draft: CaseDraft,
  body: SignificantEventBody,
  by: Person,
  protocol: CountyAotProtocol,
): SignificantEvent => {
  refuseFuture(body.awareAt, draft.now, 'body.awareAt', 'HHP-SIG-01');
  refuseDetails(body, protocol);
  const dueAt = addDuration(body.awareAt, protocol.significantEvents.reportWithin);
  if (draft.now > dueAt && body.lateReason === undefined)
    refuse('lateWithoutReason', 'The report is late.', [
      { field: 'body.lateReason', message: 'Say why the report is late.' },
    ]);
  refuseRepetition(draft, body);
  const lgu = { role: 'spoa', org: draft.case.lgu } as const;
  const { significantEvents } = aotOf(draft);
  draft.notify('significantEvent', lgu);
  const event: SignificantEvent = {
    eventId: `E${draft.nextNumber('significantEvent')}`,
    kind: body.kind,
    occurredAt: body.occurredAt,
    awareAt: body.awareAt,
    dueAt,
    enteredAt: draft.now,
    reportedAt: draft.now,
    reportedTo: lgu.org,
    channel: body.channel,
    details: body.details,
    agency: by.org,
    noticeId: noticeId(draft.case.caseId, draft.case.counters.notices),
    ...(body.lateReason !== undefined && { lateReason: body.lateReason }),
  };
  significantEvents.push(event);
  draft.record('significantEventReported', { eventId: event.eventId, kind: event.kind, dueAt }, [
    'HHP-SIG-01',
  ]);
  runClock(draft, body, dueAt, !protocol.significantEvents.assumption);
  return event;
};

/** A reminder speaks for every event that was unread when it was sent; a copy that OMH has speaks for none. */
const isTheNoticeOf =
  (notice: Notice) =>
  ({ noticeId: id, reportedAt }: SignificantEvent): boolean =>
    notice.kind === 'significantEvent'
      ? id === notice.noticeId
      : notice.kind === 'significantEventUnread' &&
        notice.to.role === 'spoa' &&
        id !== undefined &&
        reportedAt !== undefined &&
        reportedAt < notice.at;

/** Called with every acknowledged notice: keeps on the event who of the LGU acknowledged it. */
export const noteEventAcknowledged = (draft: CaseDraft, notice: Notice, by: Person): void => {
  for (const event of (draft.case.aot?.significantEvents ?? []).filter(isTheNoticeOf(notice)))
    if (event.acknowledgedAt === undefined)
      Object.assign(event, { acknowledgedAt: draft.now, acknowledgedBy: by });
};

/**
 * Climbs the ladder of every event that nobody has acknowledged, counted from the day of its report. A county that does
 * not read is not reached by writing to it again: OMH hears of it too.
 */
export const remindOfEvents = (draft: CaseDraft, { unreadEvent: ladder }: AotPolicy): void => {
  for (const event of draft.case.aot?.significantEvents ?? []) {
    const { noticeId: id, acknowledgedAt, reportedAt, remindedAt } = event;
    if (id === undefined || acknowledgedAt !== undefined || reportedAt === undefined) continue;
    const anchor = startOfLocalDate(localDate(reportedAt));
    const dueAt = addDuration(anchor, ladder.due);
    const climbed = remindedAt === undefined ? 0 : rungsPassed(ladder, anchor, dueAt, remindedAt);
    const passed = rungsPassed(ladder, anchor, dueAt, draft.now, climbed);
    if (passed <= climbed) continue;
    event.remindedAt = draft.now;
    draft.record('significantEventUnread', { eventId: event.eventId }, ['HHP-SIG-01']);
    const { announce: announcements } = rung(ladder, anchor, dueAt, passed - 1);
    announce(draft, announcements, { ownerRole: 'spoa', ownerOrg: draft.case.lgu });
  }
};

export interface OnTimeFigures {
  count: number;
  onTime: number;
  late: number;
  /** Owed and not reported: an agency that reports nothing is not on time. */
  unreported: number;
}

/** Per agency: events, and how many of them were reported within the time that counts from being aware. */
export const onTimeFigures = (
  events: readonly Pick<SignificantEvent, 'agency' | 'dueAt' | 'reportedAt'>[],
): Record<string, OnTimeFigures> => {
  const figures: Record<string, OnTimeFigures> = {};
  for (const { agency = 'unknown', dueAt, reportedAt } of events) {
    const figure = (figures[agency] ??= { count: 0, onTime: 0, late: 0, unreported: 0 });
    figure.count += 1;
    if (reportedAt === undefined) figure.unreported += 1;
    else if (reportedAt > dueAt) figure.late += 1;
    else figure.onTime += 1;
  }
  return figures;
};
