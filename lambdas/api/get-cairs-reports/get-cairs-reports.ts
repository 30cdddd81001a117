/** GET /cases/{caseId}/cairs: what was reported to OMH, field by field, as JSON or as CSV of codes. */
import { cairsCsv, cairsJson } from '../../../domain/aot/cairs.ts';
import type { ApiResponse, ApiUseCase } from '../../middleware/api-types.ts';
import { readCase, type ReachCaseDeps } from '../../reach-case.ts';

export const createGetCairsReports =
  (deps: ReachCaseDeps): ApiUseCase<'getCairsReports'> =>
  async (request): Promise<ApiResponse<'getCairsReports'>> => {
    const { caseId } = request.path;
    const { reader } = await readCase(deps, request, caseId);
    const page = await deps.cases.pageOf(caseId, 'cairsReport', request.query);
    const answer = cairsJson(page, reader);
    return request.query.format === 'csv'
      ? { status: 200, contentType: 'text/csv', body: cairsCsv(answer) }
      : { status: 200, body: answer };
  };
