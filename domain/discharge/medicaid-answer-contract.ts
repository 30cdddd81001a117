/** What the Medicaid table answers (medicaid-at-discharge.ts): a row of it, or what must be asked first. */
import * as z from 'zod';
import { medicaidOutcomeSchema } from './medicaid-table.ts';

const askSchema = z.strictObject({ kind: z.literal('ask'), ask: z.array(z.string()) });
const known = {
  kind: z.literal('known'),
  rowId: z.string(),
  assumption: z.boolean(),
  outcome: medicaidOutcomeSchema,
};

export const medicaidAnswerSchema = z.discriminatedUnion('kind', [z.strictObject(known), askSchema]);

/** With the dates that follow once the day of discharge is known. */
export const datedMedicaidAnswerSchema = z.discriminatedUnion('kind', [
  z.strictObject({ ...known, dueOn: z.string().optional(), coverageEnds: z.string().optional() }),
  askSchema,
]);
