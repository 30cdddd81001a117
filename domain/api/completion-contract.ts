/**
 * How each kind of work item is completed. The kind is repeated in the body, so that an answer written for one kind of
 * work can never be taken for another.
 */
import * as z from 'zod';
import { aotCompletionSchemas } from '../aot/aot-completion-contract.ts';
import { eventReportBodySchema } from '../aot/missing-contract.ts';
import { sightingBodySchema } from '../case/search-step.ts';
import { contactBodySchema } from '../case/contact.ts';
import { dischargeBodySchema } from '../discharge/discharge-contract.ts';
import { countySchema } from '../case/referral-contract.ts';
import { organisationIdSchema } from '../shared/actor.ts';
import { instantSchema } from '../shared/instant.ts';

const spoaDecisionSchema = z
  .strictObject({
    kind: z.literal('spoaDecision'),
    decision: z.enum(['accept', 'decline', 'redirect']),
    /** The county that answers for the person, with `redirect` and only then. */
    county: countySchema.optional(),
    /** Agencies to ask, in this order; left out, the registry's agencies for the county are asked. */
    candidates: z.array(organisationIdSchema).min(1).max(20).optional(),
    reason: z.string().trim().min(1).max(1_000).optional(),
  })
  .refine(({ decision, county }) => (decision === 'redirect') === (county !== undefined), {
    path: ['county'],
    error: 'Name the county with redirect, and only then.',
  });
const cmaAcceptanceSchema = z
  .strictObject({
    kind: z.literal('cmaAcceptance'),
    decision: z.enum(['accept', 'decline']),
    reason: z.enum(['noCapacity', 'outsideArea', 'languageOrSpecialty', 'conflict', 'other']).optional(),
    /** On whose caseload the person comes: one of the two, with an acceptance. */
    careManager: organisationIdSchema.optional(),
    team: organisationIdSchema.optional(),
  })
  .refine(({ careManager, team }) => careManager === undefined || team === undefined, {
    path: ['team'],
    error: 'Name a care manager or a team, not both.',
  })
  .refine(({ decision, careManager, team }) => decision === 'accept' || (careManager ?? team) === undefined, {
    path: ['decision'],
    error: 'Only an acceptance names a care manager or a team.',
  });
const warmHandOffSchema = z.strictObject({
  kind: z.literal('warmHandOff'),
  handedOffAt: instantSchema,
  /** How the person and the care manager met before or at discharge. */
  introduction: z.enum(['inPerson', 'video', 'phone', 'none']),
});
const forensicTransitionSchema = z.strictObject({
  kind: z.literal('forensicTransition'),
  decision: z.literal('refer'),
});
const tellPlanSchema = z.strictObject({ kind: z.literal('tellPlan'), toldAt: instantSchema });
const medicaidFollowUpSchema = z.strictObject({
  kind: z.literal('medicaidFollowUp'),
  outcome: z.enum(['moved', 'reapplied', 'notCovered']),
  confirmedAt: instantSchema,
});
const faceToFaceContactSchema = z.strictObject({
  kind: z.literal('faceToFaceContact'),
  contact: contactBodySchema,
});
const dischargeSchema = z.strictObject({ kind: z.literal('discharge'), discharge: dischargeBodySchema });

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
const omhMissingReportSchema = z.strictObject({
  kind: z.literal('omhMissingReport'),
  reportedAt: instantSchema,
});

export const completionBodySchema = z.discriminatedUnion('kind', [
  spoaDecisionSchema,
  cmaAcceptanceSchema,
  warmHandOffSchema,
  forensicTransitionSchema,
  tellPlanSchema,
  medicaidFollowUpSchema,
  faceToFaceContactSchema,
  dischargeSchema,
  credibleContactSchema,
  eventReportSchema,
  missingAcknowledgementSchema,
  searchOutcomeSchema,
  omhMissingReportSchema,
  ...aotCompletionSchemas,
]);
export type CompletionBody = z.infer<typeof completionBodySchema>;
export type CompletionOf<Kind extends CompletionBody['kind']> = Extract<CompletionBody, { kind: Kind }>;
