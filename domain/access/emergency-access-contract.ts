/** What the county, who holds the person and OMH are shown of the emergency accesses of a case. */
import { storedCode, storedInstant } from '../shared/stored-text.ts';
import { emergencyAccessSchema } from '../case/emergency-access-record.ts';
import { personSchema } from '../shared/actor.ts';

export const emergencyAccessViewSchema = emergencyAccessSchema
  .omit({ by: true, ended: true, renewable: true })
  .extend({
    by: personSchema.pick({ sub: true, role: true, org: true }),
    endedAt: storedInstant.optional(),
    /** The organisation that ended it. */
    endedBy: storedCode.optional(),
    renewableAt: storedInstant.optional(),
  });
