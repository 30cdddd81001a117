/** GET /cases/{caseId}/significant-events: what was reported or is owed, a page at a time, and who acknowledged it. */
import { eventView } from '../../../domain/aot/aot-view.ts';
import { withAcknowledgement } from '../../../domain/aot/event-acknowledgement.ts';
import type { ApiResponse, ApiUseCase } from '../../middleware/api-types.ts';
import { readCase, type ReachCaseDeps } from '../../reach-case.ts';
import { eventReadings } from '../../read-pages.ts';

export const createListSignificantEvents =
  (deps: ReachCaseDeps): ApiUseCase<'listSignificantEvents'> =>
  async (request): Promise<ApiResponse<'listSignificantEvents'>> => {
    const { caseId } = request.path;
    await readCase(deps, request, caseId);
    const { items, ...rest } = await deps.cases.pageOf(caseId, 'significantEvent', request.query);
    const readings = await eventReadings(deps.cases, caseId, items);
    const events = withAcknowledgement(items, { eventReadings: readings }).map(eventView);
    return { status: 200, body: { caseId, events, ...rest } };
  };
