/** POST /cases/{caseId}/withdrawal: ends the case and everything that waits in it. */
import { withdraw } from '../../../domain/referral/withdraw.ts';
import { phaseOf } from '../../../domain/case/phase.ts';
import { changeCase, type ChangeCaseDeps } from '../../change-case.ts';
import type { ApiResponse, ApiUseCase } from '../../middleware/api-types.ts';

export const createWithdrawCase =
  (deps: ChangeCaseDeps): ApiUseCase<'withdrawCase'> =>
  (request) =>
    changeCase(deps, request, {
      caseId: request.path.caseId,
      decide: (draft): ApiResponse<'withdrawCase'> => {
        withdraw(draft, request.body, request.actor);
        return {
          status: 200,
          body: {
            caseId: draft.case.caseId,
            phase: phaseOf(draft.case),
            closeReason: draft.case.closeReason,
          },
        };
      },
    });
