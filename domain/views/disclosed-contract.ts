/**
 * The part of an answer that depends on what may be disclosed to the reader (domain/access/legal-basis.ts): the person, the
 * referral, and what was decided on clinical facts.
 */
import * as z from 'zod';
import { storedDay, storedInstant } from '../shared/stored-text.ts';
import { shownBasis } from '../access/shown-basis-contract.ts';
import { medicaidAnswerSchema } from '../rules/medicaid-answer-contract.ts';
import { exchangeReasons } from '../case/answer-codes.ts';
import { consentStatuses } from '../rules/consent-rules.ts';
import { caseRecordSchema } from '../case/case-record.ts';
import { storedReferralSchema } from '../case/stored-referral-contract.ts';

const { person } = storedReferralSchema.shape;
const { screening, spoaDecision } = caseRecordSchema.shape;

export const disclosedInSummary = {
  ...shownBasis,
  person: person.pick({ firstName: true, lastName: true }).optional(),
};

export const disclosedInCase = {
  ...disclosedInSummary,
  screening,
  /** Its reason is the county's own words. */
  spoaDecision,
  /** The reason of a decline alone, which the facility reads too. */
  declineReason: spoaDecision.unwrap().shape.reason,
  medicaidAtDischarge: medicaidAnswerSchema.optional(),
  /** As much of it as the basis opens. */
  referral: storedReferralSchema.partial().optional(),
  /** Beside substance-use records, wherever they are shown. */
  partTwoNotice: z.string().max(1_000).optional(),
};

/** Whether the person's authorization stands, without its words, and whether the treatment exchange was stated. */
export const consentStatusSchema = z.strictObject({
  status: z.enum(consentStatuses),
  withdrawnOn: storedDay.nullable(),
  treatmentExchange: z
    .strictObject({ statedAt: storedInstant, reason: z.enum(exchangeReasons).optional() })
    .optional(),
});
