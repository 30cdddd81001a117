/** What the SPOA is told of the agencies that it can ask, and of those that it cannot (assignment-options.ts). */
import * as z from 'zod';
import { localDateSchema } from '../shared/calendar.ts';
import { organisationIdSchema } from '../shared/actor.ts';
import { countyIds } from '../shared/counties.ts';
import { caseRecordSchema } from '../case/case-record.ts';
import { storedReferralSchema } from '../case/stored-referral-contract.ts';
import { careManagementAgencySchema } from '../registry/care-management-agency.ts';
import { caseloadModels } from './capacity.ts';

/** Ties of the person to an agency, the strongest first; the order is a policy choice. */
export const ties = ['servesThePersonAlready', 'preferredByThePerson', 'ofThePersonsHealthHome'] as const;

const reasonSchema = z.strictObject({ ruleId: z.string(), reason: z.string() });
const count = z.int().nonnegative();

const capacitySchema = z.strictObject({
  kind: z.enum(['careManager', 'team']),
  id: organisationIdSchema,
  model: z.enum(caseloadModels),
  fte: z.number(),
  caseload: z.strictObject({ hhPlus: count, highTouch: count, lowTouch: count }),
  points: count,
  /** How many more people would fit. */
  available: count,
  exclusionReasons: z.array(reasonSchema),
});

const agency = { agency: organisationIdSchema, name: careManagementAgencySchema.shape.name };
const askSchema = caseRecordSchema.shape.assignment.shape.asked.element;

const optionSchema = z.strictObject({
  rank: z.int().positive(),
  ...agency,
  ...careManagementAgencySchema.pick({ healthHomes: true, aotAuthority: true }).shape,
  ties: z.array(z.enum(ties)),
  speaksThePersonsLanguage: z.boolean(),
  capacityKnown: z.boolean(),
  available: count,
  /** People whom it accepted without naming a care manager or a team; they are taken from what its staff has. */
  withoutName: count,
  alreadyAsked: z.array(askSchema.omit({ agency: true })),
  capacities: z.array(capacitySchema),
});

const exclusionSchema = z.strictObject({
  ...agency,
  isPreferred: z.boolean(),
  isPresentAgency: z.boolean(),
  reasons: z.array(reasonSchema),
  withoutName: count,
  capacities: z.array(capacitySchema),
});

export const assignmentOptionsViewSchema = z.strictObject({
  caseId: z.string(),
  on: localDateSchema,
  county: z.enum(countyIds),
  activeAotOrder: z.boolean(),
  person: z.strictObject({
    primaryLanguage: storedReferralSchema.shape.person.shape.primaryLanguage,
    preferredAgency: organisationIdSchema.optional(),
    presentAgency: organisationIdSchema.optional(),
    healthHome: organisationIdSchema.optional(),
  }),
  options: z.array(optionSchema),
  exclusions: z.array(exclusionSchema),
});
