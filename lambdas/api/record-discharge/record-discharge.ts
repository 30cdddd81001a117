/** POST /cases/{caseId}/discharge: the discharge is a fact of its own; it starts, or moves, the 48-hour clock at once. */
import { dischargedFrom, recordDischarge } from '../../../domain/discharge/discharge.ts';
import { clockView } from '../../../domain/shared/clock-record.ts';
import { phaseOf } from '../../../domain/case/phase.ts';
import { localDate } from '../../../domain/shared/calendar.ts';
import type { PolicyFor } from '../../../domain/policy/county-protocol.ts';
import { changeCase, type ChangeCaseDeps } from '../../change-case.ts';
import type { ApiResponse, ApiUseCase } from '../../middleware/api-types.ts';

export const createRecordDischarge =
  (deps: ChangeCaseDeps & { policyFor: PolicyFor }): ApiUseCase<'recordDischarge'> =>
  (request) =>
    changeCase(deps, request, {
      caseId: request.path.caseId,
      also: { seenFrom: [dischargedFrom(request.body)] },
      decide: (draft): ApiResponse<'recordDischarge'> => {
        const policy = deps.policyFor(draft.case.lgu, localDate(draft.now));
        recordDischarge(draft, request.body, policy, 'body');
        return {
          status: 200,
          body: {
            caseId: draft.case.caseId,
            phase: phaseOf(draft.case),
            strands: draft.case.strands,
            clocks: draft.case.clocks
              .filter(({ kind }) => kind === 'faceToFaceContact')
              .map((clock) => clockView(clock, draft.now)),
          },
        };
      },
    });
