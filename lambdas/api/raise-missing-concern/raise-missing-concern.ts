/**
 * POST /cases/{caseId}/missing-concerns: the care manager was told that the person could not be found. The 24 hours
 * count from that receipt, whenever it is entered.
 */
import { disclose, Own } from '../../../domain/access/disclosure.ts';
import { concernAnswerDisclosure } from '../../../domain/aot/aot-answers-disclosure.ts';
import { raiseConcern } from '../../../domain/aot/raise-concern.ts';
import { clockView } from '../../../domain/shared/clock-record.ts';
import { localDate } from '../../../domain/shared/calendar.ts';
import type { PolicyFor } from '../../../domain/policy/county-protocol.ts';
import type { Registry } from '../../../domain/ports/ports.ts';
import { changeCase, type ChangeCaseDeps } from '../../change-case.ts';
import type { ApiResponse, ApiUseCase } from '../../middleware/api-types.ts';

export interface RaiseMissingConcernDeps extends ChangeCaseDeps {
  policyFor: PolicyFor;
  registry: Registry;
}

export const createRaiseMissingConcern =
  (deps: RaiseMissingConcernDeps): ApiUseCase<'raiseMissingConcern'> =>
  (request) =>
    changeCase(deps, request, {
      caseId: request.path.caseId,
      also: { seenFrom: [request.body.receivedAt] },
      decide: async (draft, reader): Promise<ApiResponse<'raiseMissingConcern'>> => {
        const agency = await deps.registry.agency(request.actor.org);
        const { by, ...concern } = raiseConcern(draft, request.body, request.actor, {
          policy: deps.policyFor(draft.case.lgu, localDate(draft.now)).aot,
          omhReportRequired: agency?.omhOversight !== undefined,
        });
        return {
          status: 201,
          body: disclose(
            concernAnswerDisclosure,
            {
              caseId: draft.case.caseId,
              strands: draft.case.strands,
              concern: new Own(by, { ...concern, by: by.sub }),
              clocks: draft.case.clocks
                .filter(({ kind }) => kind === 'credibleContact')
                .map((clock) => clockView(clock, draft.now)),
            },
            reader,
          ),
        };
      },
    });
