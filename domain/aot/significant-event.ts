/**
 * Significant events (HHP-SIG-01): care management providers report to the LGU within 24 hours of being made aware. The
 * kinds and what each asks for are the county's list. Late is late, never locked: a late report says why. A named person
 * of the LGU acknowledges (event-acknowledgement.ts). Free text stays in the record, never in a notice.
 */
import type { CaseDraft } from '../case/case-draft.ts';
import { meetClock, startClock } from '../case/clocks.ts';
import { phaseOf } from '../case/phase.ts';
import type { AotPolicy } from '../policy/aot-policy.ts';
import { nameAmong } from '../shared/bounded-record.ts';
import type { Person } from '../shared/actor.ts';
import { addDuration } from '../shared/duration.ts';
import { refuseFuture } from '../shared/guards.ts';
import { hashOf } from '../shared/hash.ts';
import type { Instant } from '../shared/instant.ts';
import type { RuleCode } from '../shared/problems.ts';
import { type FieldError, Refused } from '../shared/refusal.ts';
import { aotOf, type AotRecord, type SignificantEvent } from '../case/aot-record.ts';
import { askForAcknowledgement } from './event-acknowledgement.ts';
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

type Telling = Pick<SignificantEventBody, 'kind' | 'occurredAt'>;

/** Under which a report of an event is remembered, so that a second one finds it however much came between. */
export const tellingOf = ({ kind, occurredAt }: Telling): string => hashOf([kind, occurredAt]);

/** The first report must have been read with the case (AlsoRead of domain/ports/ports.ts). */
const refuseRepetition = (draft: CaseDraft, body: SignificantEventBody): void => {
  const telling = tellingOf(body);
  const same = (draft.case.aot?.eventTellings ?? []).find(({ hash }) => hash === telling);
  if (!same || same.voided) return;
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
  policy: AotPolicy,
): SignificantEvent => {
  refuseFuture(body.awareAt, draft.now, 'body.awareAt', 'HHP-SIG-01');
  refuseDetails(body, protocol);
  const dueAt = addDuration(body.awareAt, protocol.significantEvents.reportWithin);
  if (draft.now > dueAt && body.lateReason === undefined)
    refuse('lateWithoutReason', 'The report is late.', [
      { field: 'body.lateReason', message: 'Say why the report is late.' },
    ]);
  refuseRepetition(draft, body);
  const aot = aotOf(draft);
  const event: SignificantEvent = {
    eventId: `E${draft.nextNumber('significantEvent')}`,
    kind: body.kind,
    occurredAt: body.occurredAt,
    awareAt: body.awareAt,
    dueAt,
    enteredAt: draft.now,
    reportedAt: draft.now,
    reportedTo: draft.case.lgu,
    channel: body.channel,
    details: body.details,
    agency: by.org,
    ...(body.lateReason !== undefined && { lateReason: body.lateReason }),
  };
  aot.significantEvents.push(event);
  const hash = tellingOf(body);
  aot.eventTellings = [
    ...(aot.eventTellings ?? []).filter((telling) => telling.hash !== hash),
    { hash, eventId: event.eventId },
  ];
  noteFigures(draft, event, draft.now);
  draft.record('significantEventReported', { eventId: event.eventId, kind: event.kind, dueAt }, [
    'HHP-SIG-01',
  ]);
  askForAcknowledgement(draft, event, policy);
  runClock(draft, body, dueAt, !protocol.significantEvents.assumption);
  return event;
};

export interface OnTimeFigures {
  count: number;
  onTime: number;
  late: number;
  /** Reported on time by what was entered after they stood late: counted by themselves. */
  corrected: number;
  /** Owed and not reported: an agency that reports nothing is not on time. */
  unreported: number;
}

type Counted = Pick<SignificantEvent, 'agency' | 'dueAt' | 'correctedAt'>;
const figureOf = ({ dueAt, correctedAt }: Counted, reportedAt: Instant): 'onTime' | 'late' | 'corrected' => {
  if (correctedAt !== undefined) return 'corrected';
  return reportedAt <= dueAt ? 'onTime' : 'late';
};
const count = (draft: CaseDraft, event: Counted, reportedAt: Instant, by: 1 | -1): void => {
  const aot = aotOf(draft);
  const agency = nameAmong(aot.eventFigures, event.agency ?? 'unknown');
  const figures = aot.eventFigures[agency] ?? { onTime: 0, late: 0 };
  const figure = figureOf(event, reportedAt);
  aot.eventFigures = { ...aot.eventFigures, [agency]: { ...figures, [figure]: (figures[figure] ?? 0) + by } };
};

/** Counts a reported event for the agency that reported it. */
export const noteFigures = (draft: CaseDraft, event: Counted, reportedAt: Instant): void => {
  count(draft, event, reportedAt, 1);
};
/** Of a report that was voided. */
export const uncount = (draft: CaseDraft, event: Counted, reportedAt: Instant): void => {
  count(draft, event, reportedAt, -1);
};

/** Per agency: events, and how many of them were reported within the time that counts from being aware. */
export const onTimeFigures = ({
  eventFigures,
  significantEvents,
}: Pick<AotRecord, 'eventFigures' | 'significantEvents'>): Record<string, OnTimeFigures> => {
  const figures: Record<string, OnTimeFigures> = {};
  const of = (agency: string): OnTimeFigures =>
    (figures[agency] ??= { count: 0, onTime: 0, late: 0, corrected: 0, unreported: 0 });
  for (const [agency, { onTime, late, corrected = 0 }] of Object.entries(eventFigures))
    Object.assign(of(agency), { count: onTime + late + corrected, onTime, late, corrected });
  for (const { agency = 'unknown', reportedAt, voided } of significantEvents) {
    if (reportedAt !== undefined || voided) continue;
    of(agency).count += 1;
    of(agency).unreported += 1;
  }
  return figures;
};
