/** Consent as it is sent: with the referral, and whenever it changes. It is one of several things, not a yes or no. */
import * as z from 'zod';
import { localDateSchema } from '../shared/calendar.ts';
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

export const consentSchema = z.discriminatedUnion('status', [
  signedConsentSchema,
  z.strictObject({ status: z.literal('refused'), askedOn: localDateSchema }),
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
export type PartTwoConsent = z.infer<typeof partTwoConsentSchema>;

/**
 * A new authorization, or the withdrawal of the one that stands; the same for the specific consent to substance-use
 * records. The day of a withdrawal is the first without it.
 */
export const consentChangeSchema = z.discriminatedUnion('status', [
  signedConsentSchema,
  z.strictObject({ status: z.literal('withdrawn'), withdrawnOn: localDateSchema }),
  z.strictObject({ status: z.literal('partTwoSigned'), ...partTwoConsentSchema.shape }),
  z.strictObject({ status: z.literal('partTwoWithdrawn'), withdrawnOn: localDateSchema }),
]);
export type ConsentChange = z.infer<typeof consentChangeSchema>;
