/**
 * The referral, as a State PC's planner, a SPOA or a Health Home sends it: the union of what county SPOA forms and State
 * forms ask for. Somebody who is in no facility has neither an admission nor a discharge.
 * Every string and list is bounded. Social Security numbers are not asked for: nothing here needs them. Substance-use
 * records (42 CFR Part 2) are taken in `partTwo` alone, where each is tagged by standing there and none is shown without
 * the person's specific consent; a code of their chapter anywhere else is refused (part-two-contract.ts).
 *
 * What is refused of what is sent besides stands in referral-contract.ts.
 */
import * as z from 'zod';
import { localDateSchema } from '../shared/calendar.ts';
import { line as lineOf, paragraph as paragraphOf } from '../shared/free-text.ts';
import { instantSchema } from '../shared/instant.ts';
import { referralSourceSchema } from '../shared/referral-sources.ts';
import { windowEndsAfterItBegins } from '../shared/window.ts';
import { anotherPersonReasons } from './answer-codes.ts';
import { indicatorsSchema } from '../rules/indicators-contract.ts';
import { consentSchema } from './consent-contract.ts';
import { partTwoSchema } from './part-two-contract.ts';
import { addressFor, type CodeForms, keptForms, personFor } from './person-contract.ts';

const line = lineOf(120);
const paragraph = paragraphOf(4_000);
const list = <Item extends z.ZodType>(item: Item) => z.array(item).max(20);

const medicaidStatuses = ['active', 'suspended', 'closed', 'pending', 'none', 'unknown'] as const;
const medicaidFor = ({ district }: CodeForms) =>
  z.strictObject({
    status: z.enum(medicaidStatuses),
    program: z.enum(['wms', 'nysoh', 'ssi', 'district97', 'none']).optional(),
    district: district.optional(),
    /** Whether a local district or HRA case stayed open beside the OMH case of the stay. */
    localCaseOpen: z.boolean().optional(),
    verifiedOn: localDateSchema.optional(),
    /** The specific action after discharge (guidance: must be included). */
    followUp: z
      .strictObject({ action: paragraph, owner: line, dueOn: localDateSchema.optional() })
      .optional(),
    managedCarePlan: line.optional(),
  });

/** Whether a destination says which residence on a campus it is, where it is one and only there. */
export const namesItsResidence = (destination: {
  kind: string;
  onCampusResidence?: string | undefined;
}): boolean => (destination.kind === 'onCampusResidence') === (destination.onCampusResidence !== undefined);
export const residenceUnnamed = {
  path: ['destination', 'onCampusResidence'],
  error: 'Name the residence type when, and only when, the destination is an on-campus residence.',
};

const onCampusResidences = ['tlr', 'tpp', 'socr', 'rcca'] as const;
const dischargeFor = (forms: CodeForms) =>
  z
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
        address: addressFor(forms).optional(),
        phone: forms.phone.optional(),
      }),
    })
    .refine((discharge) => discharge.plannedFor === undefined || discharge.plannedOn === undefined, {
      path: ['plannedOn'],
      error: 'Give plannedFor (date and time) or plannedOn (date), not both.',
    })
    .refine(({ destination }) => namesItsResidence(destination), residenceUnnamed);

const clinicalFor = ({ icd10 }: CodeForms) =>
  z.strictObject({
    seriousMentalIllness: z.boolean(),
    primaryDiagnosis: z.strictObject({
      icd10,
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

const legalFor = ({ county, phone }: CodeForms) =>
  z.strictObject({
    aot: z.enum(['none', 'activeOrder', 'expiredWithinYear', 'petitionPending', 'voluntaryAgreement']),
    aotOrder: z
      .strictObject({ county, from: localDateSchema, until: localDateSchema })
      .refine(({ from, until }) => windowEndsAfterItBegins(from, until), {
        path: ['until'],
        error: 'Give a last day that is not before the first day.',
      })
      .optional(),
    parole: z.strictObject({ officerName: line, officerPhone: phone }).optional(),
    probation: z.boolean().default(false),
    cpl33020: z.boolean().default(false),
  });

const significantContactFor = ({ phone }: CodeForms) =>
  z.strictObject({
    name: line,
    relation: line,
    phone: phone.optional(),
    primary: z.boolean(),
  });

/** A referral with its codes in one form or the other. */
export const referralFor = (forms: CodeForms) =>
  z.strictObject({
    person: personFor(forms),
    consent: consentSchema,
    medicaid: medicaidFor(forms),
    healthHome: z.strictObject({
      enrolled: z.boolean(),
      healthHome: forms.organisation.optional(),
      careManagementAgency: forms.organisation.optional(),
    }),
    /** Whom it comes from; left out, a State PC or CNYPC. */
    source: referralSourceSchema.optional(),
    /** The stay that the person leaves; always of a State PC. Left out of a person who is in none. */
    discharge: dischargeFor(forms).optional(),
    admission: z
      .strictObject({
        admittedOn: localDateSchema,
        ward: line.optional(),
        forensic: z.boolean().default(false),
      })
      .optional(),
    clinical: clinicalFor(forms),
    legal: legalFor(forms),
    /** What shows high need besides the discharge itself: categories other than 3, base eligibility, risk. */
    indicators: indicatorsSchema.optional(),
    income: list(line).optional(),
    significantContacts: list(significantContactFor(forms)).optional(),
    providers: list(z.strictObject({ name: line, kind: line, phone: forms.phone.optional() })).optional(),
    request: z.strictObject({
      programs: list(z.enum(['healthHomePlus', 'act', 'housing'])).min(1),
      preferredAgency: forms.organisation.optional(),
      geographicPreference: line.optional(),
      /** Why the person is referred once more with all else unchanged, after an earlier case was closed. */
      referredAnewBecause: line.optional(),
      /** That this is another person than the one of the same name and birth date who has an open referral, and how that is known. */
      anotherPersonBecause: z
        .strictObject({ reason: z.enum(anotherPersonReasons), explanation: line.optional() })
        .refine(({ reason, explanation }) => reason !== 'other' || explanation !== undefined, {
          path: ['explanation'],
          error: 'Say how it is known, with reason other.',
        })
        .optional(),
    }),
    referrer: z.strictObject({ name: line, title: line, phone: forms.phone }),
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

/** As it is kept: what was once taken in must be readable whatever is refused later. */
export const storedReferralSchema = referralFor(keptForms);
export type Referral = z.infer<typeof storedReferralSchema>;
