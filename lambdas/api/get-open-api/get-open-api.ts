/** GET /openapi.json: the API as an OpenAPI 3.1 document, generated from the route table and its zod contracts. */
import { openApiDocument } from '../../../domain/api/open-api.ts';
import type { ApiUseCase } from '../../middleware/api-types.ts';

export const createGetOpenApi = (): ApiUseCase<'getOpenApi'> => {
  const document = openApiDocument();
  return () => Promise.resolve({ status: 200, body: document });
};
