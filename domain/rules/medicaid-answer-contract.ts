/** What the Medicaid table answers (medicaid-at-discharge.ts): a row of it, or what must be asked first. */
import * as z from 'zod';
import { storedCode, storedDay } from '../shared/stored-text.ts';
import { medicaidOutcomeSchema } from './medicaid-table.ts';

export const medicaidAnswerSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('known'),
    rowId: storedCode,
    assumption: z.boolean(),
    outcome: medicaidOutcomeSchema,
    /** Both once the day of discharge is known: by when to act, and the last day of the OMH case where there is one. */
    dueOn: storedDay.optional(),
    coverageEnds: storedDay.optional(),
  }),
  z.strictObject({ kind: z.literal('ask'), ask: z.array(z.string().max(300)).max(10) }),
]);
