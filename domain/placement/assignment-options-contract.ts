/** What the SPOA is told of the agencies that it can ask, and of those that it cannot (assignment-options.ts). */
import * as z from 'zod';
import { localDateSchema } from '../shared/calendar.ts';
import { organisationIdSchema } from '../shared/actor.ts';
import { countyIds } from '../shared/counties.ts';
import { caseRecordSchema } from '../case/case-record.ts';
import { referralSchema } from '../case/referral-contract.ts';
import { careManagementAgencySchema } from '../registry/care-management-agency.ts';
import { roomModels } from './room.ts';

/** Ties of the person to an agency, the strongest first; the order is a policy choice. */
export const ties = ['servesThePersonAlready', 'preferredByThePerson', 'ofThePersonsHealthHome'] as const;

const reasonSchema = z.strictObject({ ruleId: z.string(), reason: z.string() });
const count = z.int().nonnegative();

const roomSchema = z.strictObject({
  kind: z.enum(['careManager', 'team']),
  id: organisationIdSchema,
  model: z.enum(roomModels),
  fte: z.number(),
  caseload: z.strictObject({ hhPlus: count, highTouch: count, lowTouch: count }),
  points: count,
  places: count,
  whyNot: z.array(reasonSchema),
});

const agency = { agency: organisationIdSchema, name: careManagementAgencySchema.shape.name };
const askSchema = caseRecordSchema.shape.assignment.shape.asked.element;

const optionSchema = z.strictObject({
  rank: z.int().positive(),
  ...agency,
  ...careManagementAgencySchema.pick({ healthHomes: true, aotAuthority: true }).shape,
  ties: z.array(z.enum(ties)),
  speaksThePersonsLanguage: z.boolean(),
  roomKnown: z.boolean(),
  places: count,
  alreadyAsked: z.array(askSchema.omit({ agency: true })),
  rooms: z.array(roomSchema),
});

const exclusionSchema = z.strictObject({
  ...agency,
  isPreferred: z.boolean(),
  isPresentAgency: z.boolean(),
  reasons: z.array(reasonSchema),
  rooms: z.array(roomSchema),
});

export const assignmentOptionsViewSchema = z.strictObject({
  caseId: z.string(),
  on: localDateSchema,
  county: z.enum(countyIds),
  activeAotOrder: z.boolean(),
  person: z.strictObject({
    primaryLanguage: referralSchema.shape.person.shape.primaryLanguage,
    preferredAgency: organisationIdSchema.optional(),
    presentAgency: organisationIdSchema.optional(),
    healthHome: organisationIdSchema.optional(),
  }),
  options: z.array(optionSchema),
  exclusions: z.array(exclusionSchema),
});
