/**
 * The audit events of one write as one item, and what it orders outside as another: DynamoDB counts a started kilobyte of
 * each item, and an event alone fills half of one. What the events of a write share is stored once, and the hash of the last
 * of them only: those before it follow from what stands there, and whatever was changed leads to another.
 */
import * as z from 'zod';
import { type AuditEvent, auditEventSchema, chainEvent } from '../../domain/shared/audit-event.ts';
import { outboxEntrySchema, type OutboxOfWrite } from '../../domain/shared/outbox.ts';
import { form, type Item } from './items.ts';
import * as keys from './keys.ts';

/** What a write decides is held far below that (domain/case/case-draft.ts). */
export const mostEventsOfWrite = 100;

const { shape } = auditEventSchema;
const saidSchema = auditEventSchema.pick({ type: true, ruleIds: true, details: true });
export const eventsSchema = z.strictObject({
  caseId: shape.caseId,
  at: shape.at,
  actor: shape.actor,
  /** The number of the first. */
  seq: shape.seq,
  events: z
    .tuple([saidSchema])
    .rest(saidSchema)
    .refine(({ length }) => length <= mostEventsOfWrite),
  wrote: shape.wrote,
  previousHash: shape.previousHash,
  hash: shape.hash,
});
const eventsForm = form('events', eventsSchema);
/** Of a release that stored each event as an item. */
const eventForm = form('event', auditEventSchema);

export const outboxSchema = z.strictObject({
  entries: z.tuple([outboxEntrySchema]).rest(outboxEntrySchema),
});
const outboxForm = form('outbox', outboxSchema);
const outboxEntryForm = form('outboxEntry', outboxEntrySchema);

const entitySchema = z.object({ entity: z.string() });
const isOf = (entity: string, item: unknown): boolean => entitySchema.safeParse(item).data?.entity === entity;

/** In their order. */
export type EventsOfWrite = readonly [AuditEvent, ...AuditEvent[]];

/** Where the events of a write stand: under the number of the last, so that what is behind a number is one span of keys. */
export const eventsToItem = (events: EventsOfWrite): Item => {
  const [{ caseId, at, actor, seq, previousHash }] = events;
  const last = events.at(-1) ?? events[0];
  const [first, ...others] = events.map(({ type, ruleIds, details }) => ({ type, ruleIds, details }));
  if (!first) throw new Error('No write is without an event.');
  return eventsForm.toItem(keys.eventKey(caseId, last.seq), {
    caseId,
    at,
    actor,
    seq,
    events: [first, ...others],
    ...(last.wrote && { wrote: last.wrote }),
    previousHash,
    hash: last.hash,
  });
};

/** In their order. Throws MalformedItem. */
export const eventsFromItem = (item: unknown): EventsOfWrite => {
  if (isOf('event', item)) return [eventForm.fromItem(item)];
  const { caseId, at, actor, seq, events, wrote, hash, ...stored } = eventsForm.fromItem(item);
  const [first, ...others] = events;
  let { previousHash } = stored;
  const next = (event: (typeof events)[number], index: number): AuditEvent => {
    const shared = { caseId, at, actor, seq: seq + index, ...event, previousHash };
    if (index === others.length) return { ...shared, ...(wrote && { wrote }), hash };
    const chained = chainEvent(shared);
    previousHash = chained.hash;
    return chained;
  };
  return [next(first, 0), ...others.map((event, index) => next(event, index + 1))];
};

export const outboxToItem = ([first, ...others]: OutboxOfWrite): Item =>
  outboxForm.toItem(keys.outboxKey(first), { entries: [first, ...others] }, keys.outboxIndex(first));

/** In their order. Throws MalformedItem. */
export const outboxFromItem = (item: unknown): OutboxOfWrite =>
  isOf('outboxEntry', item) ? [outboxEntryForm.fromItem(item)] : outboxForm.fromItem(item).entries;
