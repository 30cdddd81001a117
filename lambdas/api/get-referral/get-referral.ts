/**
 * GET /cases/{caseId}/referral: a facility reads the referral as it wrote it last. One where the person was before is shown
 * that, and nothing of what became of the case.
 */
import { referralWrittenBy } from '../../../domain/case/former-facility.ts';
import { referralView } from '../../../domain/views/referral-view.ts';
import type { ApiResponse, ApiUseCase } from '../../middleware/api-types.ts';
import { readCase, type ReachCaseDeps } from '../../reach-case.ts';

export const createGetReferral =
  (deps: ReachCaseDeps): ApiUseCase<'getReferral'> =>
  async (request): Promise<ApiResponse<'getReferral'>> => {
    const { caseId } = request.path;
    const { snapshot, reader } = await readCase(deps, request, caseId);
    const referral = referralWrittenBy(snapshot.case, request.actor.org);
    return { status: 200, body: referralView(caseId, referral, reader) };
  };
