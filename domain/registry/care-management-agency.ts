/**
 * A care management agency (CMA) as the registry knows it, and whether it may serve a person on a date: the rules of
 * agency-rules.ts, asked together. Capacity of caseloads is asked apart (capacity.ts), since an agency that may not serve is
 * another thing than one that is full today.
 */
import * as z from 'zod';
import { organisationIdSchema } from '../shared/actor.ts';
import { localDateSchema } from '../shared/calendar.ts';
import { countyIds } from '../shared/counties.ts';
import { givenCountySchema } from '../shared/county-names.ts';
import { line } from '../shared/free-text.ts';
import { windowEndsAfterItBegins } from '../shared/window.ts';

/** A Health Home's written attestation to DOH/OMH, and the first and last day on which it stands. */
export const attestationSchema = z
  .strictObject({
    healthHome: organisationIdSchema,
    from: localDateSchema,
    until: localDateSchema.optional(),
  })
  .refine(({ from, until }) => windowEndsAfterItBegins(from, until), {
    path: ['until'],
    error: 'Give a last day that is not before the first day.',
  });
export type Attestation = z.infer<typeof attestationSchema>;

/** Of one agency, or of one Health Home for it. */
export const attestationsSchema = z.array(attestationSchema).max(200);

const tagSchema = line(60);

export const careManagementAgencySchema = z.strictObject({
  id: organisationIdSchema,
  name: line(120),
  counties: z.array(givenCountySchema).min(1, { error: 'Give at least one county.' }).max(countyIds.length),
  healthHomes: z.array(organisationIdSchema).min(1, { error: 'Give at least one Health Home.' }).max(40),
  /** Each Health Home attests for itself; the windows of the past stay, so that a past date can be asked about. */
  attestations: attestationsSchema,
  /** Only former OMH Targeted Case Management providers, or those the State authorised, may serve AOT. */
  aotAuthority: z.enum(['legacy', 'stateAuthorized', 'none'], {
    error: 'Give legacy, stateAuthorized or none.',
  }),
  businessAssociateAgreement: z.boolean(),
  languages: z.array(tagSchema).max(60).optional(),
  specialties: z.array(tagSchema).max(60).optional(),
  /** Providers under OMH’s licence or operation tell OMH at once of a missing subject of an AOT order. */
  omhOversight: z.enum(['licensed', 'stateOperated']).optional(),
});
export type CareManagementAgency = z.infer<typeof careManagementAgencySchema>;
