/** POST /cases/{caseId}/transfer/withdrawal: a transfer that has not taken effect is taken back. */
import { phaseOf } from '../../../domain/case/phase.ts';
import { withdrawTransfer } from '../../../domain/placement/transfer.ts';
import { changeCase, type ChangeCaseDeps } from '../../change-case.ts';
import type { ApiResponse, ApiUseCase } from '../../middleware/api-types.ts';

export const createWithdrawTransfer =
  (deps: ChangeCaseDeps): ApiUseCase<'withdrawTransfer'> =>
  (request) =>
    changeCase(deps, request, {
      caseId: request.path.caseId,
      decide: (draft): ApiResponse<'withdrawTransfer'> => {
        withdrawTransfer(draft, request.actor);
        const { caseId, strands, assignment } = draft.case;
        return { status: 200, body: { caseId, phase: phaseOf(draft.case), strands, assignment } };
      },
    });
