/**
 * PUT /cases/{caseId}/consent: a new authorization, a refusal, the withdrawal of what stands, the treatment exchange
 * stated or taken back, or whether the Health Home has a copy of the court order. What ends the basis of an open offer takes it back in the same transaction. Run twice: the second
 * withdrawal is a 409.
 */
import { endTransferWithoutBasis } from '../../../domain/placement/expire-basis.ts';
import { changeConsent } from '../../../domain/placement/change-consent.ts';
import { changeExchange } from '../../../domain/placement/treatment-exchange.ts';
import { stateOrderCopy } from '../../../domain/placement/order-copy.ts';
import { consentView } from '../../../domain/case/consent.ts';
import { phaseOf } from '../../../domain/case/phase.ts';
import { changeCase, type ChangeCaseDeps } from '../../change-case.ts';
import type { ApiResponse, ApiUseCase } from '../../middleware/api-types.ts';

export const createPutConsent =
  (deps: ChangeCaseDeps): ApiUseCase<'putConsent'> =>
  (request) =>
    changeCase(deps, request, {
      caseId: request.path.caseId,
      decide: (draft): ApiResponse<'putConsent'> => {
        const { body } = request;
        if (body.status === 'treatmentExchangeStated' || body.status === 'treatmentExchangeTakenBack')
          changeExchange(draft, body, request.actor);
        else if (body.status === 'orderCopyStated') stateOrderCopy(draft, body, request.actor);
        else {
          changeConsent(draft, body);
          endTransferWithoutBasis(draft);
        }
        return {
          status: 200,
          body: {
            caseId: draft.case.caseId,
            phase: phaseOf(draft.case),
            strands: draft.case.strands,
            consent: consentView(draft.case),
          },
        };
      },
    });
