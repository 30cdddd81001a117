/** What GET /cases/{caseId}/referral answers with. */
import * as z from 'zod';
import { shownBasis } from '../access/shown-basis-contract.ts';
import { storedCaseId } from '../shared/stored-text.ts';
import { disclosedInCase } from './disclosed-contract.ts';

export const referralViewSchema = z.strictObject({
  caseId: storedCaseId,
  ...shownBasis,
  referral: disclosedInCase.referral,
  partTwoNotice: disclosedInCase.partTwoNotice,
});
