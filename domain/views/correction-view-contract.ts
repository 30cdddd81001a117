/** What GET /cases/{caseId}/corrections answers with, and the mark of a correction on the case. */
import * as z from 'zod';
import { shownBasis } from '../access/shown-basis-contract.ts';
import { correctionSchema } from '../case/correction-record.ts';
import { storedAccount, storedCaseId } from '../shared/stored-text.ts';

const { number, fact, at, reason, explanation, was, became } = correctionSchema.shape;

export const correctionViewSchema = z.strictObject({
  number,
  fact,
  /** By whom, by their account, when and why. */
  corrected: z.strictObject({ at, by: storedAccount, reason, explanation }),
  /** How it stood before and stands since; a field that is not there was not known, or was not. */
  was: was.optional(),
  became: became.optional(),
});

/** One page, latest first. */
export const correctionsSchema = z.strictObject({
  caseId: storedCaseId,
  ...shownBasis,
  corrections: z.array(correctionViewSchema),
  cursor: z.string().optional(),
});

/** That a fact of the referral was corrected. */
export const correctionMarkSchema = z.strictObject({ number, fact, at, by: storedAccount });
