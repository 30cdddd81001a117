/**
 * Who is qualified to serve HH+ and to supervise those who do. Guidance, Staff Qualifications (November 2019) with its
 * footnotes: four paths of education and experience, two of supervision, and waivers approved prior to 15 November 2016.
 */
import { type CareManager, qualifyingFields, type Supervisor } from '../registry/staff.ts';
import { decision, type Rule } from '../rules/rule.ts';
import type { LocalDate } from '../shared/calendar.ts';
import { isWithin } from '../shared/window.ts';

const updatedQualifications = '2019-11-01';

/** "Approved prior to 11/15/16": the fourteenth counts, the fifteenth does not. */
const waiversEndBefore = '2016-11-15';

type Employment = Pick<CareManager, 'employedFrom' | 'employedUntil' | 'waiverApprovedOn'>;

export const isEmployed = ({ employedFrom, employedUntil }: Employment, on: LocalDate): boolean =>
  isWithin(on, employedFrom, employedUntil);

/** A waiver of somebody who was not yet employed here is another agency's, or an earlier employment's: both ended. */
const waiverHolds = (employment: Employment, on: LocalDate): boolean =>
  employment.waiverApprovedOn !== undefined &&
  employment.waiverApprovedOn < waiversEndBefore &&
  isEmployed(employment, employment.waiverApprovedOn) &&
  isEmployed(employment, on);

const isQualifying = (field: string | undefined): boolean =>
  qualifyingFields.some((qualifying) => qualifying === field);

/** The first path that leads to the qualification, by its name in the guidance. */
const pathOf = (staff: CareManager): string | undefined => {
  const { bachelorsField, mastersField, casac, experienceYears, healthHomeYears } = staff;
  if (isQualifying(mastersField) && experienceYears >= 1)
    return 'Master’s in a qualifying field and one year';
  if (isQualifying(bachelorsField) && experienceYears >= 2)
    return 'Bachelor’s in a qualifying field and two years';
  if (casac && experienceYears >= 2) return 'CASAC and two years';
  if ((bachelorsField ?? mastersField) === undefined) return undefined;
  if (experienceYears >= 3) return 'Bachelor’s or higher in any field and three years';
  return healthHomeYears >= 2
    ? 'Bachelor’s or higher in any field and two years as a Health Home care manager'
    : undefined;
};

export interface CareManagerFacts {
  careManager: CareManager;
  on: LocalDate;
}

export const careManagerRules: readonly Rule<CareManagerFacts>[] = [
  {
    id: 'HHP-STAFF-01',
    title: 'The care manager has the education and experience, or a waiver that still holds',
    clauses: [
      'STAFF-1',
      'STAFF-2',
      'STAFF-3',
      'STAFF-4',
      'STAFF-EXP',
      'STAFF-FIELD',
      'STAFF-WAIVER',
      'ATT-2',
    ],
    validFrom: updatedQualifications,
    policyChoice: false,
    check: ({ careManager, on }) => {
      const path = pathOf(careManager) ?? (waiverHolds(careManager, on) ? 'a waiver that holds here' : null);
      return decision(
        path !== null,
        `Qualified by: ${path ?? ''}.`,
        'Neither the education and experience nor a waiver qualifies the care manager.',
        {
          on,
          path,
          bachelorsField: careManager.bachelorsField ?? null,
          mastersField: careManager.mastersField ?? null,
          casac: careManager.casac,
          experienceYears: careManager.experienceYears,
          healthHomeYears: careManager.healthHomeYears,
          waiverApprovedOn: careManager.waiverApprovedOn ?? null,
        },
      );
    },
  },
];

export interface SupervisorFacts {
  supervisor: Supervisor;
  on: LocalDate;
}

const supervisorPath = (staff: Supervisor, on: LocalDate): string | null => {
  if (staff.licence !== undefined && staff.behavioralHealthExperience)
    return 'licensed, with experience in a behavioral health setting';
  if (staff.mastersLevel && staff.supervisoryYears >= 2)
    return 'Master’s level, with two years of supervision in a behavioral health setting';
  return waiverHolds(staff, on) ? 'a waiver that holds here' : null;
};

export const supervisorRules: readonly Rule<SupervisorFacts>[] = [
  {
    id: 'HHP-STAFF-02',
    title:
      'The supervisor is licensed or of Master’s level with experience, or has a waiver that still holds',
    clauses: ['STAFF-SUP-1', 'STAFF-SUP-2', 'STAFF-SUP-LIC', 'STAFF-WAIVER'],
    validFrom: updatedQualifications,
    policyChoice: false,
    check: ({ supervisor, on }) => {
      const path = supervisorPath(supervisor, on);
      return decision(
        path !== null,
        `Qualified by: ${path ?? ''}.`,
        'Neither licence, Master’s level with supervisory experience, nor a waiver qualifies the supervisor.',
        {
          on,
          path,
          licence: supervisor.licence ?? null,
          mastersLevel: supervisor.mastersLevel,
          behavioralHealthExperience: supervisor.behavioralHealthExperience,
          supervisoryYears: supervisor.supervisoryYears,
          waiverApprovedOn: supervisor.waiverApprovedOn ?? null,
        },
      );
    },
  },
];

/** Supervision is a part of the qualification: "AND Supervision from someone meeting any one of the following". */
export interface ServingFacts {
  agency: string;
  careManager: CareManager;
  supervisor: Supervisor | undefined;
  on: LocalDate;
}

const supervises = ({ agency, supervisor, on }: ServingFacts): boolean =>
  supervisor !== undefined &&
  supervisor.agency === agency &&
  isEmployed(supervisor, on) &&
  supervisorRules.every((rule) => rule.check({ supervisor, on }).outcome === 'met');

export const servingRules: readonly Rule<ServingFacts>[] = [
  {
    id: 'HHP-STAFF-03',
    title: 'The care manager is employed by the agency on the date',
    clauses: ['ATT-2'],
    validFrom: updatedQualifications,
    policyChoice: false,
    check: ({ agency, careManager, on }) =>
      decision(
        careManager.agency === agency && isEmployed(careManager, on),
        'The care manager is employed by the agency on that date.',
        'The care manager is not employed by the agency on that date.',
        {
          on,
          agency,
          employedFrom: careManager.employedFrom,
          employedUntil: careManager.employedUntil ?? null,
        },
      ),
  },
  {
    id: 'HHP-STAFF-04',
    title: 'A qualified supervisor of the agency supervises the care manager on the date',
    clauses: ['STAFF-SUP-1', 'STAFF-SUP-2', 'ATT-2'],
    validFrom: updatedQualifications,
    policyChoice: false,
    check: (facts) =>
      decision(
        supervises(facts),
        'A qualified supervisor of the agency supervises the care manager.',
        'No qualified supervisor who is employed by the agency on that date supervises the care manager.',
        { on: facts.on, supervisor: facts.supervisor?.id ?? null },
      ),
  },
];
