/** PUT /cases/{caseId}/discharge-plan: the planner sets, moves or cancels the date, or reports a readmission. */
import { disclose } from '../../../domain/access/disclosure.ts';
import { dischargePlanAnswerDisclosure } from '../../../domain/api/case-answers-disclosure.ts';
import { changeDischargePlan } from '../../../domain/discharge/discharge.ts';
import { followReadmission } from '../../../domain/work/record-fact.ts';
import { phaseOf } from '../../../domain/case/phase.ts';
import { dischargeView } from '../../../domain/views/discharge-view.ts';
import { localDate } from '../../../domain/shared/calendar.ts';
import type { PolicyFor } from '../../../domain/policy/county-protocol.ts';
import { changeCase, type ChangeCaseDeps } from '../../change-case.ts';
import type { ApiResponse, ApiUseCase } from '../../middleware/api-types.ts';

export const createPutDischargePlan =
  (deps: ChangeCaseDeps & { policyFor: PolicyFor }): ApiUseCase<'putDischargePlan'> =>
  (request) =>
    changeCase(deps, request, {
      caseId: request.path.caseId,
      decide: (draft, reader): ApiResponse<'putDischargePlan'> => {
        const policy = deps.policyFor(draft.case.lgu, localDate(draft.now));
        const { body, actor } = request;
        changeDischargePlan(draft, body, policy);
        if (body.status === 'readmitted') followReadmission(draft, body.readmittedAt, actor, policy);
        return {
          status: 200,
          body: disclose(
            dischargePlanAnswerDisclosure,
            {
              caseId: draft.case.caseId,
              phase: phaseOf(draft.case),
              strands: draft.case.strands,
              discharge: dischargeView(draft.case.discharge),
            },
            reader,
          ),
        };
      },
    });
