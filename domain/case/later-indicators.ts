/**
 * Indicators of high need that come up later: those of the categories. Court orders, agreements, residences and admissions are
 * recorded as such, and base eligibility is the referral's.
 */
import * as z from 'zod';
import { localDateSchema } from '../shared/calendar.ts';
import { paragraph } from '../shared/free-text.ts';
import { indicatorsSchema } from '../rules/indicators-contract.ts';

export const campusResidences = ['tlr', 'tpp', 'socr', 'rcca'] as const;

/** More than any rule counts. */
export const mostDays = 12;
const days = z.array(localDateSchema).max(mostDays);
const { clinicalDiscretion, psychiatricEmergencyVisits } = indicatorsSchema.shape;

export const laterIndicatorsSchema = indicatorsSchema
  .pick({
    actStepDownOn: true,
    homeless: true,
    schizophreniaOrBipolar: true,
    incarceration: true,
    documented: true,
  })
  .extend({
    psychiatricInpatientAdmissions: days.optional(),
    psychiatricEmergencyVisits: psychiatricEmergencyVisits.unwrap().max(mostDays).optional(),
    medicalInpatientAdmissions: days.optional(),
    outpatientMentalHealthServices: days.optional(),
    clinicalDiscretion: z
      .strictObject({
        ...clinicalDiscretion.unwrap().shape,
        rationale: paragraph(500).optional(),
      })
      .optional(),
  });
