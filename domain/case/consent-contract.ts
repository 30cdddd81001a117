/** Consent as it is sent: with the referral, and whenever it changes. It is one of several things, not a yes or no. */
import * as z from 'zod';
import { localDateSchema } from '../shared/calendar.ts';
import { exchangeEnds, exchangeReasons } from './answer-codes.ts';
import { disclosureRecipients } from '../rules/consent-rules.ts';
import { paragraph } from '../shared/free-text.ts';

const signedConsentSchema = z.strictObject({
  status: z.literal('signed'),
  signedOn: localDateSchema,
  /** Several SPOAs reject typed signatures. */
  handSigned: z.boolean(),
  scope: z.array(z.enum(disclosureRecipients)).min(1).max(20),
  /** Its last day is still its own. */
  expiresOn: localDateSchema.optional(),
});

const refusedConsentSchema = z.strictObject({ status: z.literal('refused'), askedOn: localDateSchema });

export const consentSchema = z.discriminatedUnion('status', [
  signedConsentSchema,
  refusedConsentSchema,
  z.strictObject({ status: z.literal('notObtainable'), reason: paragraph(4_000) }),
]);

/**
 * The specific consent that substance-use records need (42 CFR 2.31): who may receive them, what for, and until when. No
 * other authorization opens them.
 */
export const partTwoConsentSchema = z.strictObject({
  signedOn: localDateSchema,
  recipients: z.array(z.enum(disclosureRecipients)).min(1).max(4),
  purpose: z.enum(['treatment', 'careCoordination', 'payment', 'other']),
  expiresOn: localDateSchema,
});
export type SignedConsent = z.infer<typeof signedConsentSchema>;
export type PartTwoConsent = z.infer<typeof partTwoConsentSchema>;

/** The exchange of Mental Hygiene Law 33.13(d) is no consent: a named person states it, and takes it back, with a reason. */
const exchangeChangeSchemas = [
  z.strictObject({ status: z.literal('treatmentExchangeStated'), reason: z.enum(exchangeReasons) }),
  z.strictObject({ status: z.literal('treatmentExchangeTakenBack'), reason: z.enum(exchangeEnds) }),
] as const;
export type ExchangeChange = z.infer<(typeof exchangeChangeSchemas)[number]>;

/** Whether the Health Home has a copy of the court order, which the agency that serves the person says; the latest word stands. */
const orderCopySchema = z.strictObject({ status: z.literal('orderCopyStated'), given: z.boolean() });
export type OrderCopyStatement = z.infer<typeof orderCopySchema>;

/**
 * A new authorization, a refusal, or the withdrawal of the authorization that stands; the same for the specific consent to
 * substance-use records. The day of a withdrawal is the first without it.
 */
export const consentChangeSchema = z.discriminatedUnion('status', [
  signedConsentSchema,
  refusedConsentSchema,
  z.strictObject({ status: z.literal('withdrawn'), withdrawnOn: localDateSchema }),
  z.strictObject({ status: z.literal('partTwoSigned'), ...partTwoConsentSchema.shape }),
  z.strictObject({ status: z.literal('partTwoWithdrawn'), withdrawnOn: localDateSchema }),
]);
export type ConsentChange = z.infer<typeof consentChangeSchema>;

export const consentBodySchema = z.discriminatedUnion('status', [
  ...consentChangeSchema.options,
  ...exchangeChangeSchemas,
  orderCopySchema,
]);
