/**
 * PUT /cases/{caseId}/aot-order: the county records, renews, corrects or ends a court order; the assigned agency tells of
 * one. What follows from it (contact, report, review, transfer) is opened in the same transaction.
 */
import type { AotProtocolFor } from '../../../domain/policy/county-aot-protocol.ts';
import type { PolicyFor } from '../../../domain/policy/county-protocol.ts';
import { partNamed } from '../../../domain/case/case-parts.ts';
import { aotStatusAt, orderedOn } from '../../../domain/case/order.ts';
import type { AotOrderBody } from '../../../domain/aot/order-contract.ts';
import { recordAotOrder } from '../../../domain/aot/record-order.ts';
import { settleAot } from '../../../domain/aot/settle-aot.ts';
import { settlePlan } from '../../../domain/case/tell-plan.ts';
import { decideAnewOnOrders } from '../../../domain/work/decide-anew.ts';
import { phaseOf } from '../../../domain/case/phase.ts';
import { localDate, startOfLocalDate } from '../../../domain/shared/calendar.ts';
import type { AlsoRead, Registry } from '../../../domain/ports/ports.ts';
import { changeCase, type ChangeCaseDeps } from '../../change-case.ts';
import type { ApiResponse, ApiUseCase } from '../../middleware/api-types.ts';

export interface PutAotOrderDeps extends ChangeCaseDeps {
  registry: Registry;
  policyFor: PolicyFor;
  aotProtocolFor: AotProtocolFor;
}

/** The orders that the body names may be past, and the person may have been met since the order was made. */
const ofTheOrder = (body: AotOrderBody): AlsoRead =>
  body.kind === 'courtOrder'
    ? {
        parts: [body.orderId, body.renews]
          .filter((orderId) => orderId !== undefined)
          .map((orderId) => partNamed('order', orderId)),
        seenFrom: [startOfLocalDate(orderedOn(body))],
      }
    : {};

export const createPutAotOrder =
  (deps: PutAotOrderDeps): ApiUseCase<'putAotOrder'> =>
  (request) =>
    changeCase(deps, request, {
      caseId: request.path.caseId,
      also: ofTheOrder(request.body),
      decide: async (draft): Promise<ApiResponse<'putAotOrder'>> => {
        const { agency: assigned } = draft.case.assignment;
        const agency = assigned === undefined ? undefined : await deps.registry.agency(assigned);
        const { id, warnings } = recordAotOrder(draft, request.body, request.actor);
        const today = localDate(draft.now);
        const { lgu } = draft.case;
        const policy = deps.policyFor(lgu, today);
        settleAot(draft, { protocol: deps.aotProtocolFor(lgu, today), policy: policy.aot, agency });
        decideAnewOnOrders(draft, policy);
        settlePlan(draft, policy);
        return {
          status: 200,
          body: {
            caseId: draft.case.caseId,
            phase: phaseOf(draft.case),
            strands: draft.case.strands,
            id,
            status: aotStatusAt(draft.case, draft.now).kind,
            warnings,
          },
        };
      },
    });
