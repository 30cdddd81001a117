/** What the registry answers with: an entry of one of its kinds, or of the reference data that comes with a release. */
import * as z from 'zod';
import { attestationSchema } from './care-management-agency.ts';
import { organisationIdSchema, roleSchema } from '../shared/actor.ts';
import { countyIds } from '../shared/counties.ts';
import { registryEntrySchema as heldEntrySchema, registryKinds } from './kinds.ts';
import { registryProposalSchema } from './proposal.ts';

const id = z.string();
const countySchema = z.strictObject({
  id: z.enum(countyIds),
  name: z.string(),
  fips: z.string(),
  rateRegion: z.enum(['upstate', 'downstate']),
  lgu: id,
  medicaidDistrict: z.string(),
  fieldOffice: z.string(),
});
const lguSchema = z.strictObject({ id, counties: z.array(z.enum(countyIds)) });
const facilitySchema = z.strictObject({ id, name: z.string(), county: z.enum(countyIds) });

export const referenceEntrySchema = z.union([countySchema, lguSchema, facilitySchema]);

export const registryEntrySchema = z.union([heldEntrySchema, ...referenceEntrySchema.options]);

/** The attestations of the caller's own Health Home. */
export const attestationAnswerSchema = z.strictObject({
  agency: organisationIdSchema,
  attestations: z.array(attestationSchema),
});

const byPerson = z.strictObject({ sub: z.string(), role: roleSchema, org: z.string() });

export const registryProposalViewSchema = registryProposalSchema
  .omit({ proposedBy: true, answeredBy: true, version: true })
  .extend({ proposedBy: byPerson, answeredBy: byPerson.optional() });

const changedFieldSchema = z.strictObject({
  field: z.string(),
  /** As JSON; absent where the field was not there, or is no more. */
  before: z.string().optional(),
  after: z.string().optional(),
});

export const registryChangeViewSchema = z.strictObject({
  /** The revision of the registry that came of it. */
  revision: z.int(),
  at: z.string(),
  /** A person, or the part of the system that brings entries in. */
  by: z.union([byPerson, z.strictObject({ part: z.string() })]),
  /** Where two persons made it. */
  proposed: z.strictObject({ proposalId: z.string(), by: byPerson, at: z.string() }).optional(),
  kind: z.enum(registryKinds),
  change: z.union([
    z.strictObject({ id: z.string(), fields: z.array(changedFieldSchema) }),
    z.strictObject({ added: z.int(), changed: z.int(), removed: z.int() }),
  ]),
  hash: z.string(),
});
