/** What the registry answers with: an entry of one of its kinds, or of the reference data that comes with a release. */
import * as z from 'zod';
import { attestationSchema } from './care-management-agency.ts';
import { organisationIdSchema } from '../shared/actor.ts';
import { countyIds } from '../shared/counties.ts';
import { registryEntrySchema as heldEntrySchema } from './kinds.ts';

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
