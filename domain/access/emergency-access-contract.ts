/** What the county, who holds the person and OMH are shown of the emergency accesses of a case. */
import * as z from 'zod';
import { emergencyAccessSchema } from '../case/emergency-access-record.ts';
import { personSchema } from '../shared/actor.ts';

export const emergencyAccessViewSchema = emergencyAccessSchema
  .omit({ by: true, ended: true, renewable: true })
  .extend({
    by: personSchema.pick({ sub: true, role: true, org: true }),
    endedAt: z.string().optional(),
    /** The organisation that ended it. */
    endedBy: z.string().optional(),
    renewableAt: z.string().optional(),
  });
