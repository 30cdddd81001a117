/** GET /cases/{caseId}/significant-events: what was reported or is owed, a page at a time, and who acknowledged it. */
import { disclose } from '../../../domain/access/disclosure.ts';
import { significantEventsDisclosure } from '../../../domain/aot/aot-answers-disclosure.ts';
import { wholeEvent } from '../../../domain/aot/aot-view.ts';
import { withAcknowledgement } from '../../../domain/aot/event-acknowledgement.ts';
import type { ApiResponse, ApiUseCase } from '../../middleware/api-types.ts';
import { readCase, type ReachCaseDeps } from '../../reach-case.ts';
import { eventReadings } from '../../read-pages.ts';

export const createListSignificantEvents =
  (deps: ReachCaseDeps): ApiUseCase<'listSignificantEvents'> =>
  async (request): Promise<ApiResponse<'listSignificantEvents'>> => {
    const { caseId } = request.path;
    const { reader } = await readCase(deps, request, caseId);
    const { items, ...rest } = await deps.cases.pageOf(caseId, 'significantEvent', request.query);
    const readings = await eventReadings(deps.cases, caseId, items);
    const events = withAcknowledgement(items, { eventReadings: readings }).map(wholeEvent);
    return { status: 200, body: disclose(significantEventsDisclosure, { caseId, events, ...rest }, reader) };
  };
