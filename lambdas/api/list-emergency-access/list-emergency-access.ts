/** GET /cases/{caseId}/emergency-access: who opened a case in an emergency and why, for those who answer for the person. */
import { emergencyAccessView, overseerOf } from '../../../domain/access/emergency-access.ts';
import type { ApiResponse, ApiUseCase } from '../../middleware/api-types.ts';
import { reachCase, type ReachCaseDeps } from '../../reach-case.ts';

export const createListEmergencyAccess =
  (deps: ReachCaseDeps): ApiUseCase<'listEmergencyAccess'> =>
  async (request): Promise<ApiResponse<'listEmergencyAccess'>> => {
    const { caseId } = request.path;
    const { snapshot } = await reachCase(deps, request, {
      caseId,
      addressedTo: (found) => found && overseerOf(found.case, request.actor),
    });
    const accesses = (snapshot.case.emergencyAccess ?? []).map(emergencyAccessView);
    return { status: 200, body: { caseId, accesses } };
  };
