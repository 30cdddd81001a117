/** What the requests of the AOT path answer with. */
import * as z from 'zod';
import {
  storedAccount,
  storedCaseId,
  storedCode,
  storedDay,
  storedId,
  storedInstant,
} from '../shared/stored-text.ts';
import { shownBasis } from '../access/shown-basis-contract.ts';
import { clocksViewSchema } from '../shared/clock-record.ts';
import { phases } from '../case/phase.ts';
import { strandsSchema } from '../case/strands.ts';
import { missingConcernSchema, seenOutcomes } from '../case/aot-record.ts';
import { aotStatusSchema, significantEventViewSchema } from './aot-view-contract.ts';
import { cairsReportSchema, planOfCareSchema } from '../case/plan-of-care-record.ts';
import { searchStepViewSchema } from '../case/search-step.ts';

const onCase = { caseId: storedCaseId, strands: strandsSchema };
const concern = missingConcernSchema.extend({ by: storedAccount });

export const concernAnswerSchema = z.strictObject({ ...onCase, concern, clocks: clocksViewSchema });
export const concernWithdrawalAnswerSchema = z.strictObject({ ...onCase, concern });

export const searchStepsSchema = z.strictObject({
  caseId: storedCaseId,
  ...shownBasis,
  steps: z.array(searchStepViewSchema),
  cursor: z.string().optional(),
});

/** One page, latest first. */
export const significantEventsSchema = z.strictObject({
  caseId: storedCaseId,
  events: z.array(significantEventViewSchema),
  cursor: z.string().optional(),
});

/** What a sighting did, besides being noted: it may end the concern or the search. */
export const sightingAnswerSchema = searchStepViewSchema.extend({
  strands: strandsSchema,
  outcome: z.enum(seenOutcomes),
});

export const orderAnswerSchema = z.strictObject({
  ...onCase,
  phase: z.enum(phases),
  /** Of the order or agreement. */
  id: storedCode,
  status: aotStatusSchema,
  warnings: z.array(z.string().max(300)).max(20),
});

const categories = planOfCareSchema.shape.courtPlan;
export const planOfCareAnswerSchema = z.strictObject({
  caseId: storedCaseId,
  materialChange: z.strictObject({ added: categories, removed: categories }),
  missingFromPlanOfCare: categories.optional(),
});

export const eventAnswerSchema = z.strictObject({
  caseId: storedCaseId,
  eventId: storedId,
  dueAt: storedInstant,
  late: z.boolean(),
  noticeId: storedId.optional(),
});

/** The reports of a case with the list of fields that their codes are of (cairs.ts). */
export const cairsAnswerSchema = z.strictObject({
  itemListIsAnAssumption: z.boolean(),
  fields: z.array(z.strictObject({ id: storedCode, label: z.string(), codes: z.array(z.string()) })),
  /** One page, latest first. */
  reports: z.array(
    cairsReportSchema.omit({ by: true, number: true }).extend({ dueOn: storedDay.optional() }),
  ),
  cursor: z.string().optional(),
});
