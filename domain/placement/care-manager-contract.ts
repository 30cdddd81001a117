/** How a care manager or a team is named, changed and covered for, for one case and for all of one who leaves. */
import * as z from 'zod';
import { careManagerChangeReasons } from '../case/answer-codes.ts';
import { organisationIdSchema } from '../shared/actor.ts';
import { localDateSchema } from '../shared/calendar.ts';
import { caseIdSchema } from '../shared/identifiers.ts';

/** One of the two. */
export const named = { careManager: organisationIdSchema.optional(), team: organisationIdSchema.optional() };
interface Named {
  careManager?: string | undefined;
  team?: string | undefined;
}
export const namesBoth = ({ careManager, team }: Named): boolean =>
  careManager !== undefined && team !== undefined;
export const namesNobody = ({ careManager, team }: Named): boolean => (careManager ?? team) === undefined;
export const notBoth = { path: ['team'], error: 'Name a care manager or a team, not both.' };
export const notNobody = { path: ['careManager'], error: 'Name a care manager or a team of your agency.' };

/** Both days are included, and days of New York. */
const coverBodySchema = z
  .strictObject({ careManager: organisationIdSchema, from: localDateSchema, until: localDateSchema })
  .refine(({ from, until }) => from <= until, {
    path: ['until'],
    error: 'Give a last day that is not before the first day.',
  });
export type CoverBody = z.infer<typeof coverBodySchema>;

const reasonSchema = z.enum(careManagerChangeReasons);

export const careManagerBodySchema = z
  .strictObject({
    ...named,
    /** Why another takes over; with a name, and only then. */
    reason: reasonSchema.optional(),
    /** Who sees the person in an absence; alone, or with a change. */
    cover: coverBodySchema.optional(),
  })
  .refine((body) => !namesBoth(body), notBoth)
  .refine((body) => !namesNobody(body) || body.cover !== undefined, {
    path: ['careManager'],
    error: 'Name a care manager or a team of your agency, or give a cover.',
  })
  .refine((body) => namesNobody(body) === (body.reason === undefined), {
    path: ['reason'],
    error: 'Give the reason with the care manager or team that you name, and only then.',
  });
export type CareManagerBody = z.infer<typeof careManagerBodySchema>;

/** At most so many are offered the cases of one who leaves, and at most so many cases go at once. */
export const mostReceivers = 5;
export const mostReassigned = 40;
/** Of the reasons against one receiver the first are said. */
export const mostReasons = 8;

const receiverSchema = z
  .strictObject(named)
  .refine((body) => !namesBoth(body), notBoth)
  .refine((body) => !namesNobody(body), notNobody);
const wishSchema = z
  .strictObject({ caseId: caseIdSchema, ...named })
  .refine((body) => !namesBoth(body), notBoth)
  .refine((body) => !namesNobody(body), notNobody);

export const reassignmentBodySchema = z
  .strictObject({
    /** True: nothing is written, and the answer says what would be. */
    preview: z.boolean(),
    /** For all cases, the first who has room. */
    to: z.array(receiverSchema).min(1).max(mostReceivers).optional(),
    /** Or for each case by itself. */
    cases: z.array(wishSchema).min(1).max(mostReassigned).optional(),
    reason: reasonSchema.optional(),
    /** Or nobody changes, and somebody covers for an absence. */
    cover: coverBodySchema.optional(),
  })
  .refine(({ to, cases, cover }) => [to, cases, cover].filter((given) => given !== undefined).length === 1, {
    path: ['to'],
    error: 'Give one of the three: to, cases or cover.',
  })
  .refine(({ reason, cover }) => (reason === undefined) === (cover !== undefined), {
    path: ['reason'],
    error: 'Give the reason with to or cases; a cover has none.',
  })
  .refine(({ cases = [] }) => new Set(cases.map(({ caseId }) => caseId)).size === cases.length, {
    path: ['cases'],
    error: 'Give each case once.',
  })
  .refine(
    ({ cases = [] }) =>
      new Set(cases.map(({ careManager, team }) => `${careManager ?? ''}#${team ?? ''}`)).size <=
      mostReceivers,
    {
      path: ['cases'],
      error: `Name at most ${String(mostReceivers)} care managers and teams in one request.`,
    },
  );
export type ReassignmentBody = z.infer<typeof reassignmentBodySchema>;

/** What becomes, or would become, of one case. */
export const reassignmentOutcomes = [
  'wouldMove',
  'moved',
  'noRoom',
  'wouldBeCovered',
  'covered',
  'notOnCaseload',
  'changedMeanwhile',
] as const;
export type ReassignmentOutcome = (typeof reassignmentOutcomes)[number];
