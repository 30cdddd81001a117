/**
 * What a placement leaves behind when it goes back: referrals that were returned for information, and agencies that had the
 * person. `reason`, `answer` and `note` are in words that may speak of the person.
 */
import * as z from 'zod';
import { organisationIdSchema, personSchema } from '../shared/actor.ts';
import { recipientSchema } from '../shared/recipient.ts';
import { storedCode, storedDay, storedInstant } from '../shared/stored-text.ts';
import { assignmentEnds, informationQuestions, transferReasons } from './answer-codes.ts';
import { numbered } from './part-number.ts';

/** What was asked, what was answered, and why an agency gave a person back, in words. */
export const longestAnswer = 1_000;
const words = z.string().max(longestAnswer);

export const referralReturnSchema = z.strictObject({
  ...numbered,
  at: storedInstant,
  by: personSchema,
  questions: z.array(z.enum(informationQuestions)).max(informationQuestions.length),
  reason: words.optional(),
  answer: words.optional(),
  answeredAt: storedInstant.optional(),
  answeredBy: personSchema.optional(),
  /** The facility sent the whole referral again. */
  resubmitted: z.boolean().optional(),
});
export type ReferralReturn = z.infer<typeof referralReturnSchema>;

export const formerAssignmentSchema = z.strictObject({
  ...numbered,
  agency: organisationIdSchema,
  healthHome: organisationIdSchema.optional(),
  careManager: organisationIdSchema.optional(),
  team: organisationIdSchema.optional(),
  /** From the acceptance to the instant at which somebody else answers for the person. */
  from: storedInstant,
  until: storedInstant,
  end: z.enum(assignmentEnds),
  reason: storedCode,
  note: words.optional(),
  by: personSchema,
  /** Who answered for the person from then on. */
  to: recipientSchema,
  /** Until the end of this day in New York the agency may write up what it did before. */
  documentsUntil: storedDay,
});
export type FormerAssignment = z.infer<typeof formerAssignmentSchema>;

/** A transfer that was asked for and has not taken place yet. */
export const transferSchema = z.strictObject({
  from: organisationIdSchema,
  to: organisationIdSchema,
  /** From the beginning of this day in New York the receiving agency has the person. */
  effectiveOn: storedDay,
  reason: z.enum(transferReasons),
  askedAt: storedInstant,
  askedBy: personSchema,
  acceptedAt: storedInstant.optional(),
  careManager: organisationIdSchema.optional(),
  team: organisationIdSchema.optional(),
});
export type Transfer = z.infer<typeof transferSchema>;
