/** The legal basis that every answer about a person names. */
import * as z from 'zod';
import { disclosureLevels, legalBases } from './legal-basis.ts';

/** On what the person is shown here, and how much of the person. */
export const shownBasis = {
  legalBasis: z.strictObject({
    kind: z.enum(legalBases),
    level: z.enum(disclosureLevels),
    ruleId: z.string().optional(),
    scope: z.array(z.string()).optional(),
    expiresOn: z.string().optional(),
  }),
};
