/** What a case keeps of what its managed care plan was to be told last. */
import * as z from 'zod';
import { organisationIdSchema } from '../shared/actor.ts';

export const planToldSchema = z.strictObject({
  agency: organisationIdSchema.optional(),
  /** Whether it was to hear that a court order is active. */
  aot: z.boolean(),
  ended: z.boolean(),
  /** Whether it was to hear that the HH+ rate applies, since that was decided anew. */
  rate: z.boolean().optional(),
});
export type PlanTold = z.infer<typeof planToldSchema>;
