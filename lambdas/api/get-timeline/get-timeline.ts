/** GET /cases/{caseId}/timeline: what happened, in order, with the rules that decided and the notices that went out. */
import { noticeView } from '../../../domain/notices/notice-view.ts';
import { basisView } from '../../../domain/views/case-view.ts';
import { timelineEntry } from '../../../domain/views/timeline.ts';
import { phaseOf } from '../../../domain/case/phase.ts';
import type { ApiResponse, ApiUseCase } from '../../middleware/api-types.ts';
import { readCase, type ReachCaseDeps } from '../../reach-case.ts';

export const createGetTimeline =
  (deps: ReachCaseDeps): ApiUseCase<'getTimeline'> =>
  async (request): Promise<ApiResponse<'getTimeline'>> => {
    const { caseId } = request.path;
    const { snapshot, access } = await readCase(deps, request, caseId);
    const [events, notices] = await Promise.all([deps.cases.events(caseId), deps.cases.notices(caseId)]);
    return {
      status: 200,
      body: {
        caseId,
        ...basisView(access.basis),
        phase: phaseOf(snapshot.case),
        events: events.map(timelineEntry),
        notices: notices.map(noticeView),
      },
    };
  };
