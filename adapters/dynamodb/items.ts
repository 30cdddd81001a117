/**
 * Items: domain facts with their keys around them. Domain fields stay under `data`, so storage fields never mix with
 * them. Everything is parsed on the way in, since a record that cannot be read again is a lost case, and on the way
 * out, since an item of an older release or a foreign hand must not reach a decision half understood.
 */
import * as z from 'zod';
import {
  asciiText,
  storedCaseId,
  storedCode,
  storedHash,
  storedInstant,
} from '../../domain/shared/stored-text.ts';
import { accessEntrySchema, type LogEntry, listEntrySchema } from '../../domain/access/access-entry.ts';
import { accessHeadSchema, accessSealSchema } from '../../domain/access/access-seal.ts';
import { auditGrantSchema } from '../../domain/access/audit-grant.ts';
import { journeyFactSchema } from '../../domain/case/journey-fact-record.ts';
import { tellingSchema } from '../../domain/case/telling-record.ts';
import { secondReferralSchema } from '../../domain/case/second-referral-record.ts';
import { searchStepSchema } from '../../domain/case/search-step.ts';
import { contactSchema } from '../../domain/case/contact.ts';
import { noticeSchema } from '../../domain/notices/notice.ts';
import { recipientSchema } from '../../domain/shared/recipient.ts';
import {
  aotOrderSchema,
  type EventReading,
  aotRecordSchema,
  aotSearchSchema,
  type MissingConcern,
  missingConcernSchema,
  type SignificantEvent,
  significantEventSchema,
} from '../../domain/case/aot-record.ts';
import type { CasePart } from '../../domain/case/case-parts.ts';
import type { PartName } from '../../domain/case/kinds-of-part.ts';
import { formerAssignmentSchema, referralReturnSchema } from '../../domain/case/placement-record.ts';
import { type Correction, correctionSchema } from '../../domain/case/correction-record.ts';
import { formerFacilitySchema } from '../../domain/case/former-facility-record.ts';
import {
  admissionSchema,
  formerDecisionSchema,
  laterFactSchema,
} from '../../domain/case/later-facts-record.ts';
import { handOffChecklistSchema } from '../../domain/case/hand-off-record.ts';
import { caseCoreSchema, caseRecordSchema } from '../../domain/case/case-record.ts';
import { knownBySchema } from '../../domain/case/known-by-record.ts';
import { emergencyAccessSchema } from '../../domain/case/emergency-access-record.ts';
import {
  type CairsReport,
  cairsReportSchema,
  planOfCareSchema,
} from '../../domain/case/plan-of-care-record.ts';
import {
  type RegistryEntry,
  type RegistryKind,
  registryKinds,
  registrySchemas,
} from '../../domain/registry/kinds.ts';
import { assigneeKinds } from '../../domain/registry/staff-directory.ts';
import { chainStart } from '../../domain/shared/audit-event.ts';
import { digestOf } from '../../domain/shared/hash.ts';
import type { IdempotencyRecord } from '../../domain/ports/ports.ts';
import { storedWorkItemSchema } from '../../domain/shared/work-item.ts';
import { accessKey, type IndexKey, type ItemKey, partAt, unsealedIndex } from './keys.ts';

export interface Item extends ItemKey, Partial<IndexKey> {
  entity: string;
  data: unknown;
  /** Over `data`, where not all of it is under the hash of an event (domain/case/items-written.ts). */
  sum?: string;
  /** Only what may be forgotten has it; expiry is also checked in code, since deletion may come days late. */
  expiresAtSeconds?: number;
}

/** Names the entity, the key and the fields; never what stands in them. */
class MalformedItem extends Error {
  override readonly name = 'MalformedItem';
  constructor(entity: string, key: string, error: z.ZodError) {
    const fields = error.issues.slice(0, 5).map(({ path }) => path.join('.') || 'the item itself');
    super(`Item ${key} is no ${entity}: see ${fields.join(', ')}.`);
  }
}

export interface ItemForm<Data> {
  schema: z.ZodType<Data>;
  /** Throws MalformedItem for data that could not be read again. */
  toItem: (key: ItemKey, data: Data, index?: IndexKey, expiresAtSeconds?: number) => Item;
  /** The item of data that was parsed already. */
  around: (key: ItemKey, data: Data, index?: IndexKey, expiresAtSeconds?: number) => Item;
  fromItem: (item: unknown) => Data;
}

const keySchema = z.object({ PK: z.string(), SK: z.string() });

export const form = <Data>(
  entity: string,
  dataSchema: z.ZodType<Data>,
  summed?: 'summed',
): ItemForm<Data> => {
  const itemSchema = z.object({ entity: z.literal(entity), data: dataSchema });
  const around: ItemForm<Data>['around'] = (key, data, index, expiresAtSeconds) => ({
    ...key,
    ...index,
    entity,
    data,
    ...(summed && { sum: digestOf(data) }),
    ...(expiresAtSeconds === undefined ? {} : { expiresAtSeconds }),
  });
  return {
    schema: dataSchema,
    around,
    toItem(key, data, ...rest) {
      const parsed = dataSchema.safeParse(data);
      if (!parsed.success) throw new MalformedItem(entity, `${key.PK} ${key.SK}`, parsed.error);
      return around(key, parsed.data, ...rest);
    },
    fromItem(item) {
      const parsed = itemSchema.safeParse(item);
      if (parsed.success) return parsed.data.data;
      const key = keySchema.safeParse(item);
      throw new MalformedItem(
        entity,
        key.success ? `${key.data.PK} ${key.data.SK}` : 'without key',
        parsed.error,
      );
    },
  };
};

const idempotencyRecordSchema: z.ZodType<IdempotencyRecord> = z.strictObject({
  id: storedHash,
  requestHash: storedHash,
  status: z.int(),
  body: z.string(),
  location: asciiText(256).optional(),
  expiresAt: storedInstant,
});
const caseReferenceSchema = z.strictObject({ caseId: storedCaseId });

export const caseItem = form('case', caseCoreSchema);

const { shape: ofCase } = caseRecordSchema;
const { shape: ofAot } = aotRecordSchema;
export const partSchemas = {
  referral: ofCase.referral,
  knownBy: knownBySchema,
  screening: ofCase.screening.unwrap(),
  spoaDecision: ofCase.spoaDecision.unwrap(),
  planOfCare: planOfCareSchema.omit({ consultations: true }),
  redirect: ofCase.redirects.unwrap().element,
  referralReturn: referralReturnSchema,
  formerReferral: ofCase.formerReferrals.unwrap().element,
  correction: correctionSchema,
  formerAssignment: formerAssignmentSchema,
  formerFacility: formerFacilitySchema,
  admission: admissionSchema,
  laterFact: laterFactSchema,
  formerDecision: formerDecisionSchema,
  journeyFact: journeyFactSchema,
  telling: tellingSchema,
  voidedClosing: ofCase.voidedClosings.unwrap().element,
  secondReferral: secondReferralSchema,
  handOffChecklist: handOffChecklistSchema,
  consentChange: ofCase.consentChanges.unwrap().element,
  emergencyAccess: emergencyAccessSchema,
  order: aotOrderSchema,
  agreement: ofAot.agreements.unwrap().element,
  concern: missingConcernSchema,
  search: aotSearchSchema,
  significantEvent: significantEventSchema,
  eventReading: ofAot.eventReadings.unwrap().element,
  eventTelling: ofAot.eventTellings.unwrap().element,
  cairsReport: cairsReportSchema,
  transfer: ofAot.transfers.unwrap().element,
  consultation: planOfCareSchema.shape.consultations.element,
} satisfies Record<PartName, z.ZodType>;
const partSchemaOf = (name: PartName): z.ZodType => partSchemas[name];
const isPartName = (name: string): name is PartName => Object.hasOwn(partSchemas, name);

/** The value of a part; its name and id stand in its key. */
const partForm = (name: PartName): ItemForm<unknown> => form(name, partSchemaOf(name));
export const partToItem = (key: ItemKey, { name, value }: CasePart): Item =>
  partForm(name).toItem(key, value);

/** A part that was parsed already. */
export const partAround = (key: ItemKey, { name, value }: CasePart): Item =>
  partForm(name).around(key, value);

/** Parts that are read by pages. */
export interface PartValues {
  concern: MissingConcern;
  significantEvent: SignificantEvent;
  eventReading: EventReading;
  cairsReport: CairsReport;
  correction: Correction;
}
/** The value of a part whose kind is known. Throws MalformedItem. */
export const partOf = <Name extends keyof PartValues>(name: Name, item: unknown): PartValues[Name] =>
  // Schema and value are of one kind, which the compiler cannot follow through the table.
  partForm(name).fromItem(item) as PartValues[Name];

const keyedSchema = z.object({ SK: z.string() });
/** Undefined for an item that is no part of a case. */
export const partFromItem = (item: unknown): CasePart | undefined => {
  const keyed = keyedSchema.safeParse(item);
  const at = keyed.success ? partAt(keyed.data) : undefined;
  if (!at || !isPartName(at.name)) return undefined;
  return { name: at.name, id: at.id, value: partForm(at.name).fromItem(item) };
};
export const contactItem = form('contact', contactSchema);
export const searchStepItem = form('searchStep', searchStepSchema);
export const workItemItem = form('workItem', storedWorkItemSchema, 'summed');
export const noticeItem = form('notice', noticeSchema, 'summed');
export const partyItem = form(
  'party',
  z.strictObject({ ...caseReferenceSchema.shape, ...recipientSchema.shape, openedAt: storedInstant }),
);
export const underWayItem = form('underWay', caseReferenceSchema);
export const aotWatchItem = form('aotWatch', caseReferenceSchema);
export const climbItem = form('climb', caseReferenceSchema);
export const assigneeItem = form('assignee', caseReferenceSchema);
export const accessItem = form('access', accessEntrySchema);
export const listViewItem = form('listView', listEntrySchema);
export const accessSealItem = form('accessSeal', accessSealSchema);
export const accessHeadItem = form('accessHead', accessHeadSchema);
/** An entry under its key, and in the index while it waits for a seal. */
export const logEntryItem = (entry: LogEntry): Item =>
  'caseId' in entry
    ? accessItem.toItem(accessKey(entry), entry, unsealedIndex(entry))
    : listViewItem.toItem(accessKey(entry), entry, unsealedIndex(entry));
export const auditGrantItem = form('auditGrant', auditGrantSchema, 'summed');
export const personLockItem = form('personLock', caseReferenceSchema);
export const likeItem = form('like', caseReferenceSchema);
/** Which case a referral opened, under its hash. */
export const receivedItem = form('received', caseReferenceSchema);
export const idempotencyItem = form('idempotencyRecord', idempotencyRecordSchema, 'summed');

/**
 * `revision` grows with every change of the registry, and is the number of the last one in the log; `headHash` is its hash.
 * A kind without generation was never imported.
 */
const registryStateSchema = z.strictObject({
  revision: z.int(),
  /** A state of a release without a log: what comes next is the first change of a log. */
  headHash: storedHash.default(chainStart),
  generations: z.partialRecord(
    z.enum(registryKinds),
    z.strictObject({ current: storedCode, previous: storedCode.optional() }),
  ),
});
export type RegistryState = z.infer<typeof registryStateSchema>;
export const registryStateItem = form('registryState', registryStateSchema);
export const caseloadItem = form(
  'caseload',
  z.strictObject({
    agency: storedCode,
    kind: z.enum(assigneeKinds),
    id: storedCode,
    count: z.int().nonnegative(),
    joins: z.int().positive().optional(),
  }),
);
const registryForm = <Kind extends RegistryKind>(kind: Kind): ItemForm<RegistryEntry<Kind>> =>
  // Schema and entry are of one kind, which the compiler cannot follow through the table.
  form(`registry ${kind}`, registrySchemas[kind] as unknown as z.ZodType<RegistryEntry<Kind>>);
const registryForms: { [Kind in RegistryKind]: ItemForm<RegistryEntry<Kind>> } = {
  agencies: registryForm('agencies'),
  'care-managers': registryForm('care-managers'),
  'health-homes': registryForm('health-homes'),
  mailboxes: registryForm('mailboxes'),
  spoas: registryForm('spoas'),
  supervisors: registryForm('supervisors'),
  teams: registryForm('teams'),
};
export const registryItem = <Kind extends RegistryKind>(kind: Kind): ItemForm<RegistryEntry<Kind>> =>
  registryForms[kind];
