/** POST /cases/{caseId}/transfer: the county or the Health Home asks another agency to receive the person, from a day on. */
import { phaseOf } from '../../../domain/case/phase.ts';
import { askForTransfer } from '../../../domain/placement/transfer.ts';
import type { PolicyFor } from '../../../domain/policy/county-protocol.ts';
import type { Registry } from '../../../domain/ports/ports.ts';
import { localDate } from '../../../domain/shared/calendar.ts';
import { changeCase, type ChangeCaseDeps } from '../../change-case.ts';
import type { ApiResponse, ApiUseCase } from '../../middleware/api-types.ts';

export const createAskForTransfer =
  (deps: ChangeCaseDeps & { policyFor: PolicyFor; registry: Registry }): ApiUseCase<'askForTransfer'> =>
  (request) =>
    changeCase(deps, request, {
      caseId: request.path.caseId,
      decide: async (draft): Promise<ApiResponse<'askForTransfer'>> => {
        const policy = deps.policyFor(draft.case.lgu, localDate(draft.now));
        askForTransfer(draft, request.body, request.actor, await deps.registry.agencies(), policy);
        const { caseId, strands, assignment } = draft.case;
        return { status: 201, body: { caseId, phase: phaseOf(draft.case), strands, assignment } };
      },
    });
