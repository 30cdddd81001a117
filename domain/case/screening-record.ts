/** What the rules decided of a person, as a case keeps it. */
import * as z from 'zod';
import { decisionRecordSchema } from '../rules/decision-record.ts';
import { storedCode } from '../shared/stored-text.ts';

const findingSchema = z.strictObject({
  ruleId: storedCode,
  met: z.boolean(),
  /** What a rule says, sentence by sentence. */
  reason: z.string().max(500),
  policyChoice: z.boolean(),
});

export const screeningSchema = z.strictObject({
  eligible: z.boolean(),
  hhPlusRate: z.boolean(),
  findings: z.array(findingSchema).max(26),
  /** The decision as taken, with its facts, so that it can be taken again. */
  record: decisionRecordSchema.optional(),
});
