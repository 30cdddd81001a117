/** GET /cases/{caseId}/second-referrals: what second sources told of the person, and what became of it, as far as the basis opens it. */
import { secondReferralsView } from '../../../domain/views/second-referrals.ts';
import type { ApiResponse, ApiUseCase } from '../../middleware/api-types.ts';
import { readCase, type ReachCaseDeps } from '../../reach-case.ts';

export const createListSecondReferrals =
  (deps: ReachCaseDeps): ApiUseCase<'listSecondReferrals'> =>
  async (request): Promise<ApiResponse<'listSecondReferrals'>> => {
    const { snapshot, reader } = await readCase(deps, request, request.path.caseId);
    return { status: 200, body: secondReferralsView(snapshot.case, reader) };
  };
