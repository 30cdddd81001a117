/**
 * What opens each field of the AOT side of a case. To everybody of the case it shows that and until when an order stands.
 * What was done under the order is for the county that runs it and the agency that carries it out (policy choice), on the
 * same condition as the ledger, the packet and the CAIRS reports; services beside the court plan, and who was consulted
 * about it, are clinical words and need a basis for treatment.
 */
import type * as z from 'zod';
import type { Part } from '../access/disclosure.ts';
import { voidedDisclosure } from '../access/disclosed-records.ts';
import type { aotViewSchema, significantEventViewSchema } from './aot-view-contract.ts';

type View = z.output<typeof aotViewSchema>;
type ItemOf<List> = NonNullable<List> extends readonly (infer Item)[] ? Item : never;

const order: Part<ItemOf<View['orders']>> = {
  opening: 'always',
  fields: {
    orderId: 'always',
    revision: 'always',
    county: 'always',
    from: 'always',
    until: 'always',
    renews: 'always',
    endedAt: 'always',
    verification: 'always',
    recordedAt: 'always',
    lapseToldAt: 'always',
    court: 'carriersOrIdentity',
    orderedOn: 'carriersOrIdentity',
    endReason: 'carriersOrIdentity',
    recordedBy: 'carriers',
    categories: 'order',
  },
};

const significantEvent: Part<ItemOf<View['significantEvents']>> = {
  opening: 'order',
  fields: {
    eventId: 'always',
    kind: 'always',
    occurredAt: 'always',
    awareAt: 'always',
    dueAt: 'always',
    enteredAt: 'always',
    search: 'always',
    workItemId: 'always',
    reportedAt: 'always',
    reportedTo: 'always',
    channel: 'always',
    late: 'always',
    lateReason: 'always',
    correctedAt: 'always',
    bounces: 'always',
    reportedBy: 'always',
    details: 'always',
    agency: 'always',
    noticeId: 'always',
    acknowledgedAt: 'always',
    acknowledgedBy: 'always',
  },
};
/** Each with whether it was voided, as the pages of all events show it. */
export const significantEventDisclosure: Part<z.output<typeof significantEventViewSchema>> = {
  opening: 'order',
  fields: { ...significantEvent.fields, voided: voidedDisclosure },
};

const cairsReport: Part<ItemOf<View['cairs']>> = {
  opening: 'order',
  fields: { obligationId: 'always', dueAt: 'always', dueOn: 'always', submittedAt: 'always', by: 'always' },
};

const planOfCare: Part<NonNullable<View['planOfCare']>> = {
  opening: 'order',
  fields: {
    courtPlan: 'always',
    other: 'orderTreatment',
    updatedAt: 'always',
    updatedBy: 'always',
    consultations: {
      opening: 'always',
      item: {
        opening: 'always',
        fields: {
          at: 'always',
          added: 'always',
          removed: 'always',
          physician: 'orderTreatment',
          county: 'orderTreatment',
        },
      },
    },
  },
};

export const aotViewDisclosure: Part<View, 'always'> = {
  opening: 'always',
  fields: {
    status: 'always',
    protocolId: 'always',
    enrolmentBasis: 'always',
    stillNotLocated: 'carriersOrIdentity',
    orders: { opening: 'always', item: order },
    agreements: 'carriersOrIdentity',
    missingFromPlanOfCare: 'order',
    significantEvents: { opening: 'order', item: significantEvent },
    significantEventFigures: 'order',
    cairs: { opening: 'order', item: cairsReport },
    planOfCare,
    month: 'carriers',
  },
};
