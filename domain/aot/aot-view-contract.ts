/** What people see of the AOT side of a case (aot-view.ts); what aot-view-disclosure.ts may close to somebody is optional. */
import * as z from 'zod';
import { storedAccount, storedCode, storedDay } from '../shared/stored-text.ts';
import { aotOrderSchema, aotRecordSchema, significantEventSchema } from '../case/aot-record.ts';
import { enrolmentBases } from './enrolment.ts';
import { voidedViewSchema } from '../case/voided.ts';
import { agreementKinds, cairsReportSchema, planOfCareSchema } from '../case/plan-of-care-record.ts';

export const aotStatusSchema = z.enum(['courtOrder', ...agreementKinds, 'expiredWithinYear', 'none']);

const count = z.int().nonnegative();
const monthSchema = z.strictObject({
  month: storedDay,
  active: z.boolean(),
  activeDays: count,
  minimum: count,
  made: count,
  expectedByNow: count,
  shortBy: count,
  sameDayContacts: z.array(storedDay),
  efforts: count,
  effortsReportedToLgu: count,
});

export const significantEventViewSchema = significantEventSchema.extend({
  late: z.boolean().optional(),
  acknowledgedBy: storedAccount.optional(),
  voided: voidedViewSchema.optional(),
});

const { element: consultation } = planOfCareSchema.shape.consultations;

const forWhoCarriesItOut = {
  missingFromPlanOfCare: planOfCareSchema.shape.courtPlan.optional(),
  /** Those that are owed, and the latest that count; all of them stand at /cases/{caseId}/significant-events. */
  significantEvents: z.array(significantEventViewSchema.omit({ voided: true })).optional(),
  /** By agency. */
  significantEventFigures: z
    .record(
      storedCode,
      z.strictObject({ count, onTime: count, late: count, corrected: count, unreported: count }),
    )
    .optional(),
  cairs: z
    .array(
      cairsReportSchema
        .omit({ answers: true, number: true })
        .extend({ by: storedAccount, dueOn: storedDay.optional() }),
    )
    .optional(),
  planOfCare: planOfCareSchema
    .extend({
      updatedBy: storedAccount,
      other: planOfCareSchema.shape.other.optional(),
      consultations: z.array(
        consultation.omit({ by: true, number: true }).extend({
          physician: consultation.shape.physician.optional(),
          county: consultation.shape.county.optional(),
        }),
      ),
    })
    .optional(),
  month: monthSchema.optional(),
};

export const aotViewSchema = z.strictObject({
  status: aotStatusSchema,
  protocolId: storedCode,
  orders: z.array(aotOrderSchema.extend({ recordedBy: storedAccount.optional() })),
  agreements: aotRecordSchema.shape.agreements.unwrap().optional(),
  /** How the Health Home may enrol the person. */
  enrolmentBasis: z.enum(enrolmentBases),
  /** Missing when the order ended, and not seen since; an order that is recorded anew changes nothing about it. */
  stillNotLocated: aotRecordSchema.shape.stillNotLocated,
  ...forWhoCarriesItOut,
});
