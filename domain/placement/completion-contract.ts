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
import { givenCountySchema } from '../shared/county-names.ts';
import { paragraph } from '../shared/free-text.ts';
import { instantSchema } from '../shared/instant.ts';
import { named, namesBoth, namesNobody, notBoth, notNobody } from './care-manager-contract.ts';

const spoaDecisionSchema = z
  .strictObject({
    kind: z.literal('spoaDecision'),
    decision: z.enum(spoaDecisions),
    /** The county that answers for the person, with `redirect` and only then. */
    county: givenCountySchema.optional(),
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
/** An agency's answer; with yes, on whose caseload the person comes: one of the two. */
const acceptance = {
  decision: z.enum(offerDecisions),
  reason: z.enum(declineReasons).optional(),
  careManager: organisationIdSchema.optional(),
  team: organisationIdSchema.optional(),
};
interface Acceptance {
  decision: (typeof offerDecisions)[number];
  careManager?: string | undefined;
  team?: string | undefined;
}
const acceptsWhoNames = ({ decision, careManager, team }: Acceptance): boolean =>
  decision === 'accept' || (careManager ?? team) === undefined;
const withAcceptance = { path: ['decision'], error: 'Only an acceptance names a care manager or a team.' };

const cmaAcceptanceSchema = z
  .strictObject({ kind: z.literal('cmaAcceptance'), ...acceptance })
  .refine((body) => !namesBoth(body), notBoth)
  .refine(acceptsWhoNames, withAcceptance);
const transferAcceptanceSchema = z
  .strictObject({ kind: z.literal('transferAcceptance'), ...acceptance })
  .refine((body) => !namesBoth(body), notBoth)
  .refine(acceptsWhoNames, withAcceptance);
const nameCareManagerSchema = z
  .strictObject({ kind: z.literal('nameCareManager'), ...named })
  .refine((body) => !namesBoth(body), notBoth)
  .refine((body) => !namesNobody(body), notNobody);
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
  transferAcceptanceSchema,
  nameCareManagerSchema,
  warmHandOffSchema,
  forensicTransitionSchema,
  tellPlanSchema,
  paroleOfficerContactSchema,
] as const;

type Completion = z.infer<(typeof placementCompletionSchemas)[number]>;
/** The answer to one kind of work of this area, as its contract has it. */
export type CompletionOf<Kind extends Completion['kind']> = Extract<Completion, { kind: Kind }>;
