/** How the work of the placement strand is completed; joined into the completion contract of all work. */
import * as z from 'zod';
import { longestSpoaReason, mostCandidates } from '../case/case-record.ts';
import {
  declineReasons,
  informationQuestions,
  introductions,
  offerDecisions,
  paroleContactChannels,
  paroleContactOutcomes,
  spoaDecisions,
} from '../case/answer-codes.ts';
import { longestAnswer } from '../case/placement-record.ts';
import { organisationIdSchema } from '../shared/actor.ts';
import { countySchema } from '../shared/counties.ts';
import { paragraph } from '../shared/free-text.ts';
import { instantSchema } from '../shared/instant.ts';

const spoaDecisionSchema = z
  .strictObject({
    kind: z.literal('spoaDecision'),
    decision: z.enum(spoaDecisions),
    /** The county that answers for the person, with `redirect` and only then. */
    county: countySchema.optional(),
    /** Agencies to ask, in this order; left out, the registry's agencies for the county are asked. */
    candidates: z.array(organisationIdSchema).min(1).max(mostCandidates).optional(),
    /** Why: with decline and redirect. The facility reads it, and the county that has the referral next. */
    reason: paragraph(longestSpoaReason).optional(),
    /** What the facility is asked, with returnForInformation and only then. */
    questions: z.array(z.enum(informationQuestions)).min(1).max(informationQuestions.length).optional(),
  })
  .refine(({ decision, county }) => (decision === 'redirect') === (county !== undefined), {
    path: ['county'],
    error: 'Name the county with redirect, and only then.',
  })
  .refine(
    ({ decision, reason }) => (decision !== 'redirect' && decision !== 'decline') || reason !== undefined,
    {
      path: ['reason'],
      error: 'Say why: the facility reads it, and the county that has the referral next.',
    },
  )
  .refine(({ decision, questions }) => (decision === 'returnForInformation') === (questions !== undefined), {
    path: ['questions'],
    error: 'Say what is asked with returnForInformation, and only then.',
  });
const referralInformationSchema = z.strictObject({
  kind: z.literal('referralInformation'),
  /** In words; documents are named in the referral that is sent again. */
  answer: paragraph(longestAnswer),
});
const cmaAcceptanceSchema = z
  .strictObject({
    kind: z.literal('cmaAcceptance'),
    decision: z.enum(offerDecisions),
    reason: z.enum(declineReasons).optional(),
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
  introduction: z.enum(introductions),
});
const forensicTransitionSchema = z.strictObject({
  kind: z.literal('forensicTransition'),
  decision: z.literal('refer'),
});
const tellPlanSchema = z.strictObject({ kind: z.literal('tellPlan'), toldAt: instantSchema });

const paroleOfficerContactSchema = z
  .strictObject({
    kind: z.literal('paroleOfficerContact'),
    outcome: z.enum(paroleContactOutcomes),
    /** When the officer was spoken with, or it was settled that nobody need be. */
    at: instantSchema,
    how: z.enum(paroleContactChannels).optional(),
    attempts: z.int().min(1).max(100).optional(),
  })
  .refine(({ outcome, how }) => (outcome === 'contacted') === (how !== undefined), {
    path: ['how'],
    error: 'Say how the officer was contacted with contacted, and only then.',
  })
  .refine(({ outcome, attempts }) => (outcome === 'notReachable') === (attempts !== undefined), {
    path: ['attempts'],
    error: 'Give the number of attempts with notReachable, and only then.',
  });

export const placementCompletionSchemas = [
  spoaDecisionSchema,
  referralInformationSchema,
  cmaAcceptanceSchema,
  warmHandOffSchema,
  forensicTransitionSchema,
  tellPlanSchema,
  paroleOfficerContactSchema,
] as const;

type Completion = z.infer<(typeof placementCompletionSchemas)[number]>;
/** The answer to one kind of work of this area, as its contract has it. */
export type CompletionOf<Kind extends Completion['kind']> = Extract<Completion, { kind: Kind }>;
