/** POST /cases/{caseId}/missing-concerns/{concernId}/withdrawal: a concern was entered in error, and why. */
import { disclose, Own } from '../../../domain/access/disclosure.ts';
import { concernWithdrawalDisclosure } from '../../../domain/aot/aot-answers-disclosure.ts';
import { withdrawConcern } from '../../../domain/aot/raise-concern.ts';
import { partNamed } from '../../../domain/case/case-parts.ts';
import { localDate } from '../../../domain/shared/calendar.ts';
import type { PolicyFor } from '../../../domain/policy/county-protocol.ts';
import { changeCase, type ChangeCaseDeps } from '../../change-case.ts';
import type { ApiResponse, ApiUseCase } from '../../middleware/api-types.ts';

export const createWithdrawMissingConcern =
  (deps: ChangeCaseDeps & { policyFor: PolicyFor }): ApiUseCase<'withdrawMissingConcern'> =>
  (request) =>
    changeCase(deps, request, {
      caseId: request.path.caseId,
      also: { parts: [partNamed('concern', request.path.concernId)] },
      decide: (draft, reader): ApiResponse<'withdrawMissingConcern'> => {
        const { concernId } = request.path;
        const { by, ...concern } = withdrawConcern(
          draft,
          concernId,
          request.body,
          request.actor,
          deps.policyFor(draft.case.lgu, localDate(draft.now)).aot,
        );
        return {
          status: 200,
          body: disclose(
            concernWithdrawalDisclosure,
            {
              caseId: draft.case.caseId,
              strands: draft.case.strands,
              concern: new Own(by, { ...concern, by: by.sub }),
            },
            reader,
          ),
        };
      },
    });
