/**
 * What a second source told of a person who had an open referral, as far as it can matter to the decision: codes, days and
 * plain answers, and no name, address or word of anybody. It counts for nothing until the county says so.
 */
import * as z from 'zod';
import { recipientSchema } from '../shared/recipient.ts';
import { referralSourceSchema } from '../shared/referral-sources.ts';
import { storedHash, storedId, storedInstant } from '../shared/stored-text.ts';
import { evidenceDecisions, evidenceRefusals } from './answer-codes.ts';
import { laterIndicatorsSchema } from './later-indicators.ts';
import { numbered } from './part-number.ts';
import { storedReferralSchema } from './stored-referral-contract.ts';

const { medicaid, legal } = storedReferralSchema.shape;

/** Without the words of who decided by discretion. */
const toldIndicatorsSchema = laterIndicatorsSchema.extend({
  clinicalDiscretion: laterIndicatorsSchema.shape.clinicalDiscretion
    .unwrap()
    .omit({ rationale: true })
    .optional(),
});

const secondReferralStatuses = ['waiting', ...evidenceDecisions, 'withdrawn'] as const;

export const secondReferralSchema = z.strictObject({
  ...numbered,
  /** By which the same referral is known when it comes again (person-identity.ts). */
  receivedAs: storedHash,
  receivedAt: storedInstant,
  from: recipientSchema,
  source: referralSourceSchema.optional(),
  indicators: toldIndicatorsSchema,
  medicaid: medicaid.pick({ status: true, program: true, localCaseOpen: true, verifiedOn: true }),
  legal: legal
    .pick({ aot: true, aotOrder: true })
    .extend({ parole: z.boolean(), probation: z.boolean(), cpl33020: z.boolean() }),
  /** Of the county that is asked. */
  workItemId: storedId,
  status: z.enum(secondReferralStatuses),
  /** Why it is not taken, with `declined`. */
  reason: z.enum(evidenceRefusals).optional(),
  answeredAt: storedInstant.optional(),
});
export type SecondReferral = z.infer<typeof secondReferralSchema>;
