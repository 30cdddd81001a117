/**
 * PUT /cases/{caseId}/facility: the facility or the county reports that the person moved to another State facility before the
 * discharge. The facility that reports it has no more to do with the case, and is answered no more than that.
 */
import { moveFacility } from '../../../domain/discharge/move-facility.ts';
import { localDate } from '../../../domain/shared/calendar.ts';
import type { PolicyFor } from '../../../domain/policy/county-protocol.ts';
import type { PersonKeys } from '../../../domain/ports/ports.ts';
import { personMarks } from '../../person-marks.ts';
import { changeCase, type ChangeCaseDeps } from '../../change-case.ts';
import type { ApiResponse, ApiUseCase } from '../../middleware/api-types.ts';

export interface MoveFacilityDeps extends ChangeCaseDeps {
  personKeys: PersonKeys;
  policyFor: PolicyFor;
}

export const createMoveFacility =
  (deps: MoveFacilityDeps): ApiUseCase<'moveFacility'> =>
  (request) =>
    changeCase(deps, request, {
      caseId: request.path.caseId,
      decide: async (draft): Promise<ApiResponse<'moveFacility'>> => {
        const policy = deps.policyFor(draft.case.lgu, localDate(draft.now));
        moveFacility(draft, request.body, request.actor, policy);
        const { caseId, referral } = draft.case;
        const { facility, movedAt } = request.body;
        // Without a CIN the facility knows the person by their name: another one that refers them anew is to find this case.
        draft.rekeyPerson(await personMarks(deps.personKeys, referral, facility));
        return { status: 200, body: { caseId, facility, movedAt } };
      },
    });
