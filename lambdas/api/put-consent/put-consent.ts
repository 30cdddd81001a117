/**
 * PUT /cases/{caseId}/consent: a new authorization, or the withdrawal of the one that stands. A withdrawal takes an open
 * offer back in the same transaction. Run twice: the second withdrawal is a 409.
 */
import { changeConsent } from '../../../domain/placement/change-consent.ts';
import { consentOf } from '../../../domain/case/consent.ts';
import { phaseOf } from '../../../domain/case/phase.ts';
import { changeCase, type ChangeCaseDeps } from '../../change-case.ts';
import type { ApiResponse, ApiUseCase } from '../../middleware/api-types.ts';

export const createPutConsent =
  (deps: ChangeCaseDeps): ApiUseCase<'putConsent'> =>
  (request) =>
    changeCase(deps, request, {
      caseId: request.path.caseId,
      decide: (draft): ApiResponse<'putConsent'> => {
        changeConsent(draft, request.body);
        const consent = consentOf(draft.case);
        return {
          status: 200,
          body: {
            caseId: draft.case.caseId,
            phase: phaseOf(draft.case),
            strands: draft.case.strands,
            consent: { status: consent.status, withdrawnOn: consent.withdrawnOn ?? null },
          },
        };
      },
    });
