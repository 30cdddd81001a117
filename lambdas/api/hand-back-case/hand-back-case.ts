/** POST /cases/{caseId}/hand-back: the agency gives the person back; the county decides anew. */
import { holderOf } from '../../../domain/case/parties.ts';
import { handBack } from '../../../domain/placement/take-back.ts';
import type { PolicyFor } from '../../../domain/policy/county-protocol.ts';
import { localDate } from '../../../domain/shared/calendar.ts';
import { changeCase, type ChangeCaseDeps } from '../../change-case.ts';
import type { ApiResponse, ApiUseCase } from '../../middleware/api-types.ts';

export const createHandBackCase =
  (deps: ChangeCaseDeps & { policyFor: PolicyFor }): ApiUseCase<'handBackCase'> =>
  (request) =>
    changeCase(deps, request, {
      caseId: request.path.caseId,
      decide: (draft): ApiResponse<'handBackCase'> => {
        const policy = deps.policyFor(draft.case.lgu, localDate(draft.now));
        handBack(draft, request.body, request.actor, policy);
        return {
          status: 200,
          body: { caseId: draft.case.caseId, handedBackTo: holderOf(draft.case) },
        };
      },
    });
