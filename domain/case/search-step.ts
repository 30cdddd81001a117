/**
 * The ledger of a search: what was tried, asked and learnt, by whom, when it happened and when it was entered. The AOT
 * diligent search and the Health Home’s search for a member to re-engage are two types with kinds of their own, so that
 * neither can be taken for the other. Police reports and removals are asked for and recorded here, never ordered.
 * What a diligent search consists of was not found in any source: the lists are a starter set.
 */
import * as z from 'zod';
import { storedAccount, storedCaseId, storedId, storedInstant } from '../shared/stored-text.ts';
import { personSchema } from '../shared/actor.ts';
import { line, paragraph } from '../shared/free-text.ts';
import { instantSchema } from '../shared/instant.ts';
import { placesFound } from './aot-record.ts';
import { voidedSchema, voidedViewSchema } from './voided.ts';

const text = paragraph(1_000);
const aot = z.literal('aotDiligentSearch').default('aotDiligentSearch');
const reengagement = z.literal('healthHomeReengagementSearch').default('healthHomeReengagementSearch');

const accountSchema = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._:-]{0,127}$/, 'Give the account of the colleague, not a name.');

const attempt = {
  occurredAt: instantSchema,
  method: z.enum(['call', 'text', 'letter', 'homeVisit', 'visit', 'recordsCheck', 'other']),
  target: z.enum([
    'person',
    'family',
    'emergencyContact',
    'roommateOrLandlord',
    'provider',
    'pharmacy',
    'managedCarePlan',
    'hospital',
    'jailOrPrison',
    'police',
    'probationOrParole',
    'shelter',
    'knownHaunt',
    'medicalExaminer',
    'aotCoordinator',
    'other',
  ]),
  outcome: z.enum(['noAnswer', 'notThere', 'messageLeft', 'noInformation', 'lead']),
  /** Account of who did it, where that is not the one who enters it. */
  staff: accountSchema.optional(),
  /** The step of the county's checklist that this fulfils. */
  checklistStep: line(63).optional(),
  nextStep: text.optional(),
};

export const searchStepBodySchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('attempt'), type: aot, ...attempt }),
  z.strictObject({
    kind: z.literal('lguCommunication'),
    type: aot,
    occurredAt: instantSchema,
    channel: z.enum(['phone', 'email', 'meeting', 'other']),
    agreedFollowUp: text,
  }),
  z.strictObject({
    kind: z.literal('policeMissingPersonReport'),
    type: aot,
    occurredAt: instantSchema,
    requestedOf: z.enum(['nypd', 'sheriff', 'localPolice', 'statePolice', 'other']),
    checklistStep: line(63).optional(),
    /** Only law enforcement can request the alert; the reporter must say that the person is impaired. */
    vulnerableAdultAlertAskedFor: z.boolean(),
    result: z.enum(['filed', 'refused', 'pending']),
  }),
  z.strictObject({
    kind: z.literal('removalRequest'),
    type: aot,
    occurredAt: instantSchema,
    requestedOf: z.enum(['directorOfCommunityServices', 'designee']),
    knownLocation: z.enum(placesFound).optional(),
    result: z.enum(['requested', 'directed', 'declined', 'transported', 'notThere']),
  }),
  z.strictObject({ kind: z.literal('reengagementAttempt'), type: reengagement, ...attempt }),
]);
export type SearchStepBody = z.infer<typeof searchStepBodySchema>;
export type SearchType = SearchStepBody['type'];
export type SearchStepKind = SearchStepBody['kind'];

export const stepKindsOf: Readonly<Record<SearchType, readonly SearchStepKind[]>> = {
  aotDiligentSearch: ['attempt', 'lguCommunication', 'policeMissingPersonReport', 'removalRequest'],
  healthHomeReengagementSearch: ['reengagementAttempt'],
};

export const sightingBodySchema = z
  .strictObject({
    at: instantSchema,
    credible: z.boolean(),
    how: z.enum(['seen', 'heardFrom', 'provider', 'family', 'police', 'recordsMatch', 'other']),
    located: z.strictObject({ place: z.enum(placesFound) }).optional(),
    /** When the care manager learnt of it, where that is not now: an event that follows is due from here. */
    learntAt: instantSchema.optional(),
  })
  .refine(({ at, learntAt }) => learntAt === undefined || at <= learntAt, {
    path: ['learntAt'],
    error: 'Nobody learns of a sighting before it happened.',
  })
  .refine(({ credible, located }) => credible || located === undefined, {
    path: ['located'],
    error: 'Only a credible report says where the person is.',
  });
export type SightingBody = z.infer<typeof sightingBodySchema>;

const entry = {
  stepId: storedId,
  caseId: storedCaseId,
  /** Number of the AOT search; absent for what belongs to none. */
  search: z.int().positive().optional(),
  enteredAt: storedInstant,
  enteredLate: z.boolean(),
  by: personSchema,
};

/** A ledger entry is a body as it was parsed, with who entered it and when; a sighting is an entry too. */
export const searchStepSchema = z.strictObject({
  ...entry,
  what: z.union([
    searchStepBodySchema,
    z.strictObject({ kind: z.literal('sighting'), occurredAt: storedInstant, ...sightingBodySchema.shape }),
  ]),
  voided: voidedSchema.optional(),
});
export type SearchStep = z.infer<typeof searchStepSchema>;

/** What people see of an entry: who entered it by their account, never by name. */
export const searchStepViewSchema = searchStepSchema.extend({
  by: storedAccount,
  voided: voidedViewSchema.optional(),
});
