/** POST /cases/{caseId}/discharge: the discharge is a fact of its own; it starts, or moves, the 48-hour clock at once. */
import { decide } from '../../../domain/access/access.ts';
import { recordDischarge } from '../../../domain/discharge/discharge.ts';
import { clockView } from '../../../domain/referral/case-view.ts';
import { phaseOf } from '../../../domain/referral/phase.ts';
import type { EscalationPolicy } from '../../../domain/shared/escalation-policy.ts';
import type { ChangeCaseDeps } from '../../change-case.ts';
import { changeCase } from '../../change-case.ts';
import type { ApiUseCase } from '../../middleware/api-types.ts';

export const createRecordDischarge =
  (deps: ChangeCaseDeps & { policy: EscalationPolicy }): ApiUseCase<'recordDischarge'> =>
  (request) =>
    changeCase(deps, request, {
      caseId: request.path.caseId,
      mayReach: (snapshot) => decide(request.actor, 'recordDischarge', snapshot.case).allow,
      decide: (draft) => {
        recordDischarge(draft, request.body, deps.policy);
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
