/** PUT /cases/{caseId}/care-manager: the agency names another care manager or team, or who covers. Run twice: the same. */
import { disclose } from '../../../domain/access/disclosure.ts';
import { phaseOf } from '../../../domain/case/phase.ts';
import { careManagerAnswerDisclosure } from '../../../domain/placement/care-manager-disclosure.ts';
import { changeCareManager } from '../../../domain/placement/change-care-manager.ts';
import { servedBy } from '../../../domain/case/served-by.ts';
import type { Registry } from '../../../domain/ports/ports.ts';
import { changeCase, type ChangeCaseDeps } from '../../change-case.ts';
import type { ApiResponse, ApiUseCase } from '../../middleware/api-types.ts';
import { readStaff } from '../../read-registry.ts';

export interface ChangeCareManagerDeps extends ChangeCaseDeps {
  registry: Registry;
}

export const createChangeCareManager =
  (deps: ChangeCareManagerDeps): ApiUseCase<'changeCareManager'> =>
  (request) =>
    changeCase(deps, request, {
      caseId: request.path.caseId,
      decide: async (draft, reader): Promise<ApiResponse<'changeCareManager'>> => {
        changeCareManager(draft, request.body, await readStaff(deps.registry));
        return {
          status: 200,
          body: disclose(
            careManagerAnswerDisclosure,
            {
              caseId: draft.case.caseId,
              phase: phaseOf(draft.case),
              servedBy: servedBy(draft.case, draft.now),
            },
            reader,
          ),
        };
      },
    });
