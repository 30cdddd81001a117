/** How the work of court orders and of searches is completed; joined into the completion contract of all work. */
import * as z from 'zod';
import { reviewDecisions } from '../case/answer-codes.ts';
import { contactBodySchema } from '../case/contact.ts';
import { localDateSchema } from '../shared/calendar.ts';
import { organisationIdSchema } from '../shared/actor.ts';
import { instantSchema } from '../shared/instant.ts';
import { sightingBodySchema } from '../case/search-step.ts';
import { cairsAnswersSchema } from './cairs.ts';
import { eventReportBodySchema } from './missing-contract.ts';

/** What the report to the OMH program coordinator consists of (Mental Hygiene Law 9.48). */
export const omhReportParts = [
  'orderCopy',
  'treatmentPlan',
  'careManagerAndAgency',
  'providers',
  'serviceStartDate',
] as const;

const credibleContactSchema = z.strictObject({
  kind: z.literal('credibleContact'),
  sighting: sightingBodySchema,
});
const searchOutcomeSchema = z.strictObject({
  kind: z.literal('searchOutcome'),
  sighting: sightingBodySchema,
});
const eventReportSchema = z.strictObject({
  kind: z.literal('significantEventReport'),
  ...eventReportBodySchema,
});
const missingAcknowledgementSchema = z.strictObject({
  kind: z.literal('missingAcknowledgement'),
  decision: z.literal('acknowledge'),
});
/** Of every event that was reported until now. */
const eventAcknowledgementSchema = z.strictObject({
  kind: z.literal('significantEventAcknowledgement'),
  decision: z.literal('acknowledge'),
});
const omhMissingReportSchema = z.strictObject({
  kind: z.literal('omhMissingReport'),
  reportedAt: instantSchema,
});

export const aotCompletionSchemas = [
  credibleContactSchema,
  eventReportSchema,
  missingAcknowledgementSchema,
  searchOutcomeSchema,
  omhMissingReportSchema,
  eventAcknowledgementSchema,
  z.strictObject({
    kind: z.literal('confirmAotOrder'),
    decision: z.enum(['confirm', 'reject']),
    /** What was read: the revision of the order as the work item shows it; 1, as it was told first, when left out. */
    orderRevision: z.int().positive().max(10_000).optional(),
  }),
  z.strictObject({ kind: z.literal('aotFirstContact'), contact: contactBodySchema }),
  z.strictObject({
    kind: z.literal('aotReportToOmh'),
    reportedAt: instantSchema,
    included: z.array(z.enum(omhReportParts)).max(omhReportParts.length),
  }),
  z.strictObject({
    kind: z.literal('aotReview'),
    reviewedAt: instantSchema,
    decision: z.enum(reviewDecisions),
  }),
  z.strictObject({
    kind: z.literal('cairsReport'),
    submittedAt: instantSchema,
    answers: cairsAnswersSchema,
  }),
  z.strictObject({
    kind: z.literal('aotTransfer'),
    to: organisationIdSchema,
    /** The day from which the receiving agency has the person; today, when not given. */
    effectiveOn: localDateSchema.optional(),
  }),
  z.strictObject({
    kind: z.literal('tellHealthHomeOfAot'),
    toldAt: instantSchema,
    /** The Health Home has a copy of the order: it may enrol the person without their signature, and no more. */
    orderCopyGiven: z.boolean(),
    /** The exchange of clinical information stands on MHL 33.13(d); the order itself discloses nothing. */
    treatmentExchange: z.boolean(),
  }),
] as const;

type Completion = z.infer<(typeof aotCompletionSchemas)[number]>;
/** The answer to one kind of work of this area, as its contract has it. */
export type CompletionOf<Kind extends Completion['kind']> = Extract<Completion, { kind: Kind }>;
