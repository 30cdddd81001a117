/** No detail of an audit event has room for something said of a person: the chain is kept for good and shown to every party. */
import { describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import { agreementId, contactId, eventId, month, orderId, stepId } from '../../domain/case/audit-details.ts';
import { auditEvents } from '../../domain/case/audit-events.ts';
import { protocolCodeSchema } from '../../domain/policy/county-aot-protocol.ts';
import { organisationIdSchema } from '../../domain/shared/actor.ts';
import { concernIdSchema, noticeIdSchema, workItemIdSchema } from '../../domain/shared/identifiers.ts';
import { canaries } from './canaries.ts';
import { type Leaf, leavesOfContracts, schemaOf } from './contract-leaves.ts';

/** Forms of ids of the case, and of codes that the registry or a county's protocol lists. */
const ids = [
  organisationIdSchema,
  workItemIdSchema,
  noticeIdSchema,
  concernIdSchema,
  orderId,
  agreementId,
  eventId,
  stepId,
  contactId,
  month,
  protocolCodeSchema,
];
const idPatterns = new Set(ids.map((schema) => schemaOf(schema).pattern));

/** Days of a court order, an agreement or a transfer; none is a day of the person's life. */
const agreedDays =
  /^(aot(OrderRecorded|OrderChanged|OrderLapsed|AgreementRecorded)[^.]*\.(from|lastDay)|transferAsked\.effectiveOn)$/;

/** Days of the staff: the last of a registration, and those of a cover. */
const staffDays = /^(careManagerLeaves\.lastDay|absenceCovered\.(from|until))$/;

/** Days of a discharge as they were given, or on which work is due: the instants that say the same stand beside them. */
const givenDays =
  /^(dischargePlan(ned|Voided)\.plannedOn|discharge(d|Corrected)\.on|workItem(Opened|Moved)\.dueOn|factVoided\.id)$/;

/** A text that the schema shows as one, though the domain holds it to a list of its own. */
const heldToList = new Map([
  ['noticeAcknowledged.kind', 'the kinds of domain/notices/notice.ts'],
  ['noticeWithheld.kind', 'the kinds of domain/notices/notice.ts'],
  ['noticeUndelivered.kind', 'the kinds of domain/notices/notice.ts'],
]);

const isHarmless = ({ path, schema }: Leaf): boolean =>
  schema.format === 'date-time' ||
  (schema.format === 'date' && (agreedDays.test(path) || staffDays.test(path) || givenDays.test(path))) ||
  (schema.pattern !== undefined && idPatterns.has(schema.pattern)) ||
  heldToList.has(path);

const wordsIn = (details: Readonly<Record<string, z.ZodType>>): string[] =>
  leavesOfContracts(details).flatMap((leaf) => (isHarmless(leaf) ? [] : [leaf.path]));

const tables = Object.fromEntries(Object.entries(auditEvents).map(([type, { details }]) => [type, details]));

describe('the details of an audit event', () => {
  it('are codes, ids, instants, numbers and days of a court, and nowhere words', () => {
    expect(leavesOfContracts(tables).length).toBeGreaterThan(80);
    expect(wordsIn(tables)).toEqual([]);
  });

  it('are found out where somebody adds words or a day', () => {
    const added = z.strictObject({
      note: z.string(),
      seen: z.array(z.string().max(9)),
      bornOn: z.iso.date(),
    });
    expect(wordsIn({ screened: added })).toEqual(['screened.note', 'screened.seen[]', 'screened.bornOn']);
  });

  it('are held to a list where they look like words', () => {
    for (const path of heldToList.keys())
      expect(leavesOfContracts(tables).map((leaf) => leaf.path)).toContain(path);
    const { details } = auditEvents.noticeAcknowledged;
    expect(details.shape.kind.safeParse('Quillfeather').success).toBe(false);
  });

  it.each(ids.map((schema) => [String(schemaOf(schema).pattern), schema] as const))(
    'take nothing said of a person as an id (%s)',
    (_pattern, schema) => {
      expect(canaries.filter(({ value }) => schema.safeParse(value).success)).toEqual([]);
    },
  );
});
