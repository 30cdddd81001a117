/**
 * The referral, as a State PC's planner, a SPOA or a Health Home sends it: the union of what county SPOA forms and State
 * forms ask for. Somebody who is in no facility has neither an admission nor a discharge.
 * Every string and list is bounded. Social Security numbers are not asked for: nothing here needs them. Substance-use
 * records (42 CFR Part 2) are taken in `partTwo` alone, where each is tagged by standing there and none is shown without
 * the person's specific consent; a code of their chapter anywhere else is refused (part-two-contract.ts).
 */
import * as z from 'zod';
import { organisationIdSchema } from '../shared/actor.ts';
import { localDateSchema } from '../shared/calendar.ts';
import { countySchema } from '../shared/counties.ts';
import { line as lineOf, paragraph as paragraphOf } from '../shared/free-text.ts';
import { instantSchema } from '../shared/instant.ts';
import { referralSourceSchema, sourceOf } from '../shared/referral-sources.ts';
import { windowEndsAfterItBegins } from '../shared/window.ts';
import { indicatorsSchema } from '../rules/indicators-contract.ts';
import { consentSchema } from './consent-contract.ts';
import { partTwoSchema, strayMessage, strayPartTwoPaths } from './part-two-contract.ts';

const line = lineOf(120);
const phone = z.string().regex(/^[0-9+().x -]{7,25}$/, 'Give a telephone number, for example 555-0100.');
const paragraph = paragraphOf(4_000);
const list = <Item extends z.ZodType>(item: Item) => z.array(item).max(20);
const addressSchema = z.strictObject({
  lines: z.array(line).min(1).max(3),
  city: line,
  state: z.string().regex(/^[A-Z]{2}$/, 'Give the two-letter state.'),
  zip: z.string().regex(/^\d{5}(-\d{4})?$/, 'Give a ZIP code.'),
});

const personSchema = z.strictObject({
  firstName: line,
  middleName: line.optional(),
  lastName: line,
  dateOfBirth: localDateSchema,
  gender: line.optional(),
  phone: phone.optional(),
  medicaidCin: z
    .string()
    .regex(/^[A-Z]{2}\d{5}[A-Z]$/, 'Give the Medicaid CIN as two letters, five digits, one letter.')
    .optional(),
  primaryLanguage: line,
  interpreterNeeded: z.boolean().default(false),
  raceEthnicity: list(line).optional(),
  currentAddress: addressSchema.optional(),
  countyOfResidence: countySchema,
  countyOfFiscalResponsibility: countySchema.optional(),
});

const medicaidStatuses = ['active', 'suspended', 'closed', 'pending', 'none', 'unknown'] as const;
const medicaidSchema = z.strictObject({
  status: z.enum(medicaidStatuses),
  program: z.enum(['wms', 'nysoh', 'ssi', 'district97', 'none']).optional(),
  district: z
    .string()
    .regex(/^\d{2}$/, 'Give the two-digit Medicaid district.')
    .optional(),
  /** Whether a local district or HRA case stayed open beside the OMH case of the stay. */
  localCaseOpen: z.boolean().optional(),
  verifiedOn: localDateSchema.optional(),
  /** The specific action after discharge (guidance: must be included). */
  followUp: z.strictObject({ action: paragraph, owner: line, dueOn: localDateSchema.optional() }).optional(),
  managedCarePlan: line.optional(),
});

const onCampusResidences = ['tlr', 'tpp', 'socr', 'rcca'] as const;
const dischargeSchema = z
  .strictObject({
    plannedFor: instantSchema.optional(),
    plannedOn: localDateSchema.optional(),
    /** A late referral: the person has already left. */
    dischargedAt: instantSchema.optional(),
    destination: z.strictObject({
      kind: z.enum([
        'ownHome',
        'family',
        'supportedHousing',
        'communityResidence',
        'shelter',
        'adultHome',
        'onCampusResidence',
        'other',
      ]),
      /** State-operated residence on psychiatric center grounds: TLR, TPP, SOCR, RCCA. */
      onCampusResidence: z.enum(onCampusResidences).optional(),
      address: addressSchema.optional(),
      phone: phone.optional(),
    }),
  })
  .refine((discharge) => discharge.plannedFor === undefined || discharge.plannedOn === undefined, {
    path: ['plannedOn'],
    error: 'Give plannedFor (date and time) or plannedOn (date), not both.',
  })
  .refine(
    ({ destination }) =>
      (destination.kind === 'onCampusResidence') === (destination.onCampusResidence !== undefined),
    {
      path: ['destination', 'onCampusResidence'],
      error: 'Name the residence type when, and only when, the destination is an on-campus residence.',
    },
  );

const clinicalSchema = z.strictObject({
  seriousMentalIllness: z.boolean(),
  primaryDiagnosis: z.strictObject({
    icd10: z
      .string()
      .regex(/^[A-Z]\d[0-9A-Z](\.[0-9A-Z]{1,4})?$/, 'Give an ICD-10-CM code, for example F20.9.'),
    description: line,
  }),
  otherDiagnoses: list(line).optional(),
  prescriber: line.optional(),
  medications: list(line).optional(),
  medicationAdherence: z.enum(['independent', 'supervision', 'reminders', 'unknown']).optional(),
  hospitalizations: list(
    z.strictObject({ place: line, from: localDateSchema, to: localDateSchema.optional() }),
  ).optional(),
  riskHistory: paragraph.optional(),
  needsInOwnWords: paragraph.optional(),
});

const legalSchema = z.strictObject({
  aot: z.enum(['none', 'activeOrder', 'expiredWithinYear', 'petitionPending', 'voluntaryAgreement']),
  aotOrder: z
    .strictObject({ county: countySchema, from: localDateSchema, until: localDateSchema })
    .refine(({ from, until }) => windowEndsAfterItBegins(from, until), {
      path: ['until'],
      error: 'Give a last day that is not before the first day.',
    })
    .optional(),
  parole: z.strictObject({ officerName: line, officerPhone: phone }).optional(),
  probation: z.boolean().default(false),
  cpl33020: z.boolean().default(false),
});

const significantContactSchema = z.strictObject({
  name: line,
  relation: line,
  phone: phone.optional(),
  primary: z.boolean(),
});

/** As it is kept: what was once taken in must be readable whatever is refused later. */
export const storedReferralSchema = z.strictObject({
  person: personSchema,
  consent: consentSchema,
  medicaid: medicaidSchema,
  healthHome: z.strictObject({
    enrolled: z.boolean(),
    healthHome: organisationIdSchema.optional(),
    careManagementAgency: organisationIdSchema.optional(),
  }),
  /** Whom it comes from; left out, a State PC or CNYPC. */
  source: referralSourceSchema.optional(),
  /** The stay that the person leaves; always of a State PC. Left out of a person who is in none. */
  discharge: dischargeSchema.optional(),
  admission: z
    .strictObject({
      admittedOn: localDateSchema,
      ward: line.optional(),
      forensic: z.boolean().default(false),
    })
    .optional(),
  clinical: clinicalSchema,
  legal: legalSchema,
  /** What shows high need besides the discharge itself: categories other than 3, base eligibility, risk. */
  indicators: indicatorsSchema.optional(),
  income: list(line).optional(),
  significantContacts: list(significantContactSchema).optional(),
  providers: list(z.strictObject({ name: line, kind: line, phone: phone.optional() })).optional(),
  request: z.strictObject({
    programs: list(z.enum(['healthHomePlus', 'act', 'housing'])).min(1),
    preferredAgency: organisationIdSchema.optional(),
    geographicPreference: line.optional(),
  }),
  referrer: z.strictObject({ name: line, title: line, phone: phone }),
  attachments: list(
    z.strictObject({
      kind: z.enum([
        'consent',
        'psychosocial',
        'psychiatricEvaluation',
        'dischargePlan',
        'physicalExamination',
        'aotOrder',
        'other',
      ]),
      dated: localDateSchema,
    }),
  ).optional(),
  partTwo: partTwoSchema.optional(),
});

export const referralSchema = storedReferralSchema.superRefine((referral, context) => {
  for (const section of ['discharge', 'admission'] as const)
    if (sourceOf(referral) === 'statePsychiatricCenter' && referral[section] === undefined)
      context.addIssue({
        code: 'custom',
        path: [section],
        message: 'Give it: a State PC refers its patients.',
      });
  for (const path of strayPartTwoPaths(referral))
    context.addIssue({
      code: 'custom',
      path,
      message: strayMessage,
    });
});
export type Referral = z.infer<typeof referralSchema>;
