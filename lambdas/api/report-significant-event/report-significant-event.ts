/** POST /cases/{caseId}/significant-events: the agency reports to the county, which acknowledges the notice by name. */
import type { AotProtocolFor } from '../../../domain/policy/county-aot-protocol.ts';
import { reportSignificantEvent, tellingOf } from '../../../domain/aot/significant-event.ts';
import { partNamed } from '../../../domain/case/case-parts.ts';
import type { PolicyFor } from '../../../domain/policy/county-protocol.ts';
import { localDate } from '../../../domain/shared/calendar.ts';
import { changeCase, type ChangeCaseDeps } from '../../change-case.ts';
import type { ApiResponse, ApiUseCase } from '../../middleware/api-types.ts';

export const createReportSignificantEvent =
  (
    deps: ChangeCaseDeps & { aotProtocolFor: AotProtocolFor; policyFor: PolicyFor },
  ): ApiUseCase<'reportSignificantEvent'> =>
  (request) =>
    changeCase(deps, request, {
      caseId: request.path.caseId,
      also: { parts: [partNamed('eventTelling', tellingOf(request.body))] },
      decide: (draft): ApiResponse<'reportSignificantEvent'> => {
        const { lgu } = draft.case;
        const today = localDate(draft.now);
        const protocol = deps.aotProtocolFor(lgu, today);
        const policy = deps.policyFor(lgu, today).aot;
        const event = reportSignificantEvent(draft, request.body, request.actor, protocol, policy);
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
