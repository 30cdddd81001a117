/** POST /cases/{caseId}/missing-concerns/{concernId}/withdrawal: a concern was entered in error, and why. */
import { decide } from '../../../domain/access/access.ts';
import { withdrawConcern } from '../../../domain/aot/raise-concern.ts';
import type { EscalationPolicy } from '../../../domain/shared/escalation-policy.ts';
import type { ChangeCaseDeps } from '../../change-case.ts';
import { changeCase } from '../../change-case.ts';
import type { ApiUseCase } from '../../middleware/api-types.ts';

export const createWithdrawMissingConcern =
  (deps: ChangeCaseDeps & { policy: EscalationPolicy }): ApiUseCase<'withdrawMissingConcern'> =>
  (request) =>
    changeCase(deps, request, {
      caseId: request.path.caseId,
      mayReach: (snapshot) => decide(request.actor, 'withdrawMissingConcern', snapshot.case).allow,
      decide: (draft) => {
        const { concernId } = request.path;
        const { by, ...concern } = withdrawConcern(draft, concernId, request.body, deps.policy.aot);
        return {
          status: 200,
          body: {
            caseId: draft.case.caseId,
            strands: draft.case.strands,
            concern: { ...concern, by: by.sub },
          },
        };
      },
    });
