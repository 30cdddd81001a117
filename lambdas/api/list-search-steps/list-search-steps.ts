/** GET /cases/{caseId}/search-steps: the ledger of the searches, for the agency that searches, the county and an auditor. */
import { disclose } from '../../../domain/access/disclosure.ts';
import { searchStepsDisclosure } from '../../../domain/aot/aot-answers-disclosure.ts';
import { wholeStep } from '../../../domain/aot/ledger.ts';
import { basisView } from '../../../domain/views/case-view.ts';
import type { ApiResponse, ApiUseCase } from '../../middleware/api-types.ts';
import { readCase, type ReachCaseDeps } from '../../reach-case.ts';

export const createListSearchSteps =
  (deps: ReachCaseDeps): ApiUseCase<'listSearchSteps'> =>
  async (request): Promise<ApiResponse<'listSearchSteps'>> => {
    const { caseId } = request.path;
    const { reader } = await readCase(deps, request, caseId);
    const { items, ...rest } = await deps.cases.pageOf(caseId, 'searchSteps', request.query);
    const whole = { caseId, ...basisView(reader.basis), steps: items.map(wholeStep), ...rest };
    return { status: 200, body: disclose(searchStepsDisclosure, whole, reader) };
  };
