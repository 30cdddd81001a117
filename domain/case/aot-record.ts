/**
 * The AOT part of a case record: court orders, voluntary agreements, concerns that a person is missing, searches and
 * significant events. Codes, ids and instants only; what people did in a search (its steps) are items of their own.
 * Everything is optional or has a default, so that a case without AOT carries nothing and older records still parse.
 */
import * as z from 'zod';
import { storedCode, storedDay, storedHash, storedId, storedInstant } from '../shared/stored-text.ts';
import { recipientSchema } from '../shared/recipient.ts';
import { organisationIdSchema, personSchema } from '../shared/actor.ts';
import { countyIds } from '../shared/counties.ts';
import { durationSchema } from '../shared/duration.ts';
import { mostChecklistSteps, mostEventDetails } from '../policy/county-aot-protocol.ts';
import { contactRoles } from '../policy/ladder.ts';
import {
  agreementKinds,
  cairsReportSchema,
  disclosureSchema,
  planOfCareSchema,
  serviceCategories,
} from './plan-of-care-record.ts';
import { boundedRecord } from '../shared/bounded-record.ts';
import { numbered } from './part-number.ts';
import { voidedSchema } from './voided.ts';

/** A court order under Mental Hygiene Law 9.60. A renewal is an order of its own that names the one it renews. */
export const aotOrderSchema = z.strictObject({
  orderId: storedId,
  county: z.enum(countyIds),
  /** New York dates; the order is active on both. */
  from: storedDay,
  until: storedDay,
  renews: storedId.optional(),
  /** The instant from which a court ended the order before its last day. */
  endedAt: storedInstant.optional(),
  endReason: storedCode.optional(),
  court: z.string().max(120).optional(),
  /** The day on which the court made the order; `from` where it is not given. */
  orderedOn: storedDay.optional(),
  /** Absent for what the LGU recorded itself. An order that the agency told of counts until the LGU rejects it. */
  verification: z.enum(['unverified', 'verified', 'rejected']).optional(),
  /** Grows with every change; 1 where it is absent. */
  revision: z.int().positive().optional(),
  /** Categories of service of the court-ordered treatment plan. */
  categories: z.array(z.enum(serviceCategories)).max(serviceCategories.length).optional(),
  /** When the lapse without renewal was noticed and told. */
  lapseToldAt: storedInstant.optional(),
  recordedAt: storedInstant,
  recordedBy: personSchema.optional(),
});
export type AotOrder = z.infer<typeof aotOrderSchema>;

export const revisionOf = ({ revision = 1 }: AotOrder): number => revision;

/** Voluntary agreement or Enhanced Service Package: no court order, so no AOT search can come of it. */
const aotAgreementSchema = z.strictObject({
  agreementId: storedId,
  kind: z.enum(agreementKinds).optional(),
  from: storedDay,
  until: storedDay.optional(),
  recordedAt: storedInstant,
});

export const concernKinds = ['unexplainedAbsence', 'otherCredibleEvidence'] as const;

/** Somebody told the care manager that the person could not be found. The receipt is the anchor, never the appointment. */
export const missingConcernSchema = z.strictObject({
  concernId: storedId,
  kind: z.enum(concernKinds),
  receivedAt: storedInstant,
  enteredAt: storedInstant,
  by: personSchema,
  /** The search that the concern belongs to; absent when the person had been seen since. */
  search: z.int().positive().optional(),
  status: z.enum(['open', 'closed', 'withdrawn']),
  closedAt: storedInstant.optional(),
  withdrawnReason: storedCode.optional(),
});
export type MissingConcern = z.infer<typeof missingConcernSchema>;

export const placesFound = ['community', 'jail', 'hospital', 'shelter', 'other'] as const;
/** What a credible contact did: nothing, closed the concern, ended the search, or was told while the search goes on. */
export const seenOutcomes = ['noted', 'concernClosed', 'located', 'searchGoesOn'] as const;
export type SeenOutcome = (typeof seenOutcomes)[number];
const searchEnds = [
  'credibleContact',
  'concernWithdrawn',
  'located',
  'orderNotActive',
  'caseClosed',
  // The search before it goes on, and answers its notices.
  'joined',
] as const;

/** What a search follows of its county's protocol (search-protocol.ts). */
const searchProtocolSchema = z.strictObject({
  protocolId: storedCode,
  validFrom: storedDay,
  interval: durationSchema,
  contacts: z
    .array(z.strictObject({ role: z.enum(contactRoles), mailbox: storedCode }))
    .max(contactRoles.length),
  hours: z.strictObject({ weekdays: z.array(z.int()).max(7), from: storedCode, until: storedCode }),
  checklist: z
    .array(z.strictObject({ id: storedCode, text: z.string().max(300), assumption: z.boolean() }))
    .max(mostChecklistSteps),
});
export type SearchProtocol = z.infer<typeof searchProtocolSchema>;

/** One search, from the first concern on. Its executions are `caseId.search<number>.<epoch>`. */
export const aotSearchSchema = z.strictObject({
  type: z.literal('aotDiligentSearch'),
  number: z.int().positive(),
  epoch: z.int().positive(),
  epochStartedAt: storedInstant,
  openedAt: storedInstant,
  /** When the orders that are on record now are over; the search ends with them. */
  orderEndsAt: storedInstant.optional(),
  /** Receipt of the earliest open concern. */
  anchor: storedInstant,
  /** The instant at which 24 hours without credible contact were over, whenever that was noticed. */
  deemedMissingAt: storedInstant.optional(),
  deemedMissingRecordedAt: storedInstant.optional(),
  /** When the first search step was taken, and when the latest was. */
  commencedAt: storedInstant.optional(),
  lastStepAt: storedInstant.optional(),
  /** The agency is licensed or operated by OMH, which it must then tell at once. */
  omhReportRequired: z.boolean().optional(),
  protocol: searchProtocolSchema.optional(),
  omhReportedAt: storedInstant.optional(),
  reportDueAt: storedInstant.optional(),
  reportedAt: storedInstant.optional(),
  /** When a named person of the LGU acknowledged that the person is missing. */
  acknowledgedAt: storedInstant.optional(),
  acknowledgedBy: personSchema.optional(),
  /** A contact within the 24 hours that was entered after the determination. */
  contactInTimeEnteredLate: storedInstant.optional(),
  located: z.strictObject({ place: z.enum(placesFound), at: storedInstant }).optional(),
  /** The next significant event, when the place is a jail or a hospital. */
  placeEvent: z.strictObject({ kind: storedCode, reportedAt: storedInstant.optional() }).optional(),
  /** A later search, whose reports speak for this one too: so many were owed at once. */
  supersededBy: z.int().positive().optional(),
  /** Its significant events: that the person is missing, and where they were located. */
  eventIds: z.array(storedId).max(10).optional(),
  endedAt: storedInstant.optional(),
  endReason: z.enum(searchEnds).optional(),
});
export type AotSearch = z.infer<typeof aotSearchSchema>;

/** The person was deemed missing, or found in a jail or hospital, and the LGU does not have the report yet. */
export const owesReport = ({ deemedMissingAt, reportedAt, placeEvent }: AotSearch): boolean =>
  (deemedMissingAt !== undefined && reportedAt === undefined) ||
  (placeEvent !== undefined && placeEvent.reportedAt === undefined);

/** Nobody of the LGU has acknowledged yet that the person is missing. */
export const isUnacknowledged = ({ deemedMissingAt, acknowledgedAt }: AotSearch): boolean =>
  deemedMissingAt !== undefined && acknowledgedAt === undefined;

/** A search goes on after its end for as long as the LGU was not told. */
export const isSearchOver = (search: AotSearch): boolean =>
  search.endedAt !== undefined &&
  (search.supersededBy !== undefined || (!owesReport(search) && !isUnacknowledged(search)));

/** So many reports of one event that came back the case keeps; the audit events keep all of them. */
export const bouncesKept = 20;

/** What must be reported to the LGU. Lateness is measured from the instant at which the care manager became aware. */
export const significantEventSchema = z.strictObject({
  eventId: storedId,
  kind: storedCode,
  occurredAt: storedInstant,
  awareAt: storedInstant,
  dueAt: storedInstant,
  enteredAt: storedInstant,
  search: z.int().positive().optional(),
  workItemId: storedId.optional(),
  reportedAt: storedInstant.optional(),
  reportedTo: storedCode.optional(),
  channel: storedCode.optional(),
  lateReason: z.string().max(1_000).optional(),
  /** It was reported in time, and stood late until that was entered: when. */
  correctedAt: storedInstant.optional(),
  /** Reports that did not reach the county; what bounced was not reported. */
  bounces: z
    .array(z.strictObject({ at: storedInstant, channel: storedCode }))
    .max(bouncesKept)
    .optional(),
  reportedBy: personSchema.optional(),
  /** What the county asks for this kind, by field id. */
  details: boundedRecord(63, z.string().max(500), mostEventDetails).optional(),
  agency: organisationIdSchema.optional(),
  noticeId: storedId.optional(),
  acknowledgedAt: storedInstant.optional(),
  acknowledgedBy: personSchema.optional(),
  voided: voidedSchema.optional(),
});
export type SignificantEvent = z.infer<typeof significantEventSchema>;

/** A named person of the county acknowledged every event up to a number at once. */
const eventReadingSchema = z.strictObject({
  ...numbered,
  upTo: z.int(),
  /** The number of the last notice by then: what was told of later, though reported for an earlier instant, was not read. */
  notices: z.int().optional(),
  at: storedInstant,
  by: personSchema,
});
export type EventReading = z.infer<typeof eventReadingSchema>;

/** That an event was told of, by the hash of its kind and time: a second report of it finds the first, however old. */
const eventTellingSchema = z.strictObject({
  hash: storedHash,
  eventId: storedId,
  /** The event was entered in error: told anew it is another. */
  voided: z.literal(true).optional(),
});

/** Reported events of an agency: on time, late, and on time though they stood late until that was entered. */
const eventFiguresSchema = z.strictObject({ onTime: z.int(), late: z.int(), corrected: z.int().optional() });

/** A transfer that the county directed; the agency that is left still owes the Health Home its word. */
const transferSchema = z.strictObject({
  ...numbered,
  at: storedInstant,
  from: recipientSchema,
  to: organisationIdSchema,
  directedBy: personSchema,
  /** The Health Home that the person was with. */
  healthHome: organisationIdSchema.optional(),
});

export const aotRecordSchema = z.strictObject({
  orders: z.array(aotOrderSchema).default([]),
  agreements: z.array(aotAgreementSchema).default([]),
  concerns: z.array(missingConcernSchema).default([]),
  searches: z.array(aotSearchSchema).default([]),
  significantEvents: z.array(significantEventSchema).default([]),
  eventReadings: z.array(eventReadingSchema).optional(),
  eventTellings: z.array(eventTellingSchema).optional(),
  /** Reported events that the county has not acknowledged, and the figures of all that were reported, by agency. */
  unreadEvents: z.int().default(0),
  eventFigures: z.record(storedCode, eventFiguresSchema).default({}),
  planOfCare: planOfCareSchema.optional(),
  cairs: z.array(cairsReportSchema).optional(),
  disclosure: disclosureSchema.optional(),
  transfers: z.array(transferSchema).optional(),
  /** The latest credible contact with, or sighting of, the person, by whatever way it was learnt. */
  lastCredibleContactAt: storedInstant.optional(),
  /** The order ended while the person was missing: since when, until somebody is in contact with or has seen them. */
  stillNotLocated: z.strictObject({ missingSince: storedInstant, orderEndedAt: storedInstant }).optional(),
  /** Running number of the search steps, which are items of their own. */
  steps: z.int().default(0),
});
export type AotRecord = z.infer<typeof aotRecordSchema>;

/** What the item of the case itself holds of it; the rest are parts (case-parts.ts). */
export const aotCoreSchema = aotRecordSchema.omit({
  orders: true,
  agreements: true,
  concerns: true,
  searches: true,
  significantEvents: true,
  eventReadings: true,
  eventTellings: true,
  planOfCare: true,
  cairs: true,
  transfers: true,
});

export const emptyAotRecord = (): AotRecord => aotRecordSchema.parse({});

export const aotOf = (draft: { case: { aot?: AotRecord | undefined } }): AotRecord =>
  (draft.case.aot ??= emptyAotRecord());
