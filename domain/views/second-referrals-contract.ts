/** What GET /cases/{caseId}/second-referrals answers with. */
import * as z from 'zod';
import { shownBasis } from '../access/shown-basis-contract.ts';
import { secondReferralSchema } from '../case/second-referral-record.ts';
import { storedCaseId } from '../shared/stored-text.ts';

export const secondReferralsSchema = z.strictObject({
  caseId: storedCaseId,
  ...shownBasis,
  /** Latest first: those that wait, and the latest that were answered. */
  secondReferrals: z
    .array(
      secondReferralSchema.omit({ number: true, receivedAs: true, workItemId: true }).extend({
        indicators: secondReferralSchema.shape.indicators.optional(),
      }),
    )
    .optional(),
});
