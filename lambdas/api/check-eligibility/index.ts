/** Composition root of checkEligibility: it has no table to reach. */
import { createLog } from '../../../adapters/powertools/log.ts';
import { systemClock } from '../../../adapters/system/system-clock.ts';
import { apiHandler } from '../../middleware/api-handler.ts';
import { createCheckEligibility } from './check-eligibility.ts';

export const handler = apiHandler('checkEligibility', createCheckEligibility({ clock: systemClock }), {
  log: createLog({ serviceName: 'check-eligibility' }),
  clock: systemClock,
});
