/**
 * POST /cases/{caseId}/facts: what came after the rules decided. The answer says what they decide now, where they have decided
 * before.
 */
import { recordFact } from '../../../domain/work/record-fact.ts';
import { phaseOf } from '../../../domain/case/phase.ts';
import { localDate } from '../../../domain/shared/calendar.ts';
import type { PolicyFor } from '../../../domain/policy/county-protocol.ts';
import { changeCase, type ChangeCaseDeps } from '../../change-case.ts';
import type { ApiResponse, ApiUseCase } from '../../middleware/api-types.ts';

export const createRecordFact =
  (deps: ChangeCaseDeps & { policyFor: PolicyFor }): ApiUseCase<'recordFact'> =>
  (request) =>
    changeCase(deps, request, {
      caseId: request.path.caseId,
      decide: (draft): ApiResponse<'recordFact'> => {
        const policy = deps.policyFor(draft.case.lgu, localDate(draft.now));
        const number = recordFact(draft, request.body, request.actor, policy);
        const { caseId, strands, screening } = draft.case;
        return {
          status: 201,
          body: {
            caseId,
            phase: phaseOf(draft.case),
            strands,
            ...(number !== undefined && { number }),
            ...(screening && {
              decision: { eligible: screening.eligible, hhPlusRate: screening.hhPlusRate },
            }),
          },
        };
      },
    });
