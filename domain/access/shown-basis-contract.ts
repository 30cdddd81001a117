/** The legal basis that every answer about a person names. */
import * as z from 'zod';
import { storedCode, storedDay } from '../shared/stored-text.ts';
import { disclosureLevels, legalBases } from './legal-basis.ts';

/** On what the person is shown here, and how much of the person. */
export const shownBasis = {
  legalBasis: z.strictObject({
    kind: z.enum(legalBases),
    level: z.enum(disclosureLevels),
    ruleId: storedCode.optional(),
    scope: z.array(storedCode).max(20).optional(),
    expiresOn: storedDay.optional(),
  }),
};
