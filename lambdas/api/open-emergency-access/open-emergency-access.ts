/**
 * POST /cases/{caseId}/emergency-access: a person without a right to see a case opens it for an hour, with a reason. Run
 * twice within the hour: the access that stands, and nobody is told again.
 */
import { openEmergencyAccess } from '../../../domain/access/emergency-access.ts';
import type { Log } from '../../../domain/ports/ports.ts';
import type { ApiResponse, ApiUseCase } from '../../middleware/api-types.ts';
import { changeCase, type ChangeCaseDeps } from '../../change-case.ts';

export const createOpenEmergencyAccess =
  (deps: ChangeCaseDeps & { log: Log }): ApiUseCase<'openEmergencyAccess'> =>
  async (request) => {
    const { caseId } = request.path;
    const opened: { isNew: boolean } = { isNew: false };
    const answer = await changeCase(deps, request, {
      caseId,
      decide: (draft): ApiResponse<'openEmergencyAccess'> => {
        const access = openEmergencyAccess(draft, request.body, request.actor);
        opened.isNew = draft.changed;
        const { number, reason, openedAt, until } = access;
        return { status: 201, body: { caseId, number, reason, openedAt, until } };
      },
    });
    if (opened.isNew) deps.log.count('EmergencyAccessOpened');
    return answer;
  };
