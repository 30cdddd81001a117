/**
 * GET /cases/{caseId}/audit: who asked for the case in a span of time, a page of it, and whether the record is unbroken: the
 * entries of the page by the seals that name them, and the last events of the case. What a page costs does not hang on how
 * long the log is; `npm run audit:verify` verifies all of it.
 */
import { accessView, sealsAbout, verifyEvents, verifySpan } from '../../../domain/access/verify-audit.ts';
import { positionOf } from '../../../domain/access/access-entry.ts';
import type { AccessLog } from '../../../domain/ports/ports.ts';
import type { ApiResponse, ApiUseCase } from '../../middleware/api-types.ts';
import { readCase, type ReachCaseDeps } from '../../reach-case.ts';

const mostEvents = 100;

export const createGetAudit =
  (deps: ReachCaseDeps & { accesses: AccessLog }): ApiUseCase<'getAudit'> =>
  async (request): Promise<ApiResponse<'getAudit'>> => {
    const { caseId } = request.path;
    const { from, until } = request.query;
    const { snapshot } = await readCase(deps, request, caseId);
    const record = snapshot.case;
    const last = record.counters.events;
    const first = Math.max(1, last - mostEvents + 1);
    const [events, { items, cursor, after }] = await Promise.all([
      deps.cases.eventsBetween(caseId, first, last),
      deps.accesses.accesses(caseId, request.query),
    ]);
    // The head after the entries: whatever seal an entry names lies before it.
    const head = await deps.accesses.accessHead(caseId);
    const seals = await deps.accesses.accessSeals(caseId, sealsAbout(items, head));
    const end = items.at(-1);
    const span = {
      after: after ?? from,
      upTo: cursor !== undefined && end ? positionOf(end) : until && `${until}~`,
    };
    return {
      status: 200,
      body: {
        caseId,
        chain: {
          events: verifyEvents({ record, events, from: first }),
          accesses: verifySpan({ entries: items, seals, head, ...span }),
        },
        accesses: items.map(accessView),
        ...(cursor !== undefined && { cursor }),
      },
    };
  };
