/** GET /openapi.json: the API as an OpenAPI 3.1 document, generated from the route table and its zod contracts. */
import { openApiDocument } from '../../../domain/api/open-api.ts';
import type { ApiUseCase } from '../../middleware/api-types.ts';

/** But for its servers the same for whoever asks, and tests make hundreds of runtimes: written once. */
const document = openApiDocument();

export const createGetOpenApi =
  (): ApiUseCase<'getOpenApi'> =>
  async ({ baseUrl }) =>
    Promise.resolve({ status: 200, body: { ...document, servers: [{ url: baseUrl }] } });
