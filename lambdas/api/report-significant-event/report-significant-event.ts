/** POST /cases/{caseId}/significant-events: the agency reports to the county, which acknowledges the notice by name. */
import type { AotProtocolFor } from '../../../domain/policy/county-aot-protocol.ts';
import { reportSignificantEvent } from '../../../domain/aot/significant-event.ts';
import { localDate } from '../../../domain/shared/calendar.ts';
import { changeCase, type ChangeCaseDeps } from '../../change-case.ts';
import type { ApiResponse, ApiUseCase } from '../../middleware/api-types.ts';

export const createReportSignificantEvent =
  (deps: ChangeCaseDeps & { aotProtocolFor: AotProtocolFor }): ApiUseCase<'reportSignificantEvent'> =>
  (request) =>
    changeCase(deps, request, {
      caseId: request.path.caseId,
      decide: (draft): ApiResponse<'reportSignificantEvent'> => {
        const protocol = deps.aotProtocolFor(draft.case.lgu, localDate(draft.now));
        const event = reportSignificantEvent(draft, request.body, request.actor, protocol);
        return {
          status: 201,
          body: {
            caseId: draft.case.caseId,
            eventId: event.eventId,
            dueAt: event.dueAt,
            late: draft.now > event.dueAt,
            noticeId: event.noticeId,
          },
        };
      },
    });
