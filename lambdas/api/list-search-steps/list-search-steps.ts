/** GET /cases/{caseId}/search-steps: the ledger of the searches, for the agency that searches, the county and an auditor. */
import { searchStepView } from '../../../domain/case/search-step.ts';
import { basisView } from '../../../domain/views/case-view.ts';
import type { ApiResponse, ApiUseCase } from '../../middleware/api-types.ts';
import { readCase, type ReachCaseDeps } from '../../reach-case.ts';

export const createListSearchSteps =
  (deps: ReachCaseDeps): ApiUseCase<'listSearchSteps'> =>
  async (request): Promise<ApiResponse<'listSearchSteps'>> => {
    const { caseId } = request.path;
    const { access } = await readCase(deps, request, caseId);
    const { items, ...rest } = await deps.cases.pageOf(caseId, 'searchSteps', request.query);
    return {
      status: 200,
      body: { caseId, ...basisView(access.basis), steps: items.map(searchStepView), ...rest },
    };
  };
