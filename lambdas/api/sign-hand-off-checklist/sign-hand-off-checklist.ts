/** POST /cases/{caseId}/hand-off-checklist/signature: a side signs the revision that it has read. */
import { phaseOf } from '../../../domain/case/phase.ts';
import { signChecklist } from '../../../domain/placement/hand-off-checklist.ts';
import { changedChecklist } from '../../../domain/views/hand-off-view.ts';
import { changeCase, type ChangeCaseDeps } from '../../change-case.ts';
import type { ApiResponse, ApiUseCase } from '../../middleware/api-types.ts';

export const createSignHandOffChecklist =
  (deps: ChangeCaseDeps): ApiUseCase<'signHandOffChecklist'> =>
  (request) =>
    changeCase(deps, request, {
      caseId: request.path.caseId,
      decide: (draft, reader): ApiResponse<'signHandOffChecklist'> => {
        signChecklist(draft, request.body, request.actor);
        const { caseId, strands } = draft.case;
        return {
          status: 200,
          body: {
            caseId,
            phase: phaseOf(draft.case),
            strands,
            handOffChecklist: changedChecklist(draft.case, reader),
          },
        };
      },
    });
