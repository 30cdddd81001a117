/** getOpenApi on AWS: it has no table to reach. */
import { basePorts } from '../../../adapters/aws/base-ports.ts';
import { getOpenApi } from '../../../domain/api/routes/get-open-api.ts';
import { apiFunction } from '../../middleware/api-function.ts';
import { createGetOpenApi } from './get-open-api.ts';

export const handler = apiFunction('getOpenApi', getOpenApi, createGetOpenApi)(basePorts('get-open-api'));
