/** GET /openapi.json: the API as an OpenAPI 3.1 document, generated from the route table and its zod contracts. */
import { openApiDocument } from '../../../domain/shared/open-api.ts';
import type { ApiResponse } from '../../middleware/api-types.ts';

export const createGetOpenApi = (): (() => ApiResponse) => {
  const document = openApiDocument();
  return () => ({ status: 200, body: document, headers: { 'cache-control': 'public, max-age=300' } });
};
