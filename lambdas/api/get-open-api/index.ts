/** Composition root of getOpenApi: it has no table to reach. */
import { createLog } from '../../../adapters/powertools/log.ts';
import { systemClock } from '../../../adapters/system/system-clock.ts';
import { apiHandler } from '../../middleware/api-handler.ts';
import { createGetOpenApi } from './get-open-api.ts';

export const handler = apiHandler('getOpenApi', createGetOpenApi(), {
  log: createLog({ serviceName: 'get-open-api' }),
  clock: systemClock,
});
