/**
 * Indicators of high need, as a referral source documents them: dates and plain answers, so that the rules can count.
 * Left out means "not known", an empty list means "none". No names and no free text except a discretion's rationale.
 */
import * as z from 'zod';
import { organisationIdSchema } from '../shared/actor.ts';
import { localDateSchema } from '../shared/calendar.ts';
import { paragraph } from '../shared/free-text.ts';
import { windowEndsAfterItBegins } from '../shared/window.ts';

const dates = z.array(localDateSchema).max(60);
const documented = z.boolean();

const riskFactors = [
  'poorConnectionToCare',
  'nonAdherence',
  'inappropriateEmergencyUse',
  'repeatPreventableAdmissions',
  'recentIncarceration',
  'deficitsInDailyLiving',
  'poorHousingOrSocialSupport',
] as const;

export const homelessSituations = [
  'notMeantForHabitation',
  'shelter',
  'exitingInstitution',
  'housed',
] as const;

const homelessSchema = z
  .strictObject({
    situation: z.enum(homelessSituations),
    /** For who leaves an institution: days in it, and where the person slept immediately before. */
    institutionDays: z.int().min(0).max(36_500).optional(),
    beforeInstitution: z
      .enum(['notMeantForHabitation', 'shelter', 'transitionalHousing', 'housed'])
      .optional(),
  })
  .refine(
    ({ situation, institutionDays, beforeInstitution }) =>
      situation === 'exitingInstitution' ||
      (institutionDays === undefined && beforeInstitution === undefined),
    {
      path: ['institutionDays'],
      error: 'Give the stay and where the person slept before only for exitingInstitution.',
    },
  );

const aotOrderSchema = z
  .strictObject({ from: localDateSchema, until: localDateSchema })
  .refine(({ from, until }) => windowEndsAfterItBegins(from, until), {
    path: ['until'],
    error: 'Give a last day that is not before the first day.',
  });

const voluntaryAgreementSchema = z
  .strictObject({
    lguIdentified: z.boolean(),
    signedOn: localDateSchema.optional(),
    /** Its last day, where it has ended or its end is known. */
    until: localDateSchema.optional(),
  })
  .refine(({ signedOn, until }) => signedOn === undefined || windowEndsAfterItBegins(signedOn, until), {
    path: ['until'],
    error: 'Give a last day that is not before the day of signature.',
  });

export const indicatorsSchema = z.strictObject({
  aotOrder: aotOrderSchema.optional(),
  /** Enhanced Service Package or Voluntary Agreement: identified by the LGU and signed by the person. */
  voluntaryAgreement: voluntaryAgreementSchema.optional(),
  stateFacilityDischargedOn: localDateSchema.optional(),
  onCampusResidence: z.enum(['tlr', 'tpp', 'socr', 'rcca', 'none']).optional(),
  leftOnCampusResidenceOn: localDateSchema.optional(),
  actStepDownOn: localDateSchema.optional(),
  homeless: homelessSchema.optional(),
  psychiatricInpatientAdmissions: dates.optional(),
  /** Visits that ended at home; one that became an admission is counted there, once. CPEP observation counts. */
  psychiatricEmergencyVisits: z
    .array(z.strictObject({ on: localDateSchema, becameAdmission: z.boolean().default(false) }))
    .max(60)
    .optional(),
  medicalInpatientAdmissions: dates.optional(),
  schizophreniaOrBipolar: z.boolean().optional(),
  incarceration: z
    .strictObject({
      releasedOn: localDateSchema,
      needsLinkage: z.boolean().optional(),
      dueToPoorEngagement: z.boolean().optional(),
    })
    .optional(),
  /** Dates of outpatient mental health services; an empty list says that there was none. */
  outpatientMentalHealthServices: dates.optional(),
  clinicalDiscretion: z
    .strictObject({
      decider: z.enum(['spoa', 'managedCarePlan', 'careManagementAgency', 'other']),
      organisation: organisationIdSchema.optional(),
      rationale: paragraph(2_000).optional(),
      decidedOn: localDateSchema.optional(),
    })
    .optional(),
  chronicConditions: z.int().min(0).max(30).optional(),
  hiv: z.boolean().optional(),
  sickleCell: z.boolean().optional(),
  substanceUseDisorder: z.boolean().optional(),
  riskFactors: z.array(z.enum(riskFactors)).max(riskFactors.length).optional(),
  /** True when documents that show the indicator are with the referral. */
  documented: documented.optional(),
});
export type Indicators = z.infer<typeof indicatorsSchema>;
