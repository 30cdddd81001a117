/**
 * How each kind of work item is completed. The kind is repeated in the body, so that an answer written for one kind of
 * work can never be taken for another.
 */
import * as z from 'zod';
import { aotCompletionSchemas } from '../aot/aot-completion-contract.ts';
import { eventReportBodySchema } from '../aot/missing-contract.ts';
import { sightingBodySchema } from '../aot/search-step.ts';
import { contactBodySchema } from '../discharge/contact.ts';
import { dischargeBodySchema } from '../discharge/discharge-contract.ts';
import { organisationIdSchema } from './actor.ts';
import { instantSchema } from './instant.ts';

const spoaDecisionSchema = z.strictObject({
  kind: z.literal('spoaDecision'),
  decision: z.enum(['accept', 'decline']),
  /** Agencies to ask, in this order; left out, the registry's agencies for the county are asked. */
  candidates: z.array(organisationIdSchema).min(1).max(20).optional(),
  reason: z.string().trim().min(1).max(1_000).optional(),
});
const cmaAcceptanceSchema = z.strictObject({
  kind: z.literal('cmaAcceptance'),
  decision: z.enum(['accept', 'decline']),
  reason: z.enum(['noCapacity', 'outsideArea', 'languageOrSpecialty', 'conflict', 'other']).optional(),
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
