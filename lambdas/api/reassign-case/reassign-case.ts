/** POST /cases/{caseId}/reassignment: the SPOA takes its decision back, or the person from the agency that accepted. */
import { disclose } from '../../../domain/access/disclosure.ts';
import { takenBackAnswerDisclosure } from '../../../domain/api/case-answers-disclosure.ts';
import { phaseOf } from '../../../domain/case/phase.ts';
import { reassign } from '../../../domain/placement/take-back.ts';
import type { PolicyFor } from '../../../domain/policy/county-protocol.ts';
import { localDate } from '../../../domain/shared/calendar.ts';
import { wholeWorkItem } from '../../../domain/views/addressed.ts';
import { changeCase, type ChangeCaseDeps } from '../../change-case.ts';
import type { ApiResponse, ApiUseCase } from '../../middleware/api-types.ts';

export const createReassignCase =
  (deps: ChangeCaseDeps & { policyFor: PolicyFor }): ApiUseCase<'reassignCase'> =>
  (request) =>
    changeCase(deps, request, {
      caseId: request.path.caseId,
      decide: (draft, reader): ApiResponse<'reassignCase'> => {
        const policy = deps.policyFor(draft.case.lgu, localDate(draft.now));
        const decision = reassign(draft, request.body, request.actor, policy);
        return {
          status: 200,
          body: disclose(
            takenBackAnswerDisclosure,
            {
              caseId: draft.case.caseId,
              phase: phaseOf(draft.case),
              strands: draft.case.strands,
              workItem: wholeWorkItem(decision, draft.now),
            },
            reader,
          ),
        };
      },
    });
