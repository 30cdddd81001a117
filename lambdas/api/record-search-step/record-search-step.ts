/**
 * POST /cases/{caseId}/search-steps: what was tried, asked for or agreed in a search. The system asks and records; police
 * and the county decide. What is entered late is taken, and says so.
 */
import { recordSearchStep } from '../../../domain/aot/record-search.ts';
import { stepAnswer } from '../../../domain/aot/ledger.ts';
import { localDate } from '../../../domain/shared/calendar.ts';
import type { PolicyFor } from '../../../domain/policy/county-protocol.ts';
import { changeCase, type ChangeCaseDeps } from '../../change-case.ts';
import type { ApiResponse, ApiUseCase } from '../../middleware/api-types.ts';

export const createRecordSearchStep =
  (deps: ChangeCaseDeps & { policyFor: PolicyFor }): ApiUseCase<'recordSearchStep'> =>
  (request) =>
    changeCase(deps, request, {
      caseId: request.path.caseId,
      decide: (draft, reader): ApiResponse<'recordSearchStep'> => {
        const step = recordSearchStep(
          draft,
          request.body,
          request.actor,
          deps.policyFor(draft.case.lgu, localDate(draft.now)).aot,
        );
        return { status: 201, body: stepAnswer(step, reader) };
      },
    });
