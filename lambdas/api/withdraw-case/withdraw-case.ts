/** POST /cases/{caseId}/withdrawal: ends the case and everything that waits in it, or, under a court order, reports a death. */
import { withdraw } from '../../../domain/referral/withdraw.ts';
import type { PolicyFor } from '../../../domain/policy/county-protocol.ts';
import { localDate } from '../../../domain/shared/calendar.ts';
import { settlePlan } from '../../../domain/case/tell-plan.ts';
import { deathReportView } from '../../../domain/views/case-view.ts';
import { phaseOf } from '../../../domain/case/phase.ts';
import { changeCase, type ChangeCaseDeps } from '../../change-case.ts';
import type { ApiResponse, ApiUseCase } from '../../middleware/api-types.ts';

export const createWithdrawCase =
  (deps: ChangeCaseDeps & { policyFor: PolicyFor }): ApiUseCase<'withdrawCase'> =>
  (request) =>
    changeCase(deps, request, {
      caseId: request.path.caseId,
      decide: (draft): ApiResponse<'withdrawCase'> => {
        const policy = deps.policyFor(draft.case.lgu, localDate(draft.now));
        withdraw(draft, request.body, request.actor, policy);
        settlePlan(draft, policy);
        return {
          status: 200,
          body: {
            caseId: draft.case.caseId,
            phase: phaseOf(draft.case),
            closeReason: draft.case.closeReason,
            ...deathReportView(draft.case),
          },
        };
      },
    });
