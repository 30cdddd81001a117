/** Audit events of court orders, of searches for missing people, and of significant events. */
import * as z from 'zod';
import { protocolCodeSchema as protocolCode } from '../policy/county-aot-protocol.ts';
import { organisationIdSchema as organisation } from '../shared/actor.ts';
import { countySchema } from '../shared/counties.ts';
import { concernIdSchema } from '../shared/identifiers.ts';
import { searchWaitKindSchema } from '../shared/work-item.ts';
import { concernWithdrawals, reportChannels, resumptions, reviewDecisions } from './answer-codes.ts';
import { aotSearchSchema, concernKinds, placesFound } from './aot-record.ts';
import {
  agreementId,
  type AuditEventRow,
  count,
  day,
  eventId,
  instant,
  month,
  number,
  orderId,
  stepId,
  workItem,
} from './audit-details.ts';
import { agreementKinds } from './plan-of-care-record.ts';
import { sightingBodySchema, stepKindsOf } from './search-step.ts';

const order = {
  orderId,
  county: countySchema,
  from: day,
  lastDay: day,
  /** Of continuous orders; stored chains have it under this name. */
  spells: count,
  verified: z.boolean(),
};
const ofSearch = { search: number, at: instant };
const step = { stepId, occurredAt: instant, enteredLate: z.boolean() };
const significantEvent = { eventId, kind: protocolCode };

const ofOrders = {
  aotOrderRecorded: {
    says: 'A court order was put on record.',
    details: z.strictObject(order),
  },
  aotOrderChanged: {
    says: 'A court order on record was changed.',
    details: z.strictObject(order),
  },
  aotOrderConfirmed: {
    says: 'The county confirmed a court order that an agency told of.',
    details: z.strictObject({ orderId, revision: number.exactOptional() }),
  },
  aotOrderRejected: {
    says: 'The county rejected a court order that an agency told of.',
    details: z.strictObject({ orderId, revision: number.exactOptional() }),
  },
  aotOrderReviewed: {
    says: 'The county decided what follows when the court order ends.',
    details: z.strictObject({ decision: z.enum(reviewDecisions) }),
  },
  aotOrderLapsed: {
    says: 'A court order lapsed without renewal.',
    details: z.strictObject({ orderId, lastDay: day }),
  },
  aotAgreementRecorded: {
    says: 'An agreement without a court was put on record.',
    details: z.strictObject({ agreementId, kind: z.enum(agreementKinds), from: day }),
  },
  aotTransferDirected: {
    says: 'The county directed a transfer to another agency.',
    details: z.strictObject({
      from: organisation,
      to: organisation,
      healthHomes: z.array(organisation).max(40),
    }),
  },
  healthHomeToldOfAot: {
    says: 'The agency told the Health Home of the court order.',
    details: z.strictObject({ at: instant, orderCopyGiven: z.boolean(), treatmentExchange: z.boolean() }),
  },
  planOfCarePut: {
    says: 'The plan of care was put on record.',
    details: z.strictObject({ material: z.boolean(), missing: count }),
  },
} as const satisfies Record<string, AuditEventRow>;

const ofSearches = {
  concernRaised: {
    says: 'The care manager received notice that the person could not be found.',
    details: z.strictObject({ concernId: concernIdSchema, kind: z.enum(concernKinds), receivedAt: instant }),
  },
  concernWithdrawn: {
    says: 'A concern was withdrawn.',
    details: z.strictObject({ concernId: concernIdSchema, reason: z.enum(concernWithdrawals) }),
  },
  deemedMissing: {
    says: 'The person was deemed missing: 24 hours passed without credible contact.',
    details: z.strictObject({ ...ofSearch, receivedAt: instant, month }),
  },
  foundAfterOrder: {
    says: 'Somebody was in contact with the person, or saw them, who was missing when the order ended.',
    details: z.strictObject({ at: instant }),
  },
  missingAcknowledged: {
    says: 'A named person of the county acknowledged that the person is missing.',
    details: z.strictObject({ search: number }),
  },
  contactInTimeEnteredLate: {
    says: 'A contact within the 24 hours was entered after the person was deemed missing.',
    details: z.strictObject(ofSearch),
  },
  contactWhileMissing: {
    says: 'The person was in contact, and where they are is still not known.',
    details: z.strictObject(ofSearch),
  },
  searchCommenced: {
    says: 'The first step of the search was taken.',
    details: z.strictObject(ofSearch),
  },
  searchProtocolTakenUp: {
    says: 'The search follows the protocol of its county.',
    details: z.strictObject({ search: number, protocolId: protocolCode }),
  },
  searchStepRecorded: {
    says: 'A step of the diligent search was recorded.',
    details: z.strictObject({ ...step, kind: z.enum(stepKindsOf.aotDiligentSearch) }),
  },
  reengagementStepRecorded: {
    says: 'A step of the Health Home’s search for a member was recorded.',
    details: z.strictObject({ ...step, kind: z.enum(stepKindsOf.healthHomeReengagementSearch) }),
  },
  sightingRecorded: {
    says: 'A sighting of the person was recorded.',
    details: z.strictObject({
      stepId,
      at: instant,
      credible: z.boolean(),
      how: sightingBodySchema.shape.how,
    }),
  },
  searchSweptAgain: {
    says: 'The search was due again; `still` where nobody took a step since the last time.',
    details: z.strictObject({
      ...workItem,
      kind: searchWaitKindSchema,
      search: number,
      rung: number,
      still: z.boolean(),
    }),
  },
  searchFollowsOrder: {
    says: 'The search ends with the court order, whose end moved.',
    details: z.strictObject({ search: number, orderEndsAt: instant }),
  },
  searchResumed: {
    says: 'The next execution of the search was started where the record stands.',
    details: z.strictObject({ search: number, epoch: number, why: z.enum(resumptions) }),
  },
  searchSuperseded: {
    says: 'So many searches still owed their reports that a later search speaks for this one too.',
    details: z.strictObject({ search: number, by: number }),
  },
  searchReopened: {
    says: 'The search goes on, because what had ended it was voided.',
    details: z.strictObject({ search: number }),
  },
  searchEnded: {
    says: 'The search ended.',
    details: z.strictObject({
      ...ofSearch,
      reason: aotSearchSchema.shape.endReason.unwrap(),
      place: z.enum(placesFound).exactOptional(),
    }),
  },
} as const satisfies Record<string, AuditEventRow>;

const ofSignificantEvents = {
  significantEventRaised: {
    says: 'The agency owes the county the report of a significant event.',
    details: z.strictObject({ ...significantEvent, occurredAt: instant, search: number }),
  },
  significantEventReported: {
    says: 'The agency reported a significant event: of itself, by when it was due, or as it owed.',
    details: z.union([
      z.strictObject({ ...significantEvent, dueAt: instant }),
      z.strictObject({ ...significantEvent, reportedAt: instant, channel: z.enum(reportChannels) }),
    ]),
  },
  significantEventReportBounced: {
    says: 'A report of a significant event did not reach the county.',
    details: z.strictObject({ ...significantEvent, at: instant, channel: z.enum(reportChannels) }),
  },
  significantEventsAcknowledged: {
    says: 'A named person of the county acknowledged every significant event up to this one.',
    details: z.strictObject({ upTo: eventId }),
  },
} as const satisfies Record<string, AuditEventRow>;

export const aotEvents = { ...ofOrders, ...ofSearches, ...ofSignificantEvents };
