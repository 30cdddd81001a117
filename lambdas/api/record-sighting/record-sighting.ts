/**
 * POST /cases/{caseId}/sightings: the agency or the county learnt of the person. The answer says what that did: a jail or
 * hospital is a place where a person is located.
 */
import { recordSighting } from '../../../domain/aot/record-search.ts';
import { partOfTelling, toldBefore } from '../../../domain/case/telling.ts';
import { stepOf, toldAgain } from '../../told-again.ts';
import { sightingAnswer } from '../../../domain/aot/ledger.ts';
import { localDate } from '../../../domain/shared/calendar.ts';
import type { PolicyFor } from '../../../domain/policy/county-protocol.ts';
import { changeCase, type ChangeCaseDeps } from '../../change-case.ts';
import type { ApiRequest, ApiResponse, ApiUseCase } from '../../middleware/api-types.ts';

const toldIn = ({ body }: ApiRequest<'recordSighting'>) => ({ fact: 'sighting', body }) as const;

export const createRecordSighting =
  (deps: ChangeCaseDeps & { policyFor: PolicyFor }): ApiUseCase<'recordSighting'> =>
  (request) =>
    changeCase(deps, request, {
      caseId: request.path.caseId,
      also: { parts: [partOfTelling(toldIn(request), request.actor)] },
      decide: async (draft, reader): Promise<ApiResponse<'recordSighting'>> => {
        const known = toldBefore(draft, toldIn(request), request.actor);
        if (known !== undefined) {
          const step = await stepOf(deps.cases, draft.case.caseId, known);
          const body = sightingAnswer({ step, strands: draft.case.strands, outcome: 'noted' }, reader);
          return { status: 201, body, headers: toldAgain };
        }
        const { step, outcome } = recordSighting(
          draft,
          request.body,
          request.actor,
          deps.policyFor(draft.case.lgu, localDate(draft.now)).aot,
          'body',
        );
        return {
          status: 201,
          body: sightingAnswer({ step, strands: draft.case.strands, outcome }, reader),
        };
      },
    });
