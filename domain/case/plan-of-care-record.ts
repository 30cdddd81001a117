/**
 * What a case keeps of the treatment plan side of an order: categories of service, the plan of care, six-monthly
 * reports, and on what basis clinical information may be seen. Part of the AOT record (aot-record.ts).
 */
import * as z from 'zod';
import { storedCode, storedDutyId, storedInstant } from '../shared/stored-text.ts';
import { numbered } from './part-number.ts';
import { personSchema } from '../shared/actor.ts';
import { exchangeReasons } from './answer-codes.ts';

/**
 * Categories of service that a court-ordered plan may name. Guidance: care management (or ACT) is on every one of them;
 * the rest of the list is an assumption, to be checked against Mental Hygiene Law 9.60(a)(1).
 */
export const serviceCategories = [
  'careManagement',
  'assertiveCommunityTreatment',
  'medication',
  'bloodOrUrineTests',
  'individualOrGroupTherapy',
  'dayProgram',
  'educationOrVocationalTraining',
  'substanceUseServices',
  'supervisedLiving',
  'other',
] as const;
const categories = z.array(z.enum(serviceCategories)).max(serviceCategories.length);
export type ServiceCategory = (typeof serviceCategories)[number];

/** Signed by people who would otherwise be considered for AOT: category 1 of the guidance too, but no court order. */
export const agreementKinds = ['voluntaryAgreement', 'enhancedServicePackage'] as const;

/** Whom the agency consulted before a material change, and when (guidance, Additional Program Requirements for AOT). */
const consultationSchema = z.strictObject({
  physician: z.strictObject({ who: z.string().max(120), at: storedInstant }),
  county: z.strictObject({
    who: z.string().max(120),
    office: z.enum(['directorOfCommunityServices', 'aotCoordinator']),
    at: storedInstant,
  }),
});

export const planOfCareSchema = z.strictObject({
  /** Kept as part of the court-ordered plan, and beside it. */
  courtPlan: categories,
  other: z.array(z.string().max(120)).max(50),
  updatedAt: storedInstant,
  updatedBy: personSchema,
  consultations: z.array(
    z.strictObject({
      ...numbered,
      at: storedInstant,
      added: categories,
      removed: categories,
      /** Who entered it; absent in what an earlier version stored. */
      by: personSchema.optional(),
      ...consultationSchema.shape,
    }),
  ),
});

export type PlanOfCare = z.infer<typeof planOfCareSchema>;

/** One report of assessment and follow-up data to OMH through CAIRS; answers are codes. */
export const cairsReportSchema = z.strictObject({
  ...numbered,
  obligationId: storedDutyId,
  dueAt: storedInstant,
  submittedAt: storedInstant,
  answers: z.record(storedCode, storedCode),
  by: personSchema,
});
export type CairsReport = z.infer<typeof cairsReportSchema>;

/** The order itself is never a basis: it lets a Health Home enrol, and says nothing about what may be seen. */
export const disclosureSchema = z.strictObject({
  /** A copy of the order was given to the Health Home, which may then enrol without the person's signature. */
  orderCopyGivenAt: storedInstant.optional(),
  /** None was given: the agency said so last. Never beside the word that one was. */
  orderCopyNotGivenAt: storedInstant.optional(),
  /**
   * The exchange between mental health providers and Health Homes under MHL 33.13(d), stated by a named person: with a
   * reason, or in the word to the Health Home of the order. It is gone from here once it was taken back.
   */
  treatmentExchange: z
    .strictObject({ statedAt: storedInstant, by: personSchema, reason: z.enum(exchangeReasons).optional() })
    .optional(),
});
