/**
 * GET /cases/{caseId}/audit: who asked for the case in a span of time, by one query of the access log, and what the hash
 * chains of the events and of the whole log say about whether the record is unbroken.
 */
import { accessView, auditVerdict } from '../../../domain/access/verify-audit.ts';
import type { AccessLog } from '../../../domain/ports/ports.ts';
import type { ApiResponse, ApiUseCase } from '../../middleware/api-types.ts';
import { readCase, type ReachCaseDeps } from '../../reach-case.ts';

/** Of a longer span the latest are shown: ask for a shorter one for those before. */
const mostShown = 1_000;

export const createGetAudit =
  (deps: ReachCaseDeps & { accesses: AccessLog }): ApiUseCase<'getAudit'> =>
  async (request): Promise<ApiResponse<'getAudit'>> => {
    const { caseId } = request.path;
    const { snapshot } = await readCase(deps, request, caseId);
    // The head first: what others append meanwhile lies behind it and is not judged yet.
    const head = await deps.accesses.accessHead(caseId);
    const [events, log, inSpan] = await Promise.all([
      deps.cases.events(caseId),
      deps.accesses.accesses(caseId),
      deps.accesses.accesses(caseId, request.query.from, request.query.until),
    ]);
    const judged = log.filter(({ seq }) => seq <= (head?.seq ?? 0));
    const record = snapshot.case;
    return {
      status: 200,
      body: {
        caseId,
        ...auditVerdict({ record, events: events.slice(0, record.counters.events), accesses: judged, head }),
        accesses: inSpan.slice(-mostShown).map(accessView),
        ...(inSpan.length > mostShown && { notShown: inSpan.length - mostShown }),
      },
    };
  };
