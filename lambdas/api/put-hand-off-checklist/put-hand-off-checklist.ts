/** PUT /cases/{caseId}/hand-off-checklist: either side settles points of the warm hand-off, or opens them again. */
import { phaseOf } from '../../../domain/case/phase.ts';
import { putChecklist } from '../../../domain/placement/hand-off-checklist.ts';
import { changedChecklist } from '../../../domain/views/hand-off-view.ts';
import { changeCase, type ChangeCaseDeps } from '../../change-case.ts';
import type { ApiResponse, ApiUseCase } from '../../middleware/api-types.ts';

export const createPutHandOffChecklist =
  (deps: ChangeCaseDeps): ApiUseCase<'putHandOffChecklist'> =>
  (request) =>
    changeCase(deps, request, {
      caseId: request.path.caseId,
      decide: (draft, reader): ApiResponse<'putHandOffChecklist'> => {
        putChecklist(draft, request.body, request.actor);
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
