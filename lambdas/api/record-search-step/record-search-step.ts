/**
 * POST /cases/{caseId}/search-steps: what was tried, asked for or agreed in a search. The system asks and records; police
 * and the county decide. What is entered late is taken, and says so.
 */
import { recordSearchStep } from '../../../domain/aot/record-search.ts';
import { partOfTelling, toldBefore } from '../../../domain/case/telling.ts';
import { stepOf, toldAgain } from '../../told-again.ts';
import { stepAnswer } from '../../../domain/aot/ledger.ts';
import { localDate } from '../../../domain/shared/calendar.ts';
import type { PolicyFor } from '../../../domain/policy/county-protocol.ts';
import { changeCase, type ChangeCaseDeps } from '../../change-case.ts';
import type { ApiRequest, ApiResponse, ApiUseCase } from '../../middleware/api-types.ts';

const toldIn = ({ body }: ApiRequest<'recordSearchStep'>) => ({ fact: 'searchStep', body }) as const;

export const createRecordSearchStep =
  (deps: ChangeCaseDeps & { policyFor: PolicyFor }): ApiUseCase<'recordSearchStep'> =>
  (request) =>
    changeCase(deps, request, {
      caseId: request.path.caseId,
      also: { parts: [partOfTelling(toldIn(request), request.actor)] },
      decide: async (draft, reader): Promise<ApiResponse<'recordSearchStep'>> => {
        const known = toldBefore(draft, toldIn(request), request.actor);
        if (known !== undefined) {
          const told = await stepOf(deps.cases, draft.case.caseId, known);
          return { status: 201, body: stepAnswer(told, reader), headers: toldAgain };
        }
        const step = recordSearchStep(
          draft,
          request.body,
          request.actor,
          deps.policyFor(draft.case.lgu, localDate(draft.now)).aot,
        );
        return { status: 201, body: stepAnswer(step, reader) };
      },
    });
