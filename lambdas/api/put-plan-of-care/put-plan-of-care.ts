/** PUT /cases/{caseId}/plan-of-care: the agency sets the plan; a material change needs the consultation on record. */
import { missingFromPlanOfCare, putPlanOfCare } from '../../../domain/aot/plan-of-care.ts';
import { changeCase, type ChangeCaseDeps } from '../../change-case.ts';
import type { ApiResponse, ApiUseCase } from '../../middleware/api-types.ts';

export const createPutPlanOfCare =
  (deps: ChangeCaseDeps): ApiUseCase<'putPlanOfCare'> =>
  (request) =>
    changeCase(deps, request, {
      caseId: request.path.caseId,
      decide: (draft): ApiResponse<'putPlanOfCare'> => {
        const materialChange = putPlanOfCare(draft, request.body, request.actor);
        return {
          status: 200,
          body: {
            caseId: draft.case.caseId,
            materialChange,
            missingFromPlanOfCare: missingFromPlanOfCare(draft.case, draft.now),
          },
        };
      },
    });
