/**
 * POST /cases/{caseId}/sightings: the agency or the county learnt of the person. The answer says what that did: a jail or
 * hospital is a place where a person is located.
 */
import { recordSighting } from '../../../domain/aot/record-search.ts';
import { sightingAnswer } from '../../../domain/aot/ledger.ts';
import { localDate } from '../../../domain/shared/calendar.ts';
import type { PolicyFor } from '../../../domain/policy/county-protocol.ts';
import { changeCase, type ChangeCaseDeps } from '../../change-case.ts';
import type { ApiResponse, ApiUseCase } from '../../middleware/api-types.ts';

export const createRecordSighting =
  (deps: ChangeCaseDeps & { policyFor: PolicyFor }): ApiUseCase<'recordSighting'> =>
  (request) =>
    changeCase(deps, request, {
      caseId: request.path.caseId,
      decide: (draft, reader): ApiResponse<'recordSighting'> => {
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
