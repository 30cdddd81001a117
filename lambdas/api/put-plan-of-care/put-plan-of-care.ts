/** PUT /cases/{caseId}/plan-of-care: the agency sets the plan; a material change needs the consultation on record. */
import { disclose } from '../../../domain/access/disclosure.ts';
import { planOfCareAnswerDisclosure } from '../../../domain/aot/aot-answers-disclosure.ts';
import { missingFromPlanOfCare, putPlanOfCare } from '../../../domain/aot/plan-of-care.ts';
import { changeCase, type ChangeCaseDeps } from '../../change-case.ts';
import type { ApiResponse, ApiUseCase } from '../../middleware/api-types.ts';

export const createPutPlanOfCare =
  (deps: ChangeCaseDeps): ApiUseCase<'putPlanOfCare'> =>
  (request) =>
    changeCase(deps, request, {
      caseId: request.path.caseId,
      decide: (draft, reader): ApiResponse<'putPlanOfCare'> => {
        const materialChange = putPlanOfCare(draft, request.body, request.actor);
        return {
          status: 200,
          body: disclose(
            planOfCareAnswerDisclosure,
            {
              caseId: draft.case.caseId,
              materialChange,
              missingFromPlanOfCare: missingFromPlanOfCare(draft.case, draft.now),
            },
            reader,
          ),
        };
      },
    });
