/** What the requests of the AOT path answer with. */
import * as z from 'zod';
import { shownBasis } from '../access/shown-basis-contract.ts';
import { clockViewSchema } from '../shared/clock-record.ts';
import { phases } from '../case/phase.ts';
import { strandsSchema } from '../case/strands.ts';
import { missingConcernSchema, seenOutcomes } from '../case/aot-record.ts';
import { aotStatusSchema, significantEventViewSchema } from './aot-view-contract.ts';
import { cairsReportSchema, serviceCategories } from '../case/plan-of-care-record.ts';
import { searchStepViewSchema } from '../case/search-step.ts';

const onCase = { caseId: z.string(), strands: strandsSchema };
const concern = missingConcernSchema.extend({ by: z.string() });

export const concernAnswerSchema = z.strictObject({ ...onCase, concern, clocks: z.array(clockViewSchema) });
export const concernWithdrawalAnswerSchema = z.strictObject({ ...onCase, concern });

export const searchStepsSchema = z.strictObject({
  caseId: z.string(),
  ...shownBasis,
  steps: z.array(searchStepViewSchema),
  cursor: z.string().optional(),
});

/** One page, latest first. */
export const significantEventsSchema = z.strictObject({
  caseId: z.string(),
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
  id: z.string(),
  status: aotStatusSchema,
  warnings: z.array(z.string()),
});

const categories = z.array(z.enum(serviceCategories));
export const planOfCareAnswerSchema = z.strictObject({
  caseId: z.string(),
  materialChange: z.strictObject({ added: categories, removed: categories }),
  missingFromPlanOfCare: categories.optional(),
});

export const eventAnswerSchema = z.strictObject({
  caseId: z.string(),
  eventId: z.string(),
  dueAt: z.string(),
  late: z.boolean(),
  noticeId: z.string().optional(),
});

/** The reports of a case with the list of fields that their codes are of (cairs.ts). */
export const cairsAnswerSchema = z.strictObject({
  itemListIsAnAssumption: z.boolean(),
  fields: z.array(z.strictObject({ id: z.string(), label: z.string(), codes: z.array(z.string()) })),
  /** One page, latest first. */
  reports: z.array(cairsReportSchema.omit({ by: true, number: true })),
  cursor: z.string().optional(),
});
