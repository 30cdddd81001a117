/**
 * Care managers and supervisors as the registry knows them. A registration is one employment at one agency: who goes to
 * another agency is registered there anew, so a waiver of qualifications, which holds for one agency only, ends with
 * the employment and cannot follow the person (guidance, Staff Qualifications, footnote 5).
 */
import * as z from 'zod';
import { organisationIdSchema } from '../shared/actor.ts';
import { localDateSchema } from '../shared/calendar.ts';
import { line } from '../shared/free-text.ts';
import { windowEndsAfterItBegins } from '../shared/window.ts';

/** Guidance, Staff Qualifications, footnote 6; `otherHumanServices` is its own last entry, `other` is none of them. */
export const qualifyingFields = [
  'socialWork',
  'psychology',
  'nursing',
  'rehabilitation',
  'education',
  'occupationalTherapy',
  'physicalTherapy',
  'recreation',
  'counseling',
  'communityMentalHealth',
  'childAndFamilyStudies',
  'sociology',
  'speechAndHearing',
  'otherHumanServices',
] as const;
const fieldsOfStudy = [...qualifyingFields, 'other'] as const;
const fieldSchema = z.enum(fieldsOfStudy, { error: 'Give a field of study such as socialWork, or other.' });

/** Guidance, Staff Qualifications, footnote 7. */
const licences = [
  'physician',
  'psychiatrist',
  'physicianAssistant',
  'nursePractitioner',
  'psychiatricNursePractitioner',
  'registeredNurse',
  'licensedPracticalNurse',
  'psychologist',
  'licensedClinicalSocialWorker',
  'licensedMasterSocialWorker',
  'licensedMentalHealthCounselor',
  'licensedMarriageAndFamilyTherapist',
  'licensedPsychoanalyst',
  'licensedCreativeArtsTherapist',
  'licensedOccupationalTherapist',
] as const;

const years = z.number({ error: 'Give the number of years.' }).min(0).max(70);
const people = z.int({ error: 'Give a whole number of people.' }).min(0).max(500);
export const fteSchema = z
  .number({ error: 'Give full-time equivalents, for example 0.5.' })
  .min(0.05)
  .max(1)
  .refine((fte) => Math.round(fte * 100) / 100 === fte, { error: 'Give at most two decimals.' });

const employmentFields = {
  id: organisationIdSchema,
  name: line(120),
  agency: organisationIdSchema,
  employedFrom: localDateSchema,
  /** The last day; the registration then stays on file. */
  employedUntil: localDateSchema.optional(),
  /** Day on which a waiver of HCBS Assessor or supervisor qualifications was approved for this person here. */
  waiverApprovedOn: localDateSchema.optional(),
};

/** Members of the caseload who were not placed by this system; the agency reports them. */
export const elsewhereFields = { hhPlusElsewhere: people, highTouch: people, lowTouch: people };

interface Employed {
  employedFrom: string;
  employedUntil?: string | undefined;
}
const endsInOrder = ({ employedFrom, employedUntil }: Employed): boolean =>
  windowEndsAfterItBegins(employedFrom, employedUntil);
const endIssue = { path: ['employedUntil'], error: 'Give a last day that is not before the first day.' };

export const careManagerSchema = z
  .strictObject({
    ...employmentFields,
    fte: fteSchema,
    supervisor: organisationIdSchema,
    bachelorsField: fieldSchema.optional(),
    mastersField: fieldSchema.optional(),
    /** Credentialed Alcoholism and Substance Abuse Counselor. */
    casac: z.boolean(),
    /** Direct service to, or linkage for, people with SMI, DD or SUD, or children with SED. */
    experienceYears: years,
    /** As a Health Home care manager serving the SMI or SED population. */
    healthHomeYears: years,
    languages: z.array(line(60)).max(60).optional(),
    ...elsewhereFields,
  })
  .refine(endsInOrder, endIssue);
export type CareManager = z.infer<typeof careManagerSchema>;

export const supervisorSchema = z
  .strictObject({
    ...employmentFields,
    licence: z
      .enum(licences, { error: 'Give a licence of the guidance, such as registeredNurse.' })
      .optional(),
    mastersLevel: z.boolean(),
    behavioralHealthExperience: z.boolean(),
    /** Prior supervisory experience in a behavioral health setting. */
    supervisoryYears: years,
  })
  .refine(endsInOrder, endIssue);
export type Supervisor = z.infer<typeof supervisorSchema>;
