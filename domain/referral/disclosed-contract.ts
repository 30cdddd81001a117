/**
 * The part of an answer that depends on what may be disclosed to the reader (disclosure.ts): the person, the referral, and
 * what was decided on clinical facts. `disclosure` is absent where everything is shown.
 */
import * as z from 'zod';
import { medicaidAnswerSchema } from '../discharge/medicaid-answer-contract.ts';
import { caseRecordSchema } from './case-record.ts';
import { referralSchema } from './referral-contract.ts';

const { person } = referralSchema.shape;
const { screening, spoaDecision } = caseRecordSchema.shape;

export const disclosedInSummary = {
  disclosure: z.enum(['treatment', 'none']).optional(),
  person: person.pick({ firstName: true, lastName: true }).optional(),
};

export const disclosedInCase = {
  ...disclosedInSummary,
  screening,
  spoaDecision,
  medicaidAtDischarge: medicaidAnswerSchema.optional(),
  /** The treatment exchange leaves out family, income and how consent was asked. */
  referral: referralSchema.partial({ consent: true }).optional(),
};

/** Whether the person's authorization stands, without its words. */
export const consentStandingSchema = z.strictObject({
  status: z.enum(['signed', 'refused', 'notObtainable']),
  withdrawnOn: z.string().nullable(),
});
