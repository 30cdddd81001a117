/** Composition root of getOpenApi. */
import { createLog } from '../../../adapters/powertools/log.ts';
import { apiHandler } from '../../middleware/api-handler.ts';
import { createGetOpenApi } from './get-open-api.ts';

export const handler = apiHandler(
  'getOpenApi',
  createGetOpenApi(),
  createLog({ serviceName: 'get-open-api' }),
);
