/** GET /cases/{caseId}/timeline: what happened, in order, with the rules that decided and the notices that went out. */
import { timeline } from '../../../domain/views/timeline.ts';
import type { ApiResponse, ApiUseCase } from '../../middleware/api-types.ts';
import { readCase, type ReachCaseDeps } from '../../reach-case.ts';

export const createGetTimeline =
  (deps: ReachCaseDeps): ApiUseCase<'getTimeline'> =>
  async (request): Promise<ApiResponse<'getTimeline'>> => {
    const { caseId } = request.path;
    const { snapshot, reader } = await readCase(deps, request, caseId);
    const [events, notices] = await Promise.all([deps.cases.events(caseId), deps.cases.notices(caseId)]);
    return { status: 200, body: timeline(snapshot.case, { events, notices }, reader) };
  };
