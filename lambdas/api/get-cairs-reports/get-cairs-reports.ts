/** GET /cases/{caseId}/cairs: what was reported to OMH, field by field, as JSON or as CSV of codes. */
import { decide } from '../../../domain/access/access.ts';
import { cairsCsv, cairsJson } from '../../../domain/aot/cairs.ts';
import type { CaseStore } from '../../../domain/shared/ports.ts';
import { notFound } from '../../../domain/shared/refusal.ts';
import type { ApiUseCase } from '../../middleware/api-types.ts';

export const createGetCairsReports =
  ({ cases }: { cases: CaseStore }): ApiUseCase<'getCairsReports'> =>
  async ({ actor, path, query }) => {
    const snapshot = await cases.load(path.caseId);
    if (!snapshot || !decide(actor, 'getCairsReports', snapshot.case).allow) throw notFound();
    const reports = snapshot.case.aot?.cairs ?? [];
    return query.format === 'csv'
      ? { status: 200, contentType: 'text/csv', body: cairsCsv(reports) }
      : { status: 200, body: cairsJson(reports) };
  };
