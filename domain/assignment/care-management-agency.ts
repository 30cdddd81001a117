/**
 * A care management agency (CMA) as the registry knows it, and whether it may serve a person on a date. The rulebook
 * adds capacity and staff; what is checked here is the gate of the guidance (CMAs Eligible to Serve; Attestation).
 */
import * as z from 'zod';
import { organisationIdSchema } from '../shared/actor.ts';
import type { LocalDate } from '../shared/calendar.ts';
import { localDateSchema } from '../shared/calendar.ts';
import { countyIds } from '../shared/counties.ts';
import type { CountyId } from '../shared/counties.ts';

export const careManagementAgencySchema = z.strictObject({
  id: organisationIdSchema,
  name: z.string().min(1).max(120),
  counties: z.array(z.enum(countyIds)).min(1),
  healthHomes: z.array(organisationIdSchema).min(1),
  /** The window in which a Health Home's attestation to DOH/OMH stands. */
  attestedFrom: localDateSchema.optional(),
  attestedUntil: localDateSchema.optional(),
  /** Only former OMH Targeted Case Management providers, or those the State authorised, may serve AOT. */
  aotAuthority: z.enum(['legacy', 'stateAuthorized', 'none']),
  businessAssociateAgreement: z.boolean(),
  /** Providers under OMH’s licence or operation tell OMH at once of a missing subject of an AOT order. */
  omhOversight: z.enum(['licensed', 'stateOperated']).optional(),
});
export type CareManagementAgency = z.infer<typeof careManagementAgencySchema>;

export interface Bar {
  ruleId: 'HHP-CMA-01' | 'HHP-CMA-02' | 'HHP-CMA-03' | 'HHP-CMA-04';
  reason: string;
}

/** Every reason why an agency may not serve; none means that it may. */
export const barsToServing = (
  agency: CareManagementAgency,
  need: { county: CountyId; on: LocalDate; activeAotOrder: boolean },
): Bar[] => {
  const attested =
    agency.attestedFrom !== undefined &&
    agency.attestedFrom <= need.on &&
    (agency.attestedUntil === undefined || need.on <= agency.attestedUntil);
  const bars: (Bar | false)[] = [
    !attested && { ruleId: 'HHP-CMA-01', reason: 'No Health Home attestation for HH+ stands on that date.' },
    !agency.counties.includes(need.county) && {
      ruleId: 'HHP-CMA-02',
      reason: 'The agency does not serve the county.',
    },
    !agency.businessAssociateAgreement && {
      ruleId: 'HHP-CMA-03',
      reason: 'No business associate agreement is on file.',
    },
    need.activeAotOrder &&
      agency.aotAuthority === 'none' && {
        ruleId: 'HHP-CMA-04',
        reason:
          'The person is under an AOT order and the agency is neither a legacy CMA nor authorised by the State.',
      },
  ];
  return bars.filter((bar) => bar !== false);
};
