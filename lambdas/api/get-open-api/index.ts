/** Composition root of getOpenApi. */
import { createLog } from '../../../adapters/powertools/log.ts';
import { publicHandler } from '../../middleware/api-handler.ts';
import { createGetOpenApi } from './get-open-api.ts';

export const handler = publicHandler(createGetOpenApi(), createLog({ serviceName: 'get-open-api' }));
